package org.limbeck.network.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.base.UserError;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Node;

/** {@code architecture.json} to {@link Architecture} and back. */
final class ArchitectureJson {
    static final String FORMAT = "limbeck-network/1";

    private ArchitectureJson() {}

    /**
     * @param weightShapes shapes of the arrays beside it: they alone say how many outputs a layer has
     * @throws UserError naming the node
     */
    static Architecture read(JsonNode root, Map<String, int[]> weightShapes) {
        if (root == null || !root.isObject()) throw fault("is not a JSON object", "Write the file again");
        String format = root.path("format").asText("");
        if (!format.equals(FORMAT)) {
            throw fault("has the format \"" + format + "\"", "This program reads " + FORMAT);
        }
        JsonNode nodes = root.path("nodes");
        if (!nodes.isArray() || nodes.isEmpty()) throw fault("has no nodes", "List at least one node");
        if (!root.path("output").isTextual()) throw fault("names no output", "Name the node that gives the logits");
        int[] input = NodeFields.integers(root.path("input"));
        if (input == null) throw fault("has no input shape", "Give [channels, height, width] or [features]");
        List<Node> read = new ArrayList<>();
        for (JsonNode node : nodes) read.add(readNode(node, read.size(), weightShapes));
        return new Architecture(input, root.path("output").asText(), read);
    }

    private static Node readNode(JsonNode node, int position, Map<String, int[]> weightShapes) {
        String name = node.path("name").asText("");
        if (!node.path("name").isTextual() || name.isBlank()) {
            throw fault("node number " + (position + 1) + " has no name", "Name every node");
        }
        return NodeTypes.read(new NodeFields(name, node), weightShapes);
    }

    private static UserError fault(String what, String remedy) {
        return new UserError(what, NetworkFolder.ARCHITECTURE, remedy);
    }

    /** The same, as maps and lists for a JSON writer. */
    static Map<String, Object> write(Architecture architecture) {
        Map<String, int[]> parameters = Architectures.parameterShapes(architecture);
        List<Object> nodes = new ArrayList<>();
        for (Node node : architecture.nodes()) {
            Map<String, Object> fields = NodeTypes.write(node);
            Map<String, Object> shapes = describe(node, parameters);
            if (!shapes.isEmpty()) fields.put(NodeFields.PARAMETERS, shapes);
            nodes.add(fields);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", FORMAT);
        root.put("input", architecture.input());
        root.put("output", architecture.output());
        root.put("nodes", nodes);
        return root;
    }

    /** Shape and axes of each array, for readers elsewhere; not needed to read the network back. */
    private static Map<String, Object> describe(Node node, Map<String, int[]> parameters) {
        Map<String, Object> described = new LinkedHashMap<>();
        String prefix = node.name() + "/";
        parameters.forEach((key, shape) -> {
            if (key.startsWith(prefix) && key.indexOf('/', prefix.length()) < 0) {
                String parameter = key.substring(prefix.length());
                Map<String, Object> array = new LinkedHashMap<>();
                array.put("shape", shape);
                array.put("layout", layout(parameter, shape.length));
                described.put(parameter, array);
            }
        });
        return described;
    }

    private static String layout(String parameter, int rank) {
        if (parameter.equals("W")) return rank == 4 ? "out, in/groups, kh, kw" : "out, in";
        return parameter.equals("b") ? "out" : "channels";
    }
}
