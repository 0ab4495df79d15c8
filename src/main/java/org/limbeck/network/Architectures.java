package org.limbeck.network;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Tensor;

/**
 * What follows from an architecture alone: the shape of every node's output and of every parameter. Everything that
 * takes an {@link Architecture} from outside passes it through here first, so that faults name the node.
 */
public final class Architectures {
    private Architectures() {}

    /**
     * Output shapes of one example, by node name in the order of the nodes ({@code input} first).
     *
     * @return {@code {channels, height, width}} or {@code {features}} for each name
     * @throws UserError naming the node, when names are missing, repeated or out of order, a shape does not fit, a
     *     node's result is never used, or the output is not a vector of logits
     */
    public static Map<String, int[]> shapes(Architecture architecture) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put(Architecture.INPUT, inputShape(architecture));
        for (Node node : architecture.nodes()) {
            checkName(node, shapes);
            List<int[]> inputs = node.inputs().stream()
                    .map(name -> inputShape(node, name, shapes))
                    .toList();
            shapes.put(node.name(), outputShape(node, inputs));
        }
        checkOutput(architecture, shapes);
        return shapes;
    }

    /**
     * Shapes of all parameters by {@code node/parameter}, in the order of the nodes and, within a node, of the exchange
     * format.
     *
     * @throws UserError as {@link #shapes}
     */
    public static Map<String, int[]> parameterShapes(Architecture architecture) {
        Map<String, int[]> shapes = shapes(architecture);
        Map<String, int[]> parameters = new LinkedHashMap<>();
        for (Node node : architecture.nodes()) {
            int[] input = shapes.get(node.inputs().get(0));
            ParameterRules.of(node, input).forEach((parameter, shape) -> {
                parameters.put(node.name() + "/" + parameter, requireAddressable(node, shape));
            });
        }
        return parameters;
    }

    /** Whether a parameter ({@code W}, {@code b}, {@code gain}, ...) is trained; running statistics are not. */
    public static boolean isTrainable(String parameter) {
        return !parameter.equals("mean") && !parameter.equals("variance");
    }

    /** Number of trainable parameters, {@code P} of {@code docs/theory.md}, section 1. */
    public static long trainableParameters(Architecture architecture) {
        return parameterShapes(architecture).entrySet().stream()
                .filter(entry ->
                        isTrainable(entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1)))
                .mapToLong(entry -> Tensor.sizeOf(entry.getValue()))
                .sum();
    }

    /**
     * Throws unless a network has exactly the arrays of its architecture, all finite, and no variance below 0.
     *
     * @throws UserError naming the node and the parameter
     */
    public static void requireComplete(Network network) {
        Map<String, int[]> expected = parameterShapes(network.architecture());
        expected.forEach((key, shape) -> {
            Tensor tensor = network.parameters().get(key);
            if (tensor == null) throw fault(nodeOf(key), "the array " + key + " is missing", "Add it to the weights");
            if (!Arrays.equals(tensor.shape(), shape)) {
                throw fault(
                        nodeOf(key),
                        "the array " + key + " has shape " + Arrays.toString(tensor.shape()) + ", not "
                                + Arrays.toString(shape),
                        "Write weights and architecture of the same network");
            }
            requireUsable(key, tensor);
        });
        for (String key : new TreeSet<>(network.parameters().keySet())) {
            if (!expected.containsKey(key)) {
                throw fault(nodeOf(key), "the array " + key + " belongs to no parameter", "Remove it from the weights");
            }
        }
    }

    private static void requireUsable(String key, Tensor tensor) {
        boolean variance = key.endsWith("/variance");
        for (int i = 0; i < tensor.size(); i++) {
            double value = tensor.get(i);
            if (!Double.isFinite(value) || (variance && value < 0)) {
                throw fault(
                        nodeOf(key),
                        "the array " + key + " holds " + value + " at index " + i,
                        "Use a checkpoint from before training diverged");
            }
        }
    }

    private static String nodeOf(String key) {
        return key.contains("/") ? key.substring(0, key.lastIndexOf('/')) : key;
    }

    /** Number of logits, {@code d}. */
    public static int outputs(Architecture architecture) {
        return shapes(architecture).get(architecture.output())[0];
    }

    /** A node's fault as an error that names it. */
    public static UserError fault(String node, String what, String remedy) {
        return new UserError(what, "node " + node, remedy);
    }

    private static int[] inputShape(Architecture architecture) {
        int[] input = architecture.input();
        boolean positive = Arrays.stream(input).allMatch(axis -> axis > 0);
        if ((input.length != 1 && input.length != 3) || !positive) {
            throw fault(
                    Architecture.INPUT,
                    "the input shape is " + Arrays.toString(input),
                    "Give [channels, height, width] or [features], each at least 1");
        }
        return input;
    }

    private static int[] outputShape(Node node, List<int[]> inputs) {
        try {
            return requireAddressable(node, node.accept(new ShapeRules(inputs)));
        } catch (ArithmeticException overflow) {
            throw tooLarge(node);
        }
    }

    private static int[] requireAddressable(Node node, int[] shape) {
        try {
            Tensor.sizeOf(shape);
            return shape;
        } catch (ArithmeticException overflow) {
            throw tooLarge(node);
        }
    }

    private static UserError tooLarge(Node node) {
        return fault(node.name(), "it has more than 2^31 values", "Make the network or its input smaller");
    }

    private static void checkName(Node node, Map<String, int[]> known) {
        String name = node.name();
        if (name == null || name.isBlank()) throw new UserError("a node has no name", "", "Name every node");
        if (name.indexOf('#') >= 0) throw fault(name, "the name contains #", "Use a name without it");
        if (known.containsKey(name)) {
            throw fault(
                    name,
                    name.equals(Architecture.INPUT) ? "the name is reserved" : "the name is used twice",
                    "Give every node a name of its own");
        }
        if (node.inputs().isEmpty()) throw fault(name, "it has no input", "Name the nodes it reads, or input");
    }

    private static int[] inputShape(Node node, String input, Map<String, int[]> known) {
        int[] shape = known.get(input);
        if (shape == null) {
            throw fault(
                    node.name(),
                    "its input " + input + " is unknown at this place",
                    "List nodes in topological order: each after all that it reads");
        }
        return shape;
    }

    private static void checkOutput(Architecture architecture, Map<String, int[]> shapes) {
        String output = architecture.output();
        if (output == null || output.equals(Architecture.INPUT) || !shapes.containsKey(output)) {
            throw new UserError("the output " + output + " is no node", "architecture", "Name one of the nodes");
        }
        if (shapes.get(output).length != 1) {
            throw fault(
                    output,
                    "the output has shape " + Arrays.toString(shapes.get(output)) + " for one example",
                    "The output must be a vector of logits: put a flatten or globalavgpool before it");
        }
        Set<String> used = new HashSet<>(Set.of(output));
        for (int i = architecture.nodes().size() - 1; i >= 0; i--) {
            Node node = architecture.nodes().get(i);
            if (!used.contains(node.name())) {
                throw fault(node.name(), "nothing on the way to the output reads it", "Remove the node or use it");
            }
            used.addAll(node.inputs());
        }
    }
}
