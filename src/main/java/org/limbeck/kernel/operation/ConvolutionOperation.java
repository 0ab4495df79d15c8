package org.limbeck.kernel.operation;

import java.util.List;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.array.SlidingWindow;
import org.limbeck.kernel.array.SlidingWindow.Band;

/** Cross-correlation as one matrix product an example: {@code W (out, taps) * unfolded input (taps, positions)}. */
public final class ConvolutionOperation extends Operation {
    /** An unfolded band should stay in a second-level cache beside the product's other operands. */
    private static final long BAND_BYTES = 300L << 10;
    /** Fewer positions make the product slow. */
    private static final int FEWEST_POSITIONS = 96;

    private final SlidingWindow window;
    private final int groups;
    private final Block weights;
    private final double[] bias;
    private final List<Band> bands;

    /**
     * @param weights {@code (out, in/groups, kh, kw)}; owned
     * @param bias {@code (out)}, or empty
     */
    ConvolutionOperation(
            String name,
            int slot,
            Source[] inputs,
            int[] shape,
            SlidingWindow window,
            int groups,
            Block weights,
            double[] bias) {
        super(name, slot, inputs, shape);
        this.window = window;
        this.groups = groups;
        this.weights = weights;
        this.bias = bias;
        long rowBytes = (long) window.taps() * window.outputWidth() * Double.BYTES;
        int fewest = (FEWEST_POSITIONS + window.outputWidth() - 1) / window.outputWidth();
        this.bands = window.bands((int) Math.max(fewest, BAND_BYTES / rowBytes));
    }

    public SlidingWindow window() {
        return window;
    }

    public int groups() {
        return groups;
    }

    public boolean hasBias() {
        return bias.length > 0;
    }

    public int channels() {
        return shape()[0];
    }

    /** Output channels of one group. */
    public int channelsPerGroup() {
        return channels() / groups;
    }

    public int tapsPerGroup() {
        return window.taps() / groups;
    }

    @Override
    void forward(Walk walk) {
        for (int e = 0; e < walk.examples(); e++) {
            for (Band band : bands) forward(walk, e, band);
            int positions = window.outputs();
            for (int c = 0; c < bias.length; c++) {
                walk.value(slot()).shift(e * size() + c * positions, positions, bias[c]);
            }
        }
    }

    private void forward(Walk walk, int example, Band band) {
        Block image = walk.value(input(0).slot());
        View rows = unfold(walk.scratch(), image, example * input(0).size(), 0, window.taps(), band);
        int width = band.rows() * window.outputWidth();
        int start = example * size() + band.first() * window.outputWidth();
        Product product = new Product(channelsPerGroup(), width, tapsPerGroup(), false, false);
        for (int g = 0; g < groups; g++) {
            View right = rows.skip((long) g * tapsPerGroup() * rows.stride());
            long at = start + (long) g * channelsPerGroup() * window.outputs();
            walk.value(slot()).multiply(product, 1, groupWeights(g), right, 0, at, window.outputs());
        }
    }

    /** Bands in which the convolution is best unfolded. */
    public List<Band> bands() {
        return bands;
    }

    /**
     * Taps {@code from} to {@code to} of one image at the positions of a band, a row each: a view of the image itself
     * where unfolding would only copy.
     */
    public View unfold(Block scratch, Block image, int offset, int from, int to, Band band) {
        int positions = window.outputs();
        int width = band.rows() * window.outputWidth();
        if (window.isIdentity()) {
            long at = offset + (long) from * positions + (long) band.first() * window.outputWidth();
            return new View(image, at, positions);
        }
        for (int tap = from; tap < to; tap++) scratch.unfold((tap - from) * width, image, offset, window, tap, band);
        return new View(scratch, 0, width);
    }

    private View groupWeights(int group) {
        return new View(weights, (long) group * channelsPerGroup() * tapsPerGroup(), tapsPerGroup());
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot())) {
            Block target = walk.sensitivity(input(0).slot());
            for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
                for (Band band : bands) {
                    backward(walk.scratch(), sensitivity, row * size(), target, row * input(0).size(), band);
                }
            }
        }
        walk.release(sensitivity);
    }

    private void backward(Block scratch, Block sensitivity, int from, Block target, int to, Band band) {
        int positions = window.outputs();
        boolean direct = window.isIdentity();
        int width = band.rows() * window.outputWidth();
        int start = band.first() * window.outputWidth();
        Product product = new Product(tapsPerGroup(), width, channelsPerGroup(), true, false);
        for (int g = 0; g < groups; g++) {
            View rows = new View(sensitivity, from + start + (long) g * channelsPerGroup() * positions, positions);
            long row = (long) g * tapsPerGroup();
            if (direct) target.multiply(product, 1, groupWeights(g), rows, 1, to + start + row * positions, positions);
            else scratch.multiply(product, 1, groupWeights(g), rows, 0, row * width, width);
        }
        for (int tap = 0; !direct && tap < window.taps(); tap++) {
            if (window.keepsWidth()) target.foldRun(to, scratch, tap * width, window, tap, band);
            else target.fold(to, scratch, tap * width, window, tap, band);
        }
    }

    @Override
    public long work() {
        return 2L * size() * tapsPerGroup();
    }

    @Override
    public long elements() {
        return window.isIdentity() ? 0 : (long) window.taps() * window.outputs();
    }

    @Override
    int scratch(int outputs) {
        // Unfolded and transposed patches side by side, or one example's transposed sensitivities.
        return Math.max(
                Math.multiplyExact(2 * window.taps(), window.outputs()),
                Math.multiplyExact(size(), Math.max(1, outputs)));
    }

    @Override
    public void close() {
        weights.close();
    }
}
