package org.limbeck.kernel.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.base.UserError;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.SlidingWindow;
import org.limbeck.kernel.operation.Operation.Source;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;

/** Turns a network into a {@link Graph}: works out shapes, checks parameters, copies weights off the heap. */
final class GraphBuilder {
    private final Network network;
    private final Precision precision;
    private final Map<String, Source> sources = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    GraphBuilder(Network network, Precision precision) {
        this.network = network;
        this.precision = precision;
    }

    Graph build() {
        Architecture architecture = network.architecture();
        sources.put(Architecture.INPUT, new Source(0, architecture.input()));
        boolean built = false;
        try {
            for (Node node : architecture.nodes()) append(node);
            Source output = source(architecture.output(), "output");
            if (output.slot() == 0) throw fault("output", "the output must be a node, not the input");
            Graph graph = new Graph(precision, architecture.input(), operations, operations.get(output.slot() - 1));
            built = true;
            return graph;
        } finally {
            if (!built) operations.forEach(Operation::close);
        }
    }

    private void append(Node node) {
        Source[] inputs =
                node.inputs().stream().map(name -> source(name, node.name())).toArray(Source[]::new);
        if (inputs.length == 0) throw fault(node.name(), "has no input");
        Operation operation = node.accept(new Operations(operations.size() + 1, inputs));
        operations.add(operation);
        if (sources.put(node.name(), new Source(operation.slot(), operation.shape())) != null) {
            throw fault(node.name(), "the name is used twice");
        }
    }

    private Source source(String name, String reader) {
        Source source = sources.get(name);
        if (source == null) throw fault(reader, "reads " + name + ", which is not a node before it");
        return source;
    }

    /** What each type of node does to its inputs; the compiler asks for every one. */
    private final class Operations implements Node.Visitor<Operation> {
        private final int slot;
        private final Source[] inputs;

        Operations(int slot, Source[] inputs) {
            this.slot = slot;
            this.inputs = inputs;
        }

        @Override
        public Operation convolution(Node.Convolution node) {
            return GraphBuilder.this.convolution(node, slot, inputs);
        }

        @Override
        public Operation dense(Node.Dense node) {
            return GraphBuilder.this.dense(node, slot, inputs);
        }

        @Override
        public Operation batchNorm(Node.BatchNorm node) {
            return GraphBuilder.this.batchNorm(node, slot, inputs);
        }

        @Override
        public Operation activation(Node.Activation node) {
            return new ActivationOperation(node.name(), slot, inputs, inputs[0].shape(), node.function());
        }

        @Override
        public Operation maxPool(Node.MaxPool node) {
            SlidingWindow window = pooling(node.name(), inputs, node.kernel(), node.stride(), node.padding());
            return new MaxPoolOperation(
                    node.name(), slot, inputs, shape(node.name(), window.channels(), window), window);
        }

        @Override
        public Operation averagePool(Node.AveragePool node) {
            SlidingWindow window = pooling(node.name(), inputs, node.kernel(), node.stride(), node.padding());
            return new AveragePoolOperation(
                    node.name(), slot, inputs, shape(node.name(), window.channels(), window), window);
        }

        @Override
        public Operation globalAveragePool(Node.GlobalAveragePool node) {
            image(node.name(), inputs);
            return new GlobalAverageOperation(node.name(), slot, inputs);
        }

        @Override
        public Operation flatten(Node.Flatten node) {
            return new ActivationOperation(
                    node.name(), slot, inputs, new int[] {inputs[0].size()}, Nonlinearity.IDENTITY);
        }

        @Override
        public Operation add(Node.Add node) {
            return GraphBuilder.this.add(node.name(), slot, inputs);
        }

        @Override
        public Operation concat(Node.Concat node) {
            return GraphBuilder.this.concat(node.name(), slot, inputs);
        }

        @Override
        public Operation multiply(Node.Multiply node) {
            return GraphBuilder.this.multiply(node.name(), slot, inputs);
        }

        @Override
        public Operation shortcut(Node.Shortcut node) {
            return GraphBuilder.this.shortcut(node, slot, inputs);
        }
    }

    private Operation convolution(Node.Convolution node, int slot, Source[] inputs) {
        String name = node.name();
        int[] image = image(name, inputs);
        SlidingWindow window = SlidingWindow.of(image, node.kernel(), node.stride(), node.padding());
        int groups = node.groups();
        if (groups < 1 || image[0] % groups != 0 || node.outputs() % groups != 0) {
            throw fault(
                    name,
                    groups + " groups do not divide " + image[0] + " input and " + node.outputs() + " output channels");
        }
        int[] shape = shape(name, node.outputs(), window);
        int[] kernel = node.kernel();
        Tensor weights = parameter(name, "W", node.outputs(), image[0] / groups, kernel[0], kernel[1]);
        double[] bias = node.bias() ? parameter(name, "b", node.outputs()).doubles() : new double[0];
        Block block = Block.of(precision, weights);
        return new ConvolutionOperation(name, slot, inputs, shape, window, groups, block, bias);
    }

