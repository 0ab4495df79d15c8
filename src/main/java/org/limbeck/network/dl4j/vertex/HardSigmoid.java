package org.limbeck.network.dl4j.vertex;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@code clamp((x + 3) / 6, 0, 1)}, as in the exchange format; DL4J's own has another slope. */
public final class HardSigmoid extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return apply(in);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        return new Pair<>(derivative(in).muli(epsilon), null);
    }

    /** In place. */
    static INDArray apply(INDArray x) {
        x.addi(3).divi(6);
        Transforms.max(x, 0, false);
        return Transforms.min(x, 1, false);
    }

    private static INDArray derivative(INDArray x) {
        DataType type = x.dataType();
        return x.gt(-3).castTo(type).muli(x.lt(3).castTo(type)).divi(6);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HardSigmoid;
    }

    @Override
    public int hashCode() {
        return HardSigmoid.class.hashCode();
    }

    @Override
    public String toString() {
        return "hardsigmoid";
    }
}
