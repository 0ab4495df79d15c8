package org.limbeck.network;

import java.util.Map;

/** Floating-point operations of one example's forward pass, counted from the graph alone. */
public final class ForwardWork {
    private ForwardWork() {}

    /**
     * Two operations a weight and position for convolutions and dense layers, one a value for everything else; a training
     * step takes about three times as many for each of its examples.
     *
     * @throws org.limbeck.base.UserError when the architecture does not fit together
     */
    public static double of(Architecture architecture) {
        Map<String, int[]> shapes = Architectures.shapes(architecture);
        double total = 0;
        for (Node node : architecture.nodes()) {
            int[] input = shapes.get(node.inputs().get(0));
            int[] output = shapes.get(node.name());
            total += 2.0 * positions(output) * weights(node, input) + size(output);
        }
        return total;
    }

    /** Values of all nodes' outputs for one example: what training keeps for its backward pass. */
    public static long values(Architecture architecture) {
        return Architectures.shapes(architecture).values().stream()
                .mapToLong(shape -> (long) size(shape))
                .sum();
    }

    private static double weights(Node node, int[] input) {
        int[] shape = ParameterRules.of(node, input).get("W");
        return shape == null ? 0 : size(shape);
    }

    private static double positions(int[] shape) {
        return shape.length == 3 ? (double) shape[1] * shape[2] : 1;
    }

    private static double size(int[] shape) {
        double product = 1;
        for (int axis : shape) product *= axis;
        return product;
    }
}
