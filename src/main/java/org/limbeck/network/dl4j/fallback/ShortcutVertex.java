package org.limbeck.network.dl4j.fallback;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.dl4j.vertex.PlainVertex;
import org.limbeck.network.dl4j.vertex.PlainVertexConf;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** ResNet's shortcut without parameters: every {@code stride}-th row and column, zero channels appended. */
public final class ShortcutVertex extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final int stride;
    private final int channels;

    public ShortcutVertex(@JsonProperty("stride") int stride, @JsonProperty("channels") int channels) {
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
    public ShortcutVertex clone() {
        return new ShortcutVertex(stride, channels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShortcutVertex that && stride == that.stride && channels == that.channels;
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

    private static final class Running extends PlainVertex {
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
            INDArray in = inputs[0];
            long height = (in.size(2) + stride - 1) / stride;
            long width = (in.size(3) + stride - 1) / stride;
            INDArray out = memory.create(
                    ArrayType.ACTIVATIONS, in.dataType(), new long[] {in.size(0), channels, height, width}, 'c');
            out.get(channelsOf(in)).assign(in.get(kept(in)));
            return out;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray in = inputs[0];
            INDArray gradient = memory.create(ArrayType.ACTIVATION_GRAD, in.dataType(), in.shape(), 'c');
            gradient.get(kept(in)).assign(epsilon.get(channelsOf(in)));
            return new Pair<>(null, new INDArray[] {gradient});
        }

        private INDArrayIndex[] kept(INDArray in) {
            return new INDArrayIndex[] {
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.interval(0, stride, in.size(2)),
                NDArrayIndex.interval(0, stride, in.size(3))
            };
        }

        private static INDArrayIndex[] channelsOf(INDArray in) {
            return new INDArrayIndex[] {
                NDArrayIndex.all(), NDArrayIndex.interval(0, in.size(1)), NDArrayIndex.all(), NDArrayIndex.all()
            };
        }
    }
}
