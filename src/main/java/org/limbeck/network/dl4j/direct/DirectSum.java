package org.limbeck.network.dl4j.direct;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.dl4j.vertex.PlainVertex;
import org.limbeck.network.dl4j.vertex.PlainVertexConf;
import org.limbeck.network.dl4j.vertex.Planes;
import org.limbeck.network.onednn.ElementwisePrimitives;
import org.limbeck.network.onednn.Parts;
import org.limbeck.network.onednn.ReluGradient;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Elementwise sum of two or more inputs by oneDNN, with a ReLU that follows. */
public final class DirectSum extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final boolean rectified;

    public DirectSum(@JsonProperty("rectified") boolean rectified) {
        this.rectified = rectified;
    }

    public boolean isRectified() {
        return rectified;
    }

    @Override
    public int minVertexInputs() {
        return 2;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public DirectSum clone() {
        return new DirectSum(rectified);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectSum that && rectified == that.rectified;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(rectified);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type, rectified);
    }

    private static final class Running extends PlainVertex implements Direct {
        private static final long serialVersionUID = 1L;

        private final boolean rectified;
        private final transient Recent<Parts<ElementwisePrimitives>> made = new Recent<>();
        private transient INDArray output;

        Running(ComputationGraph graph, String name, int index, DataType type, boolean rectified) {
            super(graph, name, index, type);
            this.rectified = rectified;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            INDArray sum =
                    memory.createUninitialized(ArrayType.ACTIVATIONS, inputs[0].dataType(), inputs[0].shape(), 'c');
            Parts<ElementwisePrimitives> parts =
                    made.of(sum.shape(), true, () -> Parts.of(sum.length(), ElementwisePrimitives::new));
            INDArray[] addends = new INDArray[inputs.length];
            for (int i = 0; i < addends.length; i++) addends[i] = Planes.ordered(inputs[i]);
            parts.each(part -> add(part, addends, sum));
            output = training ? sum : null;
            return sum;
        }

        private void add(ElementwisePrimitives part, INDArray[] addends, INDArray sum) {
            INDArray before = addends[0];
            for (int i = 1; i < addends.length; i++) {
                if (rectified && i == addends.length - 1) part.rectifiedSum(before, addends[i], sum);
                else part.sum(before, addends[i], sum);
                before = sum;
            }
        }

        /** Each input gets an array of its own: DL4J adds other gradients to it in place. */
        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray outputGradient = Planes.ordered(epsilon);
            INDArray[] inputGradients = new INDArray[inputs.length];
            for (int i = 0; i < inputGradients.length; i++) {
                inputGradients[i] = rectified
                        ? memory.createUninitialized(
                                ArrayType.ACTIVATION_GRAD, outputGradient.dataType(), outputGradient.shape(), 'c')
                        : memory.dup(ArrayType.ACTIVATION_GRAD, outputGradient, 'c');
                if (rectified) ReluGradient.pass(output, outputGradient, inputGradients[i]);
            }
            output = null;
            return new Pair<>(null, inputGradients);
        }
    }
}
