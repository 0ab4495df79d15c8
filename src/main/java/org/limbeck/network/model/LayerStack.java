package org.limbeck.network.model;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.network.Architecture;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;

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

    /** The next node reads this one. */
    void from(String node) {
        last = node;
    }

    String convolution(String name, int outputs, int kernel, int stride, int padding, boolean bias) {
        return convolution(name, outputs, kernel, stride, padding, 1, bias);
    }

    String convolution(String name, int outputs, int kernel, int stride, int padding, int groups, boolean bias) {
        int[] window = {kernel, kernel};
        int[] step = {stride, stride};
        return put(new Node.Convolution(
                name, List.of(last), outputs, window, step, new int[] {padding, padding}, groups, bias));
    }

    String dense(String name, int outputs) {
        return put(new Node.Dense(name, List.of(last), outputs, true));
    }

    String batchNorm(String name) {
        return batchNorm(name, 1e-5);
    }

    String batchNorm(String name, double epsilon) {
        return put(new Node.BatchNorm(name, List.of(last), epsilon));
    }

    String relu(String name) {
        return activation(name, Nonlinearity.RELU);
    }

    String activation(String name, Nonlinearity function) {
        return put(new Node.Activation(name, List.of(last), function));
    }

    String maxPool(String name, int size) {
        return maxPool(name, size, size, 0);
    }

    String maxPool(String name, int size, int stride, int padding) {
        return put(new Node.MaxPool(
                name, List.of(last), new int[] {size, size}, new int[] {stride, stride}, new int[] {padding, padding}));
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

    String multiply(String name, String image, String gate) {
        return put(new Node.Multiply(name, List.of(image, gate)));
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
