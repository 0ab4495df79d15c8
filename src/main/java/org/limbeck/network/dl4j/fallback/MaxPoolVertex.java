package org.limbeck.network.dl4j.fallback;

import java.util.Arrays;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.dl4j.LayerPaths;
import org.limbeck.network.dl4j.vertex.PlainVertex;
import org.limbeck.network.dl4j.vertex.PlainVertexConf;
import org.limbeck.network.dl4j.vertex.Planes;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Max-pooling in plain Java; several times faster than DL4J's oneDNN path, and exact about ties. */
public final class MaxPoolVertex extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final int[] kernel;
    private final int[] stride;
    private final int[] padding;

    public MaxPoolVertex(
            @JsonProperty("kernel") int[] kernel,
            @JsonProperty("stride") int[] stride,
            @JsonProperty("padding") int[] padding) {
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
    }

    public int[] getKernel() {
        return kernel;
    }

    public int[] getStride() {
        return stride;
    }

    public int[] getPadding() {
        return padding;
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return 1;
    }

    @Override
    public MaxPoolVertex clone() {
        return new MaxPoolVertex(kernel, stride, padding);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MaxPoolVertex that
                && Arrays.equals(kernel, that.kernel)
                && Arrays.equals(stride, that.stride)
                && Arrays.equals(padding, that.padding);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kernel) + Arrays.hashCode(stride);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type, this);
    }

    /** The vertex at work; {@link LayerPaths} knows it by this type. */
    public static final class Running extends PlainVertex {
        private static final long serialVersionUID = 1L;

        private final MaxPoolVertex pool;

        Running(ComputationGraph graph, String name, int index, DataType type, MaxPoolVertex pool) {
            super(graph, name, index, type);
            this.pool = pool;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            INDArray x = inputs[0];
            long[] shape = {x.size(0), x.size(1), outputs(x, 0), outputs(x, 1)};
            INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), shape, 'c');
            Planes in = Planes.reading(x);
            Planes out = Planes.writing(y);
            MaxWindows windows = windows(in, out);
            Planes.forEach(in.images(), image -> {
                float[] values = new float[in.size()];
                float[] largest = new float[out.size()];
                for (int channel = 0; channel < in.channels(); channel++) {
                    in.read(image, channel, values);
                    windows.largest(values, largest);
                    out.write(image, channel, largest);
                }
            });
            return y;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray x = inputs[0];
            INDArray gradient = memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            Planes in = Planes.reading(x);
            Planes gradients = Planes.reading(epsilon);
            Planes out = Planes.writing(gradient);
            MaxWindows windows = windows(in, gradients);
            Planes.forEach(in.images(), image -> {
                float[] values = new float[in.size()];
                float[] outputGradient = new float[gradients.size()];
                float[] inputGradient = new float[in.size()];
                for (int channel = 0; channel < in.channels(); channel++) {
                    in.read(image, channel, values);
                    gradients.read(image, channel, outputGradient);
                    windows.scatter(values, outputGradient, inputGradient);
                    out.write(image, channel, inputGradient);
                }
            });
            return new Pair<>(null, new INDArray[] {gradient});
        }

        private long outputs(INDArray x, int axis) {
            return (x.size(axis + 2) + 2L * pool.padding[axis] - pool.kernel[axis]) / pool.stride[axis] + 1;
        }

        private MaxWindows windows(Planes in, Planes out) {
            return new MaxWindows(
                    in.height(), in.width(), out.height(), out.width(), pool.kernel, pool.stride, pool.padding);
        }
    }
}
