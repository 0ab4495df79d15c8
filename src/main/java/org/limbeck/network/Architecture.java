package org.limbeck.network;

import java.util.List;

/**
 * A network's graph without its numbers: the one description from which the DL4J graph is compiled, the kernel is
 * walked and the exchange folder is written.
 *
 * @param input shape of one example: {@code {channels, height, width}} or {@code {features}}
 * @param output name of the node that gives the logits, {@code (d)}
 * @param nodes in topological order
 */
public record Architecture(int[] input, String output, List<Node> nodes) {
    /** The name by which nodes read the network's input. */
    public static final String INPUT = "input";

    public Architecture {
        nodes = List.copyOf(nodes);
    }
}