    private Operation dense(Node.Dense node, int slot, Source[] inputs) {
        String name = node.name();
        if (inputs[0].shape().length != 1) throw fault(name, "needs a flat input; put a flatten node before it");
        Tensor weights = parameter(name, "W", node.outputs(), inputs[0].size());
        Tensor bias = node.bias() ? parameter(name, "b", node.outputs()) : null;
        return new DenseOperation(
                name,
                slot,
                inputs,
                new int[] {node.outputs()},
                Block.of(precision, weights),
                bias == null ? null : Block.of(precision, bias));
    }

    private Operation batchNorm(Node.BatchNorm node, int slot, Source[] inputs) {
        int channels = inputs[0].shape()[0];
        double[][] numbers = new double[4][];
        String[] names = {"gain", "offset", "mean", "variance"};
        for (int i = 0; i < 4; i++) {
            numbers[i] = parameter(node.name(), names[i], channels).doubles();
        }
        return new BatchNormOperation(
                node.name(), slot, inputs, numbers[0], numbers[1], numbers[2], numbers[3], node.epsilon());
    }

    private Operation add(String name, int slot, Source[] inputs) {
        for (Source input : inputs) {
            if (!Arrays.equals(input.shape(), inputs[0].shape())) throw fault(name, "adds inputs of different shapes");
        }
        return new AddOperation(name, slot, inputs);
    }

    private Operation concat(String name, int slot, Source[] inputs) {
        int[] shape = inputs[0].shape().clone();
        for (int i = 1; i < inputs.length; i++) {
            int[] other = inputs[i].shape();
            boolean fits = other.length == shape.length;
            for (int axis = 1; fits && axis < shape.length; axis++) fits = other[axis] == shape[axis];
            if (!fits) throw fault(name, "concatenates inputs that differ in more than channels");
            shape[0] += other[0];
        }
        return new ConcatOperation(name, slot, inputs, shape);
    }

    private Operation multiply(String name, int slot, Source[] inputs) {
        int[] shape = inputs[0].shape();
        for (Source input : inputs) if (input.size() > Operation.sizeOf(shape)) shape = input.shape();
        for (Source input : inputs) {
            boolean one = input.size() == shape[0] && input.shape()[0] == shape[0];
            if (!one && !Arrays.equals(input.shape(), shape))
                throw fault(name, "multiplies inputs that do not broadcast");
        }
        return new MultiplyOperation(name, slot, inputs, shape);
    }

    private Operation shortcut(Node.Shortcut node, int slot, Source[] inputs) {
        int[] image = image(node.name(), inputs);
        if (node.channels() < image[0] || node.stride() < 1) {
            throw fault(node.name(), "needs a stride of 1 or more and at least the input's " + image[0] + " channels");
        }
        SlidingWindow window =
                SlidingWindow.of(image, new int[] {1, 1}, new int[] {node.stride(), node.stride()}, new int[] {0, 0});
        return new ShortcutOperation(node.name(), slot, inputs, shape(node.name(), node.channels(), window), window);
    }

    private static SlidingWindow pooling(String name, Source[] inputs, int[] kernel, int[] stride, int[] padding) {
        if (padding[0] >= kernel[0] || padding[1] >= kernel[1]) throw fault(name, "pads by a whole window or more");
        return SlidingWindow.of(image(name, inputs), kernel, stride, padding);
    }

    private static int[] image(String name, Source[] inputs) {
        int[] shape = inputs[0].shape();
        if (shape.length != 3) throw fault(name, "needs an input of (channels, height, width)");
        return shape;
    }

    private static int[] shape(String name, int channels, SlidingWindow window) {
        boolean fits = window.height() + 2 * window.paddingY() >= window.kernelHeight()
                && window.width() + 2 * window.paddingX() >= window.kernelWidth();
        if (!fits) throw fault(name, "its window is larger than its input");
        return new int[] {channels, window.outputHeight(), window.outputWidth()};
    }

    private Tensor parameter(String node, String parameter, int... shape) {
        Tensor tensor = network.parameter(node, parameter);
        if (tensor == null) throw fault(node, "its parameter " + parameter + " is missing");
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw fault(
                    node,
                    "its parameter " + parameter + " has shape " + Arrays.toString(tensor.shape()) + " instead of "
                            + Arrays.toString(shape));
        }
        return tensor;
    }

    private static UserError fault(String node, String what) {
        return new UserError(what, "node " + node, "mend architecture and weights, or export the network again");
    }
}
