package org.limbeck.network;

import java.util.Arrays;
import java.util.List;
import org.limbeck.base.Numbers;

/** The shape of one node's output from the shapes of its inputs; faults name the node. */
record ShapeRules(List<int[]> inputs) implements Node.Visitor<int[]> {
    @Override
    public int[] convolution(Node.Convolution node) {
        int[] in = image(node);
        positive(node, "outputs", node.outputs());
        positive(node, "groups", node.groups());
        if (in[0] % node.groups() != 0 || node.outputs() % node.groups() != 0) {
            throw Architectures.fault(
                    node.name(),
                    node.groups() + " groups divide " + in[0] + " input and " + node.outputs()
                            + " output channels unevenly",
                    "Choose groups that divide both");
        }
        return window(node, in, node.outputs(), node.kernel(), node.stride(), node.padding());
    }

    @Override
    public int[] dense(Node.Dense node) {
        int[] in = single(node);
        positive(node, "outputs", node.outputs());
        if (in.length != 1) throw wrongRank(node, in, "a vector; put a flatten or globalavgpool before it");
        return new int[] {node.outputs()};
    }

    @Override
    public int[] batchNorm(Node.BatchNorm node) {
        if (!(node.epsilon() > 0) || Double.isInfinite(node.epsilon())) {
            throw Architectures.fault(
                    node.name(), "epsilon is " + Numbers.text(node.epsilon()), "Give a small positive number");
        }
        return single(node);
    }

    @Override
    public int[] activation(Node.Activation node) {
        return single(node);
    }

    @Override
    public int[] maxPool(Node.MaxPool node) {
        return pool(node, node.kernel(), node.stride(), node.padding());
    }

    @Override
    public int[] averagePool(Node.AveragePool node) {
        return pool(node, node.kernel(), node.stride(), node.padding());
    }

    @Override
    public int[] globalAveragePool(Node.GlobalAveragePool node) {
        return new int[] {image(node)[0]};
    }

    @Override
    public int[] flatten(Node.Flatten node) {
        int size = 1;
        for (int axis : single(node)) size = Math.multiplyExact(size, axis);
        return new int[] {size};
    }

    @Override
    public int[] add(Node.Add node) {
        several(node);
        for (int[] other : inputs) {
            if (!Arrays.equals(other, inputs.get(0))) throw unequal(node);
        }
        return inputs.get(0);
    }

    @Override
    public int[] concat(Node.Concat node) {
        several(node);
        int[] out = inputs.get(0).clone();
        for (int[] other : inputs.subList(1, inputs.size())) {
            if (other.length != out.length || !Arrays.equals(other, 1, other.length, out, 1, out.length)) {
                throw unequal(node);
            }
            out[0] = Math.addExact(out[0], other[0]);
        }
        return out;
    }

    @Override
    public int[] multiply(Node.Multiply node) {
        several(node);
        int[] widest =
                inputs.stream().filter(shape -> shape.length == 3).findFirst().orElse(inputs.get(0));
        for (int[] other : inputs) {
            boolean broadcasts = other.length == 1 && other[0] == widest[0];
            if (!broadcasts && !Arrays.equals(other, widest)) throw unequal(node);
        }
        return widest;
    }

    @Override
    public int[] shortcut(Node.Shortcut node) {
        int[] in = image(node);
        positive(node, "stride", node.stride());
        if (node.channels() < in[0]) {
            throw Architectures.fault(
                    node.name(),
                    "it cannot bring " + in[0] + " channels down to " + node.channels(),
                    "A shortcut only appends channels");
        }
        int s = node.stride();
        return new int[] {node.channels(), (in[1] + s - 1) / s, (in[2] + s - 1) / s};
    }

    private int[] pool(Node node, int[] kernel, int[] stride, int[] padding) {
        int[] in = image(node);
        int[] out = window(node, in, in[0], kernel, stride, padding);
        if (padding[0] >= kernel[0] || padding[1] >= kernel[1]) {
            throw Architectures.fault(
                    node.name(), "a window can lie wholly in the padding", "Pad by less than the window's size");
        }
        return out;
    }

    private int[] window(Node node, int[] in, int channels, int[] kernel, int[] stride, int[] padding) {
        pair(node, "kernel", kernel, 1);
        pair(node, "stride", stride, 1);
        pair(node, "padding", padding, 0);
        int[] out = {channels, 0, 0};
        for (int axis = 0; axis < 2; axis++) {
            int room = in[axis + 1] + 2 * padding[axis] - kernel[axis];
            if (room < 0) {
                throw Architectures.fault(
                        node.name(),
                        "its window " + Arrays.toString(kernel) + " is larger than its padded input "
                                + Arrays.toString(in),
                        "Use a smaller window, more padding or larger inputs");
            }
            out[axis + 1] = room / stride[axis] + 1;
        }
        return out;
    }

    private static void pair(Node node, String field, int[] values, int least) {
        if (values.length != 2 || values[0] < least || values[1] < least) {
            throw Architectures.fault(
                    node.name(),
                    field + " is " + Arrays.toString(values),
                    "Give two whole numbers, each at least " + least);
        }
    }

    private static void positive(Node node, String field, int value) {
        if (value < 1) throw Architectures.fault(node.name(), field + " is " + value, "Give at least 1");
    }

    private int[] single(Node node) {
        if (inputs.size() != 1) {
            throw Architectures.fault(node.name(), "it reads " + inputs.size() + " inputs", "Give it exactly one");
        }
        return inputs.get(0);
    }

    private int[] image(Node node) {
        int[] in = single(node);
        if (in.length != 3) throw wrongRank(node, in, "(channels, height, width)");
        return in;
    }

    private void several(Node node) {
        if (inputs.size() < 2) {
            throw Architectures.fault(node.name(), "it reads only one input", "Give it two or more");
        }
    }

    private static RuntimeException wrongRank(Node node, int[] in, String expected) {
        return Architectures.fault(
                node.name(), "its input has shape " + Arrays.toString(in), "This type reads " + expected);
    }

    private RuntimeException unequal(Node node) {
        String shapes = String.join(
                ", ", inputs.stream().map(shape -> Arrays.toString(shape)).toList());
        return Architectures.fault(
                node.name(), "its inputs have shapes " + shapes, "Bring them to shapes that fit together");
    }
}
