package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;
import org.limbeck.network.Nonlinearity;

/** An elementwise function; {@code identity} also serves for flattening, which moves nothing in C order. */
final class ActivationOperation extends Operation {
    private final Nonlinearity function;

    ActivationOperation(String name, int slot, Source[] inputs, int[] shape, Nonlinearity function) {
        super(name, slot, inputs, shape);
        this.function = function;
    }

    @Override
    void forward(Walk walk) {
        Block source = walk.value(input(0).slot());
        int length = walk.examples() * size();
        if (function == Nonlinearity.IDENTITY) walk.value(slot()).copy(0, source, 0, length);
        else walk.value(slot()).activate(0, source, 0, length, function);
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot()) && function != Nonlinearity.IDENTITY) {
            Block source = walk.value(input(0).slot());
            for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
                int example = row / walk.outputs();
                sensitivity.timesDerivative(row * size(), source, example * size(), size(), function);
            }
        }
        walk.hand(input(0).slot(), sensitivity);
    }
}
