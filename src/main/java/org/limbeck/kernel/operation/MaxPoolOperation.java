package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.SlidingWindow;

/** The largest value of each window; the first in row order gets the derivative at a tie. */
final class MaxPoolOperation extends Operation {
    private final SlidingWindow window;

    MaxPoolOperation(String name, int slot, Source[] inputs, int[] shape, SlidingWindow window) {
        super(name, slot, inputs, shape);
        this.window = window;
    }

    @Override
    void forward(Walk walk) {
        Block source = walk.value(input(0).slot());
        for (int e = 0; e < walk.examples(); e++) {
            int at = e * size();
            walk.value(slot()).maximum(at, source, e * input(0).size(), window, walk.choices(slot()), at);
        }
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot())) {
            Block target = walk.sensitivity(input(0).slot());
            for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
                int example = row / walk.outputs();
                target.scatter(
                        row * input(0).size(),
                        sensitivity,
                        row * size(),
                        walk.choices(slot()),
                        example * size(),
                        size());
            }
        }
        walk.release(sensitivity);
    }

    @Override
    public long work() {
        return (long) size() * window.area();
    }
}
