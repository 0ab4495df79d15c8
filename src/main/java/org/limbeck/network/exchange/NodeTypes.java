package org.limbeck.network.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;

/** The node types of {@code architecture.json}, by name: how each is read. {@link NodeWriter} is the other direction. */
final class NodeTypes {
    private static final Map<String, BiFunction<NodeFields, Map<String, int[]>, Node>> READERS = readers();

    private NodeTypes() {}

    /** @throws org.limbeck.base.UserError naming the node */
    static Node read(NodeFields fields, Map<String, int[]> weightShapes) {
        BiFunction<NodeFields, Map<String, int[]>, Node> reader = READERS.get(fields.type());
        if (reader == null) {
            throw fields.fault(
                    "its type " + fields.type() + " is unknown",
                    "Choose one of " + String.join(", ", READERS.keySet()));
        }
        Node node = reader.apply(fields, weightShapes);
        fields.requireAllAsked();
        return node;
    }

    private static Map<String, BiFunction<NodeFields, Map<String, int[]>, Node>> readers() {
        Map<String, BiFunction<NodeFields, Map<String, int[]>, Node>> readers = new LinkedHashMap<>();
        readers.put("conv", NodeTypes::convolution);
        readers.put("dense", (f, weights) -> new Node.Dense(f.name(), f.inputs(), outputs(f, weights), f.flag("bias")));
        readers.put("batchnorm", (f, weights) -> new Node.BatchNorm(f.name(), f.inputs(), f.number("epsilon")));
        for (Nonlinearity function : Nonlinearity.values()) {
            readers.put(function.label(), (f, weights) -> new Node.Activation(f.name(), f.inputs(), function));
        }
        readers.put(
                "maxpool",
                (f, weights) ->
                        new Node.MaxPool(f.name(), f.inputs(), f.pair("kernel"), f.pair("stride"), f.pair("padding")));
        readers.put(
                "avgpool",
                (f, weights) -> new Node.AveragePool(
                        f.name(), f.inputs(), f.pair("kernel"), f.pair("stride"), f.pair("padding")));
        readers.put("globalavgpool", (f, weights) -> new Node.GlobalAveragePool(f.name(), f.inputs()));
        readers.put("flatten", (f, weights) -> new Node.Flatten(f.name(), f.inputs()));
        readers.put("add", (f, weights) -> new Node.Add(f.name(), f.inputs()));
        readers.put("concat", (f, weights) -> new Node.Concat(f.name(), f.inputs()));
        readers.put("multiply", (f, weights) -> new Node.Multiply(f.name(), f.inputs()));
        readers.put(
                "shortcut",
                (f, weights) -> new Node.Shortcut(f.name(), f.inputs(), f.integer("stride"), f.integer("channels")));
        return readers;
    }

    private static Node convolution(NodeFields fields, Map<String, int[]> weights) {
        return new Node.Convolution(
                fields.name(),
                fields.inputs(),
                outputs(fields, weights),
                fields.pair("kernel"),
                fields.pair("stride"),
                fields.pair("padding"),
                fields.integer("groups", 1),
                fields.flag("bias"));
    }

    private static int outputs(NodeFields fields, Map<String, int[]> weights) {
        int[] shape = weights.get(fields.name() + "/W");
        if (shape == null || shape.length == 0) {
            throw fields.fault(
                    "the array " + fields.name() + "/W is " + (shape == null ? "missing" : "a scalar"),
                    "Add it to " + NetworkFolder.WEIGHTS);
        }
        return shape[0];
    }

    /** The fields of a node, ready for a JSON writer. */
    static Map<String, Object> write(Node node) {
        return node.accept(new NodeWriter());
    }

    /** Name, type and inputs, which every node has. */
    static Map<String, Object> head(Node node, String type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", node.name());
        fields.put("type", type);
        fields.put("inputs", List.copyOf(node.inputs()));
        return fields;
    }
}
