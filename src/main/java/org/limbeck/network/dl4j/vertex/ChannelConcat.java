package org.limbeck.network.dl4j.vertex;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Puts arrays side by side along their last axis: channels of images {@code (n, h, w, c)}, or columns of rows. */
public final class ChannelConcat extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public ChannelConcat clone() {
        return new ChannelConcat();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChannelConcat;
    }

    @Override
    public int hashCode() {
        return ChannelConcat.class.hashCode();
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type);
    }

    private static final class Running extends PlainVertex {
        private static final long serialVersionUID = 1L;

        Running(ComputationGraph graph, String name, int index, DataType type) {
            super(graph, name, index, type);
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            long[] shape = inputs[0].shape().clone();
            int last = shape.length - 1;
            shape[last] = 0;
            for (INDArray input : inputs) shape[last] += input.size(last);
            INDArray whole = memory.createUninitialized(ArrayType.ACTIVATIONS, inputs[0].dataType(), shape, 'c');
            long start = 0;
            for (INDArray input : inputs) {
                whole.get(part(shape.length, start, input)).assign(input);
                start += input.size(last);
            }
            return whole;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray[] inputGradients = new INDArray[inputs.length];
            long start = 0;
            for (int i = 0; i < inputGradients.length; i++) {
                INDArray part = epsilon.get(part(epsilon.rank(), start, inputs[i]));
                inputGradients[i] = memory.dup(ArrayType.ACTIVATION_GRAD, part, 'c');
                start += inputs[i].size(epsilon.rank() - 1);
            }
            return new Pair<>(null, inputGradients);
        }

        private static INDArrayIndex[] part(int rank, long start, INDArray input) {
            INDArrayIndex[] part = new INDArrayIndex[rank];
            for (int axis = 0; axis < rank - 1; axis++) part[axis] = NDArrayIndex.all();
            part[rank - 1] = NDArrayIndex.interval(start, start + input.size(rank - 1));
            return part;
        }
    }
}
