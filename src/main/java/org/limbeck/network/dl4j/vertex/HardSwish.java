package org.limbeck.network.dl4j.vertex;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code x * hardsigmoid(x)}, as in the exchange format. */
public final class HardSwish extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(HardSigmoid.apply(in.dup()));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        assertShape(in, epsilon);
        DataType type = in.dataType();
        INDArray above = in.gte(3).castTo(type);
        INDArray between = in.gt(-3).castTo(type).muli(in.lt(3).castTo(type));
        INDArray derivative = in.mul(2).addi(3).divi(6).muli(between).addi(above);
        return new Pair<>(derivative.muli(epsilon), null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HardSwish;
    }

    @Override
    public int hashCode() {
        return HardSwish.class.hashCode();
    }

    @Override
    public String toString() {
        return "hardswish";
    }
}
