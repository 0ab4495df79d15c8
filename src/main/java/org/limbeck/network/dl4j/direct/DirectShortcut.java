package org.limbeck.network.dl4j.direct;

import java.nio.FloatBuffer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.dl4j.vertex.PlainVertex;
import org.limbeck.network.dl4j.vertex.PlainVertexConf;
import org.limbeck.network.dl4j.vertex.Planes;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * ResNet's shortcut without parameters on images {@code (n, h, w, c)}: every {@code stride}-th row and column, zero
 * channels appended.
 */
public final class DirectShortcut extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final int stride;
    private final int channels;

    public DirectShortcut(@JsonProperty("stride") int stride, @JsonProperty("channels") int channels) {
        this.stride = stride;
        this.channels = channels;
    }

    public int getStride() {
        return stride;
    }

    public int getChannels() {
        return channels;
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
    public DirectShortcut clone() {
        return new DirectShortcut(stride, channels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectShortcut that && stride == that.stride && channels == that.channels;
    }

    @Override
    public int hashCode() {
        return 31 * stride + channels;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type, stride, channels);
    }

    private static final class Running extends PlainVertex implements Direct {
        private static final long serialVersionUID = 1L;

        private final int stride;
        private final int channels;

        Running(ComputationGraph graph, String name, int index, DataType type, int stride, int channels) {
            super(graph, name, index, type);
            this.stride = stride;
            this.channels = channels;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(inputs[0]);
            long rows = (x.size(1) + stride - 1) / stride;
            long columns = (x.size(2) + stride - 1) / stride;
            INDArray y = memory.createUninitialized(
                    ArrayType.ACTIVATIONS, x.dataType(), new long[] {x.size(0), rows, columns, channels}, 'c');
            pick(x, y, true);
            return y;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray x = inputs[0];
            INDArray inputGradient =
                    memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            pick(inputGradient, Planes.ordered(epsilon), false);
            return new Pair<>(null, new INDArray[] {inputGradient});
        }

        /** @param down from the large images to the small ones; else back, which fills the large ones with 0 first */
        private void pick(INDArray large, INDArray small, boolean down) {
            FloatBuffer many = Planes.numbers(large);
            FloatBuffer few = Planes.numbers(small);
            int width = (int) large.size(2);
            int depth = (int) large.size(3);
            int rows = (int) small.size(1);
            int columns = (int) small.size(2);
            int manySize = (int) (large.length() / large.size(0));
            int fewSize = (int) (small.length() / small.size(0));
            Planes.forEach((int) large.size(0), image -> {
                float[] from = new float[down ? manySize : fewSize];
                float[] to = new float[down ? fewSize : manySize];
                (down ? many : few).get(image * from.length, from);
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        int big = (row * width + column) * stride * depth;
                        int little = (row * columns + column) * channels;
                        if (down) System.arraycopy(from, big, to, little, depth);
                        else System.arraycopy(from, little, to, big, depth);
                    }
                }
                (down ? few : many).put(image * to.length, to);
            });
        }
    }
}
