package org.limbeck.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the nodes of a model: each call adds a node that reads the last one (or those named) and returns its name.
 * Models are written with it so that they read like their published tables.
 */
final class LayerStack {
    private final List<Node> nodes = new ArrayList<>();
    private String last = Architecture.INPUT;

    String last() {
        return last;
    }

    String convolution(String name, int outputs, int kernel, int stride, int padding, boolean bias) {
        int[] window = {kernel, kernel};
        int[] step = {stride, stride};
        return put(new Node.Convolution(
                name, List.of(last), outputs, window, step, new int[] {padding, padding}, 1, bias));
    }

    String dense(String name, int outputs) {
        return put(new Node.Dense(name, List.of(last), outputs, true));
    }

    String batchNorm(String name) {
        return put(new Node.BatchNorm(name, List.of(last), 1e-5));
    }

    String relu(String name) {
        return put(new Node.Activation(name, List.of(last), Nonlinearity.RELU));
    }

    String maxPool(String name, int size) {
        int[] window = {size, size};
        return put(new Node.MaxPool(name, List.of(last), window, window, new int[] {0, 0}));
    }

    String globalAveragePool(String name) {
        return put(new Node.GlobalAveragePool(name, List.of(last)));
    }

    String flatten(String name) {
        return put(new Node.Flatten(name, List.of(last)));
    }

    String shortcut(String name, String from, int stride, int channels) {
        return put(new Node.Shortcut(name, List.of(from), stride, channels));
    }

    String add(String name, String first, String second) {
        return put(new Node.Add(name, List.of(first, second)));
    }

    Architecture build(int[] input) {
        return new Architecture(input, last, nodes);
    }

    private String put(Node node) {
        nodes.add(node);
        last = node.name();
        return last;
    }
}
