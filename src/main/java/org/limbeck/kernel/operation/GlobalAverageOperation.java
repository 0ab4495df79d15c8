package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;

/** {@code (c, h, w) -> (c)}: the mean of each channel. */
final class GlobalAverageOperation extends Operation {
    GlobalAverageOperation(String name, int slot, Source[] inputs) {
        super(name, slot, inputs, new int[] {inputs[0].shape()[0]});
    }

    private int positions() {
        return input(0).size() / size();
    }

    @Override
    void forward(Walk walk) {
        Block source = walk.value(input(0).slot());
        int positions = positions();
        for (int row = 0; row < walk.examples() * size(); row++) {
            walk.value(slot()).set(row, source.sum(row * positions, positions) / positions);
        }
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot())) {
            Block target = walk.sensitivity(input(0).slot());
            int positions = positions();
            for (int row = 0; row < walk.examples() * walk.outputs() * size(); row++) {
                target.shift(row * positions, positions, sensitivity.get(row) / positions);
            }
        }
        walk.release(sensitivity);
    }
}
