package org.limbeck.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Tensor;

/** Builds networks with seeded weights node by node; each method appends a node that reads the last one. */
final class SmallNetworks {
    private final int[] input;
    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> parameters = new HashMap<>();
    private String last = Architecture.INPUT;

    SmallNetworks(long seed, int... input) {
        this.input = input;
        this.random = new Random(seed);
    }

    /** The node that the next one reads. */
    String last() {
        return last;
    }

    SmallNetworks from(String node) {
        last = node;
        return this;
    }

    private String fresh(String type) {
        return type + nodes.size();
    }

    private SmallNetworks append(Node node) {
        nodes.add(node);
        last = node.name();
        return this;
    }

    private void parameter(String node, String name, double scale, double centre, int... shape) {
        double[] values = new double[Tensor.sizeOf(shape)];
        for (int i = 0; i < values.length; i++) values[i] = centre + scale * random.nextGaussian();
        parameters.put(node + "/" + name, Tensor.of(values, shape));
    }

    SmallNetworks convolution(int in, int out, int[] kernel, int[] stride, int[] padding, int groups, boolean bias) {
        String name = fresh("conv");
        double scale = 1 / Math.sqrt((double) in / groups * kernel[0] * kernel[1]);
        parameter(name, "W", scale, 0, out, in / groups, kernel[0], kernel[1]);
        if (bias) parameter(name, "b", 0.3, 0, out);
        return append(new Node.Convolution(name, List.of(last), out, kernel, stride, padding, groups, bias));
    }

    /** Square, with bias, groups 1. */
    SmallNetworks convolution(int in, int out, int kernel, int stride, int padding) {
        return convolution(
                in, out, new int[] {kernel, kernel}, new int[] {stride, stride}, new int[] {padding, padding}, 1, true);
    }

    SmallNetworks dense(int in, int out, boolean bias) {
        String name = fresh("dense");
        parameter(name, "W", 1 / Math.sqrt(in), 0, out, in);
        if (bias) parameter(name, "b", 0.3, 0, out);
        return append(new Node.Dense(name, List.of(last), out, bias));
    }

    SmallNetworks batchNorm(int channels) {
        String name = fresh("norm");
        parameter(name, "gain", 0.3, 1, channels);
        parameter(name, "offset", 0.3, 0, channels);
        parameter(name, "mean", 0.3, 0.5, channels);
        double[] variance = new double[channels];
        for (int c = 0; c < channels; c++) variance[c] = 0.2 + random.nextDouble();
        parameters.put(name + "/variance", Tensor.of(variance, channels));
        return append(new Node.BatchNorm(name, List.of(last), 1e-3));
    }

    SmallNetworks activation(Nonlinearity function) {
        return append(new Node.Activation(fresh(function.label()), List.of(last), function));
    }

    SmallNetworks maxPool(int[] kernel, int[] stride, int[] padding) {
        return append(new Node.MaxPool(fresh("max"), List.of(last), kernel, stride, padding));
    }

    SmallNetworks averagePool(int[] kernel, int[] stride, int[] padding) {
        return append(new Node.AveragePool(fresh("mean"), List.of(last), kernel, stride, padding));
    }

    SmallNetworks globalPool() {
        return append(new Node.GlobalAveragePool(fresh("global"), List.of(last)));
    }

    SmallNetworks flatten() {
        return append(new Node.Flatten(fresh("flat"), List.of(last)));
    }

    SmallNetworks shortcut(int stride, int channels) {
        return append(new Node.Shortcut(fresh("shortcut"), List.of(last), stride, channels));
    }

    SmallNetworks add(String... inputs) {
        return append(new Node.Add(fresh("add"), List.of(inputs)));
    }

    SmallNetworks concat(String... inputs) {
        return append(new Node.Concat(fresh("concat"), List.of(inputs)));
    }

    SmallNetworks multiply(String... inputs) {
        return append(new Node.Multiply(fresh("multiply"), List.of(inputs)));
    }

    Network build() {
        return new Network(new Architecture(input, last, nodes), parameters);
    }

    /** {@code n} examples for the network, in double precision. */
    Tensor inputs(int n) {
        int[] shape = Tensor.batchShape(n, input);
        double[] values = new double[Tensor.sizeOf(shape)];
        for (int i = 0; i < values.length; i++) values[i] = random.nextGaussian();
        return Tensor.of(values, shape);
    }
}
