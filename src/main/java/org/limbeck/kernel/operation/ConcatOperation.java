package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;

/** Inputs one after the other along channels, which in C order is one after the other in memory. */
final class ConcatOperation extends Operation {
    ConcatOperation(String name, int slot, Source[] inputs, int[] shape) {
        super(name, slot, inputs, shape);
    }

    @Override
    void forward(Walk walk) {
        for (int e = 0; e < walk.examples(); e++) {
            long at = (long) e * size();
            for (int i = 0; i < inputCount(); i++) {
                int length = input(i).size();
                walk.value(slot()).copy(at, walk.value(input(i).slot()), (long) e * length, length);
                at += length;
            }
        }
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
            int at = row * size();
            for (int i = 0; i < inputCount(); i++) {
                int length = input(i).size();
                int slot = input(i).slot();
                if (walk.wanted(slot)) walk.sensitivity(slot).add(row * length, sensitivity, at, length);
                at += length;
            }
        }
        walk.release(sensitivity);
    }
}
