package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.SlidingWindow;

/** The mean of each window, padding counted. */
final class AveragePoolOperation extends Operation {
    private final SlidingWindow window;

    AveragePoolOperation(String name, int slot, Source[] inputs, int[] shape, SlidingWindow window) {
        super(name, slot, inputs, shape);
        this.window = window;
    }

    @Override
    void forward(Walk walk) {
        Block value = walk.value(slot());
        Block source = walk.value(input(0).slot());
        int positions = window.outputs();
        value.zero(0, (long) walk.examples() * size());
        for (int e = 0; e < walk.examples(); e++) {
            for (int tap = 0; tap < window.taps(); tap++) {
                walk.scratch().unfold(0, source, e * input(0).size(), window, tap, window.whole());
                value.add(e * size() + window.channelOf(tap) * positions, walk.scratch(), 0, positions);
            }
        }
        value.affine(0, value, 0, walk.examples() * size(), 1.0 / window.area(), 0);
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot())) {
            Block target = walk.sensitivity(input(0).slot());
            int rows = walk.examples() * walk.outputs();
            sensitivity.affine(0, sensitivity, 0, rows * size(), 1.0 / window.area(), 0);
            for (int row = 0; row < rows; row++) {
                for (int tap = 0; tap < window.taps(); tap++) {
                    int from = row * size() + window.channelOf(tap) * window.outputs();
                    target.fold(row * input(0).size(), sensitivity, from, window, tap, window.whole());
                }
            }
        }
        walk.release(sensitivity);
    }

    @Override
    public long work() {
        return (long) size() * window.area();
    }

    @Override
    int scratch(int outputs) {
        return window.outputs();
    }
}
