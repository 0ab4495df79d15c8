package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;

/** The elementwise product of two or more inputs; one with a single value a channel stands for all its positions. */
final class MultiplyOperation extends Operation {
    private final int positions;

    MultiplyOperation(String name, int slot, Source[] inputs, int[] shape) {
        super(name, slot, inputs, shape);
        this.positions = size() / shape[0];
    }

    private boolean broadcast(int index) {
        return input(index).size() != size();
    }

    @Override
    void forward(Walk walk) {
        for (int e = 0; e < walk.examples(); e++) {
            Block value = walk.value(slot());
            value.zero((long) e * size(), size());
            value.shift(e * size(), size(), 1);
            for (int i = 0; i < inputCount(); i++) factor(walk, value, e * size(), i, e);
        }
    }

    /** Multiplies one example's product by one input. */
    private void factor(Walk walk, Block product, int offset, int index, int example) {
        Block factor = walk.value(input(index).slot());
        if (!broadcast(index)) {
            product.times(offset, factor, example * size(), size());
            return;
        }
        int channels = input(index).size();
        for (int c = 0; c < channels; c++) {
            int at = offset + c * positions;
            product.affine(at, product, at, positions, factor.get((long) example * channels + c), 0);
        }
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        for (int i = 0; i < inputCount(); i++) {
            if (!walk.wanted(input(i).slot())) continue;
            Block target = walk.sensitivity(input(i).slot());
            for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
                Block term = walk.scratch();
                term.copy(0, sensitivity, (long) row * size(), size());
                for (int other = 0; other < inputCount(); other++) {
                    if (other != i) factor(walk, term, 0, other, row / walk.outputs());
                }
                pass(term, target, row, i);
            }
        }
        walk.release(sensitivity);
    }

    private void pass(Block term, Block target, int row, int index) {
        int length = input(index).size();
        if (!broadcast(index)) {
            target.add(row * length, term, 0, length);
            return;
        }
        for (int c = 0; c < length; c++) {
            long at = (long) row * length + c;
            target.set(at, target.get(at) + term.sum(c * positions, positions));
        }
    }

    @Override
    int scratch(int outputs) {
        return size();
    }
}
