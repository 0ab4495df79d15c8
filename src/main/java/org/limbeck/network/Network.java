package org.limbeck.network;

import java.util.Map;
import org.limbeck.numeric.Tensor;

/**
 * An architecture with its numbers, independent of any library: what the exchange format stores and the kernel reads.
 *
 * @param architecture the graph
 * @param parameters by {@code node/parameter}, shapes as in the exchange format
 */
public record Network(Architecture architecture, Map<String, Tensor> parameters) {
    public Network {
        parameters = Map.copyOf(parameters);
    }

    /** The parameter of a node, e.g. {@code parameter("conv1", "W")}; null when the node has none of that name. */
    public Tensor parameter(String node, String parameter) {
        return parameters.get(node + "/" + parameter);
    }
}
