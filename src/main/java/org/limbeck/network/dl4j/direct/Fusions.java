package org.limbeck.network.dl4j.direct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.limbeck.network.Architecture;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;

/** Which ReLU nodes can be done by the node before them: those that alone read a node with arithmetic of its own. */
final class Fusions {
    private final Map<String, Rectifier> rectifiers = new HashMap<>();
    private final Map<String, String> places = new HashMap<>();

    Fusions(Architecture architecture) {
        Map<String, Node> nodes = architecture.nodes().stream().collect(Collectors.toMap(Node::name, node -> node));
        for (Node node : architecture.nodes()) {
            if (!(node instanceof Node.Activation relu) || relu.function() != Nonlinearity.RELU) continue;
            Node before = nodes.get(relu.inputs().get(0));
            if (before == null
                    || !takesRectifier(before)
                    || readers(architecture, before.name()).size() > 1) continue;
            places.put(relu.name(), before.name());
            List<Node> readers = readers(architecture, relu.name());
            boolean pooled = readers.size() == 1 && readers.get(0) instanceof Node.MaxPool;
            rectifiers.put(before.name(), pooled ? Rectifier.FORWARD : Rectifier.FULL);
        }
    }

    private static boolean takesRectifier(Node node) {
        return node instanceof Node.Convolution
                || node instanceof Node.Dense
                || node instanceof Node.BatchNorm
                || node instanceof Node.Add;
    }

    /** Nodes that read a node, the output's reader counted as one more. */
    private static List<Node> readers(Architecture architecture, String name) {
        List<Node> readers = architecture.nodes().stream()
                .filter(node -> node.inputs().contains(name))
                .collect(Collectors.toList());
        architecture.nodes().stream()
                .filter(node -> node.name().equals(name) && name.equals(architecture.output()))
                .forEach(readers::add);
        return readers;
    }

    /** Whether a node's ReLU is done by the node before it. */
    boolean contains(Node node) {
        return places.containsKey(node.name());
    }

    /** What a node does about the ReLU behind it. */
    Rectifier rectifier(Node node) {
        return rectifiers.getOrDefault(node.name(), Rectifier.NONE);
    }

    /** Whether a pool does the backward pass of the ReLU before it. */
    boolean rectifies(Node.MaxPool pool) {
        String before = places.get(pool.inputs().get(0));
        return before != null && rectifiers.get(before) == Rectifier.FORWARD;
    }

    /** The vertex that gives a node's values. */
    String place(String node) {
        return places.getOrDefault(node, node);
    }
}
