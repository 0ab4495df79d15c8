package org.limbeck.kernel;

import java.util.HashMap;
import java.util.Map;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Tensor;

/**
 * The reference for kernels and logits: evaluates a network on one example with dual numbers (value, derivative in one
 * parameter), by the plainest loops, sharing nothing with the program. Derivatives are exact to rounding; a Jacobian
 * takes one evaluation a parameter.
 */
final class DualNetwork {
    private final Network network;
    private final String parameter;
    private final int index;
    private final Map<String, Duals> values = new HashMap<>();

    private DualNetwork(Network network, String parameter, int index) {
        this.network = network;
        this.parameter = parameter;
        this.index = index;
    }

    /** Shape, values and derivatives. */
    private record Duals(int[] shape, double[] value, double[] tangent) {
        Duals(int... shape) {
            this(shape, new double[Tensor.sizeOf(shape)], new double[Tensor.sizeOf(shape)]);
        }

        int at(int c, int y, int x) {
            return (c * shape[1] + y) * shape[2] + x;
        }

        void addProduct(int to, Duals a, int i, Duals b, int j) {
            value[to] += a.value[i] * b.value[j];
            tangent[to] += a.value[i] * b.tangent[j] + a.tangent[i] * b.value[j];
        }

        void add(int to, Duals a, int i, double factor) {
            value[to] += factor * a.value[i];
            tangent[to] += factor * a.tangent[i];
        }
    }

    static double[] logits(Network network, double[] example) {
        return new DualNetwork(network, "", 0).run(example).value;
    }

    /** Derivatives of the logits of one example in one element of one parameter array. */
    static double[] derivative(Network network, double[] example, String parameter, int index) {
        return new DualNetwork(network, parameter, index).run(example).tangent;
    }

    /** The full kernel, {@code nd x nd}, example-major. */
    static double[][] kernel(Network network, Tensor inputs) {
        int n = inputs.shape()[0];
        int size = inputs.size() / n;
        double[][] kernel = null;
        for (Map.Entry<String, Tensor> entry : network.parameters().entrySet()) {
            if (entry.getKey().endsWith("/mean") || entry.getKey().endsWith("/variance")) continue;
            for (int p = 0; p < entry.getValue().size(); p++) {
                double[][] tangents = new double[n][];
                for (int i = 0; i < n; i++) {
                    double[] example = java.util.Arrays.copyOfRange(inputs.doubles(), i * size, (i + 1) * size);
                    tangents[i] = derivative(network, example, entry.getKey(), p);
                }
                int d = tangents[0].length;
                if (kernel == null) kernel = new double[n * d][n * d];
                for (int r = 0; r < n * d; r++) {
                    for (int c = 0; c < n * d; c++) kernel[r][c] += tangents[r / d][r % d] * tangents[c / d][c % d];
                }
            }
        }
        return kernel;
    }

    private Duals parameter(String node, String name) {
        Tensor tensor = network.parameter(node, name);
        double[] tangent = new double[tensor.size()];
        if (parameter.equals(node + "/" + name)) tangent[index] = 1;
        return new Duals(tensor.shape(), tensor.doubles(), tangent);
    }

    private Duals run(double[] example) {
        Architecture architecture = network.architecture();
        values.put("input", new Duals(architecture.input(), example, new double[example.length]));
        for (Node node : architecture.nodes()) values.put(node.name(), evaluate(node));
        return values.get(architecture.output());
    }

    private Duals evaluate(Node node) {
        Duals x = values.get(node.inputs().get(0));
        if (node instanceof Node.Convolution it) return convolution(it, x);
        if (node instanceof Node.Dense it) return dense(it, x);
        if (node instanceof Node.BatchNorm it) return batchNorm(it, x);
        if (node instanceof Node.Activation it) return activation(it.function(), x);
        if (node instanceof Node.MaxPool it) return pool(x, it.kernel(), it.stride(), it.padding(), true);
        if (node instanceof Node.AveragePool it) return pool(x, it.kernel(), it.stride(), it.padding(), false);
        if (node instanceof Node.Flatten) return new Duals(new int[] {x.value.length}, x.value, x.tangent);
        if (node instanceof Node.GlobalAveragePool) {
            Duals out = new Duals(x.shape[0]);
            int positions = x.value.length / x.shape[0];
            for (int i = 0; i < x.value.length; i++) out.add(i / positions, x, i, 1.0 / positions);
            return out;
        }
        if (node instanceof Node.Add) return add(node);
        if (node instanceof Node.Concat) return concat(node);
        if (node instanceof Node.Multiply) return multiply(node);
        return shortcut((Node.Shortcut) node, x);
    }

    private Duals convolution(Node.Convolution node, Duals x) {
        Duals weights = parameter(node.name(), "W");
        int[] k = node.kernel();
        int height = (x.shape[1] + 2 * node.padding()[0] - k[0]) / node.stride()[0] + 1;
        int width = (x.shape[2] + 2 * node.padding()[1] - k[1]) / node.stride()[1] + 1;
        Duals out = new Duals(node.outputs(), height, width);
        int in = x.shape[0] / node.groups();
        for (int o = 0; o < node.outputs(); o++) {
            int group = o / (node.outputs() / node.groups());
            for (int y = 0; y < height; y++) {
                for (int z = 0; z < width; z++) {
                    int to = out.at(o, y, z);
                    if (node.bias()) out.add(to, parameter(node.name(), "b"), o, 1);
                    for (int tap = 0; tap < in * k[0] * k[1]; tap++) {
                        int row = y * node.stride()[0] - node.padding()[0] + tap / k[1] % k[0];
                        int column = z * node.stride()[1] - node.padding()[1] + tap % k[1];
                        if (row < 0 || column < 0 || row >= x.shape[1] || column >= x.shape[2]) continue;
                        int channel = group * in + tap / (k[0] * k[1]);
                        out.addProduct(to, weights, o * in * k[0] * k[1] + tap, x, x.at(channel, row, column));
                    }
                }
            }
        }
        return out;
    }

