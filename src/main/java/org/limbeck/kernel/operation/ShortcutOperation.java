package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.SlidingWindow;

/** ResNet's option A: every {@code stride}-th row and column, then channels of zeros. */
final class ShortcutOperation extends Operation {
    private final SlidingWindow window;

    /** @param window 1 x 1, without padding */
    ShortcutOperation(String name, int slot, Source[] inputs, int[] shape, SlidingWindow window) {
        super(name, slot, inputs, shape);
        this.window = window;
    }

    @Override
    void forward(Walk walk) {
        Block value = walk.value(slot());
        Block source = walk.value(input(0).slot());
        value.zero(0, (long) walk.examples() * size());
        for (int e = 0; e < walk.examples(); e++) {
            for (int c = 0; c < window.channels(); c++) {
                value.unfold(e * size() + c * window.outputs(), source, e * input(0).size(), window, c, window.whole());
            }
        }
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot())) {
            Block target = walk.sensitivity(input(0).slot());
            for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
                for (int c = 0; c < window.channels(); c++) {
                    target.fold(
                            row * input(0).size(),
                            sensitivity,
                            row * size() + c * window.outputs(),
                            window,
                            c,
                            window.whole());
                }
            }
        }
        walk.release(sensitivity);
    }
}
