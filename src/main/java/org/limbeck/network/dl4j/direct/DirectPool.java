package org.limbeck.network.dl4j.direct;

import java.util.Arrays;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.dl4j.vertex.PlainVertex;
import org.limbeck.network.dl4j.vertex.PlainVertexConf;
import org.limbeck.network.dl4j.vertex.Planes;
import org.limbeck.network.onednn.Parts;
import org.limbeck.network.onednn.Pooling;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Pooling of images {@code (n, h, w, c)} by oneDNN. Behind a ReLU it can do that one's backward pass, on the few pooled
 * numbers instead of on all: where the pooled value is 0 no gradient passes.
 */
public final class DirectPool extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final Pooling.Kind kind;
    private final int[] kernel;
    private final int[] stride;
    private final int[] padding;
    private final boolean rectified;

    /** @param kernel empty for one average over the whole image, which gives {@code (n, c)} */
    public DirectPool(
            @JsonProperty("kind") Pooling.Kind kind,
            @JsonProperty("kernel") int[] kernel,
            @JsonProperty("stride") int[] stride,
            @JsonProperty("padding") int[] padding,
            @JsonProperty("rectified") boolean rectified) {
        this.kind = kind;
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        this.rectified = rectified;
    }

    /** One average over each whole image. */
    static DirectPool wholeImage() {
        return new DirectPool(Pooling.Kind.AVERAGE, new int[0], new int[0], new int[0], false);
    }

    public Pooling.Kind getKind() {
        return kind;
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

    public boolean isRectified() {
        return rectified;
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
    public DirectPool clone() {
        return new DirectPool(kind, kernel, stride, padding, rectified);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectPool that
                && kind == that.kind
                && rectified == that.rectified
                && Arrays.equals(kernel, that.kernel)
                && Arrays.equals(stride, that.stride)
                && Arrays.equals(padding, that.padding);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(kernel) + kind.hashCode();
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type, this);
    }

    private static final class Running extends PlainVertex implements Direct {
        private static final long serialVersionUID = 1L;

        private final DirectPool pool;
        private final transient Recent<Parts<Pooling>> made = new Recent<>();
        private transient INDArray output;

        Running(ComputationGraph graph, String name, int index, DataType type, DirectPool pool) {
            super(graph, name, index, type);
            this.pool = pool;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(inputs[0]);
            long[] result = result(x);
            long[] shape = whole() ? new long[] {result[0], result[3]} : result;
            INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), shape, 'c');
            pooling(x, training).each(part -> part.forward(x, y));
            output = training ? y : null;
            return y;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray x = inputs[0];
            Rectifier rectifier = pool.rectified ? Rectifier.FULL : Rectifier.NONE;
            INDArray outputGradient = rectifier.inputGradient(output, Planes.ordered(epsilon), memory);
            output = null;
            INDArray inputGradient =
                    memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            pooling(x, true).each(part -> part.backward(outputGradient, inputGradient));
            return new Pair<>(null, new INDArray[] {inputGradient});
        }

        private boolean whole() {
            return pool.kernel.length == 0;
        }

        private Parts<Pooling> pooling(INDArray x, boolean training) {
            int[] window = {(int) x.size(1), (int) x.size(2)};
            return made.of(
                    x.shape(),
                    training,
                    () -> Parts.of(
                            x.size(0),
                            images -> new Pooling(
                                    pool.kind,
                                    x.shape(),
                                    result(x),
                                    whole() ? window : pool.kernel,
                                    whole() ? window : pool.stride,
                                    whole() ? new int[2] : pool.padding,
                                    training,
                                    images)));
        }

        private long[] result(INDArray x) {
            if (whole()) return new long[] {x.size(0), 1, 1, x.size(3)};
            return new long[] {x.size(0), result(x, 0), result(x, 1), x.size(3)};
        }

        private long result(INDArray x, int axis) {
            return (x.size(axis + 1) + 2L * pool.padding[axis] - pool.kernel[axis]) / pool.stride[axis] + 1;
        }
    }
}
