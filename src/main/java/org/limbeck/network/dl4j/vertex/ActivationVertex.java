package org.limbeck.network.dl4j.vertex;

import java.util.Objects;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.limbeck.network.onednn.ReluGradient;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * An elementwise function that leaves its input as it is. DL4J's own activation layer works in place in inference mode,
 * which spoils the input for every other node that reads it.
 */
public final class ActivationVertex extends PlainVertexConf {
    private static final long serialVersionUID = 1L;

    private final IActivation function;

    public ActivationVertex(@JsonProperty("function") IActivation function) {
        this.function = function;
    }

    public IActivation getFunction() {
        return function;
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
    public ActivationVertex clone() {
        return new ActivationVertex(function);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActivationVertex that && function.equals(that.function);
    }

    @Override
    public int hashCode() {
        return Objects.hash(function);
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialise, DataType type) {
        return new Running(graph, name, index, type, function);
    }

    private static final class Running extends PlainVertex {
        private static final long serialVersionUID = 1L;

        private final IActivation function;

        Running(ComputationGraph graph, String name, int index, DataType type, IActivation function) {
            super(graph, name, index, type);
            this.function = function;
        }

        @Override
        public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
            INDArray in = inputs[0];
            if (!fast(in)) {
                INDArray copy = memory.dup(ArrayType.ACTIVATIONS, in, 'c');
                return memory.leverageTo(ArrayType.ACTIVATIONS, function.getActivation(copy, training));
            }
            INDArray out = memory.createUninitialized(ArrayType.ACTIVATIONS, in.dataType(), in.shape(), 'c');
            Nd4j.exec(new RectifiedLinear(in, out));
            return out;
        }

        @Override
        public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
            INDArray in = inputs[0];
            INDArray gradient;
            if (fast(in)) {
                gradient = memory.createUninitialized(ArrayType.ACTIVATION_GRAD, in.dataType(), in.shape(), 'c');
                ReluGradient.pass(Planes.ordered(in), Planes.ordered(epsilon), gradient);
            } else {
                INDArray copy = memory.dup(ArrayType.ACTIVATION_GRAD, in, 'c');
                INDArray product = function.backprop(copy, epsilon).getFirst();
                // The identity hands back epsilon itself, which the caller may still change.
                gradient = product == epsilon
                        ? memory.dup(ArrayType.ACTIVATION_GRAD, product, 'c')
                        : memory.leverageTo(ArrayType.ACTIVATION_GRAD, product);
            }
            return new Pair<>(null, new INDArray[] {gradient});
        }

        private boolean fast(INDArray in) {
            return function instanceof ActivationReLU && in.dataType() == DataType.FLOAT;
        }
    }
}
