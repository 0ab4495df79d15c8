package org.limbeck.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names and shapes of one node's parameters; most types have none. */
final class ParameterRules {
    private ParameterRules() {}

    /**
     * @param input shape of the node's first input
     * @return shapes by parameter name, in the order of the exchange format
     */
    static Map<String, int[]> of(Node node, int[] input) {
        if (node instanceof Node.Convolution c) {
            int[] kernel = c.kernel();
            return weights(c.bias(), c.outputs(), input[0] / c.groups(), kernel[0], kernel[1]);
        }
        if (node instanceof Node.Dense dense) return weights(dense.bias(), dense.outputs(), input[0]);
        if (node instanceof Node.BatchNorm) {
            Map<String, int[]> shapes = new LinkedHashMap<>();
            for (String name : new String[] {"gain", "offset", "mean", "variance"}) {
                shapes.put(name, new int[] {input[0]});
            }
            return shapes;
        }
        return Map.of();
    }

    private static Map<String, int[]> weights(boolean bias, int... shape) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("W", shape);
        if (bias) shapes.put("b", new int[] {shape[0]});
        return shapes;
    }
}
