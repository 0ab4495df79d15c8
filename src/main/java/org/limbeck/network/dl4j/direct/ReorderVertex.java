package org.limbeck.network.dl4j.direct;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.dl4j.vertex.PlainVertex;
import org.limbeck.network.dl4j.vertex.PlainVertexConf;
import org.limbeck.network.dl4j.vertex.Planes;
import org.limbeck.network.onednn.Parts;
import org.limbeck.network.onednn.Reorder;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Where images change their layout: channels go last behind the network's input, and first again where images become
 * rows {@code (n, c*h*w)}.
 */
public final class ReorderVertex extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final boolean entering;

    /** @param entering from the network's input to channels last; else from there to rows */
    public ReorderVertex(@JsonProperty("entering") boolean entering) {
        this.entering = entering;
    }

    public boolean isEntering() {
        return entering;
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
    public ReorderVertex clone() {
        return new ReorderVertex(entering);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReorderVertex that && entering == that.entering;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(entering);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type, entering);
    }

    private static final class Running extends PlainVertex implements Direct {
        private static final long serialVersionUID = 1L;

        private final boolean entering;
        private final transient Recent<Parts<Reorder>> forward = new Recent<>();
        private final transient Recent<Parts<Reorder>> back = new Recent<>();

        Running(ComputationGraph graph, String name, int index, DataType type, boolean entering) {
            super(graph, name, index, type);
            this.entering = entering;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(inputs[0]);
            long n = x.size(0);
            long[] result = entering ? new long[] {n, x.size(2), x.size(3), x.size(1)} : new long[] {n, x.length() / n};
            INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), result, 'c');
            forward.of(x.shape(), true, () -> reordering(x.shape(), entering)).each(part -> part.run(x, y));
            return y;
        }

        /** Nobody reads gradients by the network's input. */
        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            if (entering) return new Pair<>(null, new INDArray[1]);
            INDArray x = inputs[0];
            INDArray inputGradient =
                    memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            INDArray outputGradient = Planes.ordered(epsilon);
            back.of(x.shape(), true, () -> reordering(x.shape(), true))
                    .each(part -> part.run(outputGradient, inputGradient));
            return new Pair<>(null, new INDArray[] {inputGradient});
        }

        /** @param shape of the vertex's input */
        private Parts<Reorder> reordering(long[] shape, boolean towardsChannelsLast) {
            int channels = entering ? 1 : 3;
            int height = entering ? 2 : 1;
            return Parts.of(
                    shape[0],
                    images -> new Reorder(
                            images, shape[channels], shape[height], shape[height + 1], towardsChannelsLast));
        }
    }
}
