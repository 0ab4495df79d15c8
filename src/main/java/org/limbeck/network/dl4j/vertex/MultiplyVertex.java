package org.limbeck.network.dl4j.vertex;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Elementwise product of two or more inputs; an input of one value a channel broadcasts over positions. */
public final class MultiplyVertex extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final boolean channelsLast;

    /** @param channelsLast whether images are {@code (n, h, w, c)}, else {@code (n, c, h, w)} */
    public MultiplyVertex(@JsonProperty("channelsLast") boolean channelsLast) {
        this.channelsLast = channelsLast;
    }

    public boolean isChannelsLast() {
        return channelsLast;
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
    public MultiplyVertex clone() {
        return new MultiplyVertex(channelsLast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MultiplyVertex that && channelsLast == that.channelsLast;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(channelsLast);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type, channelsLast);
    }

    private static final class Running extends PlainVertex {
        private static final long serialVersionUID = 1L;

        private final boolean channelsLast;

        Running(ComputationGraph graph, String name, int index, DataType type, boolean channelsLast) {
            super(graph, name, index, type);
            this.channelsLast = channelsLast;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            INDArray out = memory.create(ArrayType.ACTIVATIONS, dataType, widest().shape(), 'c');
            out.assign(1);
            for (INDArray factor : inputs) out.muli(spread(factor, out));
            return out;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray[] gradients = new INDArray[inputs.length];
            for (int i = 0; i < inputs.length; i++) gradients[i] = gradient(i, memory);
            return new Pair<>(null, gradients);
        }

        private INDArray gradient(int index, LayerWorkspaceMgr memory) {
            INDArray product = memory.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
            for (int j = 0; j < inputs.length; j++) {
                if (j != index) product.muli(spread(inputs[j], product));
            }
            boolean summed = inputs[index].rank() == 2 && product.rank() == 4;
            return summed
                    ? memory.leverageTo(
                            ArrayType.ACTIVATION_GRAD, product.sum(channelsLast ? 1 : 2, channelsLast ? 2 : 3))
                    : product;
        }

        private INDArray widest() {
            for (INDArray input : inputs) {
                if (input.rank() == 4) return input;
            }
            return inputs[0];
        }

        private INDArray spread(INDArray factor, INDArray over) {
            if (factor.rank() == over.rank()) return factor;
            long n = factor.size(0);
            long c = factor.size(1);
            INDArray one = channelsLast ? factor.reshape(n, 1, 1, c) : factor.reshape(n, c, 1, 1);
            return one.broadcast(over.shape());
        }
    }
}
