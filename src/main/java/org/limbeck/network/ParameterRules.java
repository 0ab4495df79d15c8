package org.limbeck.network;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and shapes of one node's parameters, in the order of the exchange format; most types have none.
 *
 * @param input shape of the node's first input
 */
record ParameterRules(int[] input) implements Node.Visitor<Map<String, int[]>> {
    /** @param input shape of the node's first input */
    static Map<String, int[]> of(Node node, int[] input) {
        return node.accept(new ParameterRules(input));
    }

    @Override
    public Map<String, int[]> convolution(Node.Convolution node) {
        int[] kernel = node.kernel();
        return weights(node.bias(), node.outputs(), input[0] / node.groups(), kernel[0], kernel[1]);
    }

    @Override
    public Map<String, int[]> dense(Node.Dense node) {
        return weights(node.bias(), node.outputs(), input[0]);
    }

    @Override
    public Map<String, int[]> batchNorm(Node.BatchNorm node) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (String name : new String[] {"gain", "offset", "mean", "variance"}) {
            shapes.put(name, new int[] {input[0]});
        }
        return shapes;
    }

    @Override
    public Map<String, int[]> activation(Node.Activation node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> maxPool(Node.MaxPool node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> averagePool(Node.AveragePool node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> globalAveragePool(Node.GlobalAveragePool node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> flatten(Node.Flatten node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> add(Node.Add node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> concat(Node.Concat node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> multiply(Node.Multiply node) {
        return Map.of();
    }

    @Override
    public Map<String, int[]> shortcut(Node.Shortcut node) {
        return Map.of();
    }

    private static Map<String, int[]> weights(boolean bias, int... shape) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        shapes.put("W", shape);
        if (bias) shapes.put("b", new int[] {shape[0]});
        return shapes;
    }
}
