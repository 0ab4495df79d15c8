package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;

/** The elementwise sum of inputs of one shape. */
final class AddOperation extends Operation {
    AddOperation(String name, int slot, Source[] inputs) {
        super(name, slot, inputs, inputs[0].shape());
    }

    @Override
    void forward(Walk walk) {
        int length = walk.examples() * size();
        Block value = walk.value(slot());
        value.copy(0, walk.value(input(0).slot()), 0, length);
        for (int i = 1; i < inputCount(); i++) value.add(0, walk.value(input(i).slot()), 0, length);
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        int length = walk.examples() * walk.outputs() * size();
        for (int i = 1; i < inputCount(); i++) {
            int slot = input(i).slot();
            if (walk.wanted(slot)) walk.sensitivity(slot).add(0, sensitivity, 0, length);
        }
        walk.hand(input(0).slot(), sensitivity);
    }
}
