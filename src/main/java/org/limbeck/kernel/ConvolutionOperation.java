package org.limbeck.kernel;

import org.limbeck.kernel.Block.Product;
import org.limbeck.kernel.Block.View;

/** Cross-correlation as one matrix product an example: {@code W (out, taps) * unfolded input (taps, positions)}. */
final class ConvolutionOperation extends Operation {
    private final Window window;
    private final int groups;
    private final Block weights;
    private final double[] bias;

    /**
     * @param weights {@code (out, in/groups, kh, kw)}; owned
     * @param bias {@code (out)} or null
     */
    ConvolutionOperation(
            String name,
            int slot,
            Source[] inputs,
            int[] shape,
            Window window,
            int groups,
            Block weights,
            double[] bias) {
        super(name, slot, inputs, shape);
        this.window = window;
        this.groups = groups;
        this.weights = weights;
        this.bias = bias;
    }

    Window window() {
        return window;
    }

    int groups() {
        return groups;
    }

    boolean hasBias() {
        return bias != null;
    }

    int channels() {
        return shape()[0];
    }

    /** Output channels of one group. */
    int channelsPerGroup() {
        return channels() / groups;
    }

    int tapsPerGroup() {
        return window.taps() / groups;
    }

    @Override
    void forward(Walk walk) {
        Block value = walk.value(slot());
        int positions = window.outputs();
        Product product = new Product(channelsPerGroup(), positions, tapsPerGroup(), false, false);
        for (int e = 0; e < walk.examples(); e++) {
            View unfolded = unfold(walk.scratch(), walk.value(input(0).slot()), e * input(0).size(), 0, window.taps());
            int start = e * size();
            for (int g = 0; g < groups; g++) {
                View rows = new View(
                        unfolded.block(), unfolded.offset() + (long) g * tapsPerGroup() * positions, positions);
                value.multiply(
                        product,
                        1,
                        groupWeights(g),
                        rows,
                        0,
                        start + (long) g * channelsPerGroup() * positions,
                        positions);
            }
            for (int c = 0; bias != null && c < bias.length; c++) {
                value.shift(start + c * positions, positions, bias[c]);
            }
        }
    }

    /** Rows of taps {@code from} to {@code to} of one image: the image itself where unfolding would only copy. */
    View unfold(Block scratch, Block image, int offset, int from, int to) {
        int positions = window.outputs();
        if (window.isIdentity()) return new View(image, offset + (long) from * positions, positions);
        for (int tap = from; tap < to; tap++) scratch.unfold((tap - from) * positions, image, offset, window, tap);
        return new View(scratch, 0, positions);
    }

    private View groupWeights(int group) {
        return new View(weights, (long) group * channelsPerGroup() * tapsPerGroup(), tapsPerGroup());
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot())) {
            Block target = walk.sensitivity(input(0).slot());
            for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
                backwardOne(walk.scratch(), sensitivity, row * size(), target, row * input(0).size());
            }
        }
        walk.release(sensitivity);
    }

    private void backwardOne(Block scratch, Block sensitivity, int from, Block target, int to) {
        int positions = window.outputs();
        boolean direct = window.isIdentity();
        Product product = new Product(tapsPerGroup(), positions, channelsPerGroup(), true, false);
        for (int g = 0; g < groups; g++) {
            View rows = new View(sensitivity, from + (long) g * channelsPerGroup() * positions, positions);
            long offset = (long) g * tapsPerGroup() * positions;
            if (direct) target.multiply(product, 1, groupWeights(g), rows, 1, to + offset, positions);
            else scratch.multiply(product, 1, groupWeights(g), rows, 0, offset, positions);
        }
        for (int tap = 0; !direct && tap < window.taps(); tap++) {
            target.fold(to, scratch, tap * positions, window, tap);
        }
    }

    @Override
    long work() {
        return 2L * size() * tapsPerGroup();
    }

    @Override
    int scratch() {
        return window.isIdentity() ? 0 : Math.multiplyExact(window.taps(), window.outputs());
    }

    @Override
    public void close() {
        weights.close();
    }
}