    private Duals dense(Node.Dense node, Duals x) {
        Duals weights = parameter(node.name(), "W");
        Duals out = new Duals(node.outputs());
        for (int o = 0; o < node.outputs(); o++) {
            if (node.bias()) out.add(o, parameter(node.name(), "b"), o, 1);
            for (int i = 0; i < x.value.length; i++) out.addProduct(o, weights, o * x.value.length + i, x, i);
        }
        return out;
    }

    private Duals batchNorm(Node.BatchNorm node, Duals x) {
        Duals gain = parameter(node.name(), "gain");
        Duals offset = parameter(node.name(), "offset");
        double[] mean = network.parameter(node.name(), "mean").doubles();
        double[] variance = network.parameter(node.name(), "variance").doubles();
        Duals out = new Duals(x.shape);
        int positions = x.value.length / gain.value.length;
        for (int i = 0; i < x.value.length; i++) {
            int c = i / positions;
            double deviation = Math.sqrt(variance[c] + node.epsilon());
            Duals unit = new Duals(1);
            unit.value[0] = (x.value[i] - mean[c]) / deviation;
            unit.tangent[0] = x.tangent[i] / deviation;
            out.addProduct(i, gain, c, unit, 0);
            out.add(i, offset, c, 1);
        }
        return out;
    }

    private static Duals activation(Nonlinearity function, Duals x) {
        Duals out = new Duals(x.shape);
        for (int i = 0; i < x.value.length; i++) {
            double v = x.value[i];
            double exp = Math.exp(-v);
            double hard = v <= -3 ? 0 : v >= 3 ? 1 : (v + 3) / 6;
            double hardDerivative = v > -3 && v < 3 ? 1.0 / 6 : 0;
            double[] both =
                    switch (function) {
                        case RELU -> new double[] {v > 0 ? v : 0, v > 0 ? 1 : 0};
                        case HARDSWISH -> new double[] {v * hard, hard + v * hardDerivative};
                        case HARDSIGMOID -> new double[] {hard, hardDerivative};
                        case SIGMOID -> new double[] {1 / (1 + exp), exp / ((1 + exp) * (1 + exp))};
                        case TANH -> new double[] {Math.tanh(v), 1 - Math.tanh(v) * Math.tanh(v)};
                        case SOFTPLUS -> new double[] {Math.log(1 + Math.exp(v)), 1 / (1 + exp)};
                        case IDENTITY -> new double[] {v, 1};
                    };
            out.value[i] = both[0];
            out.tangent[i] = both[1] * x.tangent[i];
        }
        return out;
    }

    private static Duals pool(Duals x, int[] kernel, int[] stride, int[] padding, boolean maximum) {
        int height = (x.shape[1] + 2 * padding[0] - kernel[0]) / stride[0] + 1;
        int width = (x.shape[2] + 2 * padding[1] - kernel[1]) / stride[1] + 1;
        Duals out = new Duals(x.shape[0], height, width);
        for (int to = 0; to < out.value.length; to++) {
            int best = -1;
            for (int tap = 0; tap < kernel[0] * kernel[1]; tap++) {
                int row = to / width % height * stride[0] - padding[0] + tap / kernel[1];
                int column = to % width * stride[1] - padding[1] + tap % kernel[1];
                if (row < 0 || column < 0 || row >= x.shape[1] || column >= x.shape[2]) continue;
                int from = x.at(to / (height * width), row, column);
                if (!maximum) out.add(to, x, from, 1.0 / (kernel[0] * kernel[1]));
                else if (best < 0 || x.value[from] > x.value[best]) best = from;
            }
            if (maximum) out.add(to, x, best, 1);
        }
        return out;
    }

    private Duals add(Node node) {
        Duals out = new Duals(values.get(node.inputs().get(0)).shape);
        for (String name : node.inputs()) {
            for (int i = 0; i < out.value.length; i++) out.add(i, values.get(name), i, 1);
        }
        return out;
    }

    private Duals concat(Node node) {
        int[] shape = values.get(node.inputs().get(0)).shape.clone();
        shape[0] = node.inputs().stream()
                .mapToInt(name -> values.get(name).shape[0])
                .sum();
        Duals out = new Duals(shape);
        int to = 0;
        for (String name : node.inputs()) {
            for (int i = 0; i < values.get(name).value.length; i++) out.add(to++, values.get(name), i, 1);
        }
        return out;
    }

    private Duals multiply(Node node) {
        int[] shape = node.inputs().stream()
                .map(name -> values.get(name).shape)
                .max(java.util.Comparator.comparingInt(Tensor::sizeOf))
                .orElseThrow();
        Duals product = new Duals(shape);
        java.util.Arrays.fill(product.value, 1);
        for (String name : node.inputs()) {
            Duals factor = values.get(name);
            Duals next = new Duals(shape);
            for (int i = 0; i < next.value.length; i++) {
                next.addProduct(i, product, i, factor, i / (next.value.length / factor.value.length));
            }
            product = next;
        }
        return product;
    }

    private static Duals shortcut(Node.Shortcut node, Duals x) {
        int s = node.stride();
        Duals out = new Duals(node.channels(), (x.shape[1] + s - 1) / s, (x.shape[2] + s - 1) / s);
        for (int c = 0; c < x.shape[0]; c++) {
            for (int y = 0; y < out.shape[1]; y++) {
                for (int z = 0; z < out.shape[2]; z++) out.add(out.at(c, y, z), x, x.at(c, y * s, z * s), 1);
            }
        }
        return out;
    }
}
