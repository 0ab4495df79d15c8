package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.array.SlidingWindow;
import org.limbeck.kernel.array.SlidingWindow.Band;
import org.limbeck.kernel.gram.Features;
import org.limbeck.kernel.gram.Features.Segment;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.Walk;

/**
 * A convolution whose {@code G_i = D_i patches_i^T} is smaller than input and sensitivity together: formed in the walk,
 * while both are in cache, into the features.
 */
public final class ExplicitConvolution implements Contribution {
    private final ConvolutionOperation operation;
    private final Features features;
    private final Segment weights;

    public ExplicitConvolution(ConvolutionOperation operation, Features features, Segment weights) {
        this.operation = operation;
        this.features = features;
        this.weights = weights;
    }

    @Override
    public void record(Walk walk, int first, Block sensitivity) {
        for (int e = 0; e < walk.examples(); e++) {
            for (Band band : operation.bands()) record(walk, first, e, sensitivity, band);
        }
    }

    private void record(Walk walk, int first, int example, Block sensitivity, Band band) {
        SlidingWindow window = operation.window();
        int taps = operation.tapsPerGroup();
        int channels = operation.channelsPerGroup();
        int heap = operation.groups() == 1 && features.outputsAdjoin() ? walk.outputs() : 1;
        int width = band.rows() * window.outputWidth();
        Product product = new Product(heap * channels, taps, width, false, true);
        Block image = walk.value(operation.input(0).slot());
        View rows = operation.unfold(
                walk.scratch(), image, example * operation.input(0).size(), 0, window.taps(), band);
        double keep = band.first() == 0 ? 0 : 1;
        for (int k = 0; k < walk.outputs(); k += heap) {
            long at = features.at(weights, first + example, k);
            long start = (long) (example * walk.outputs() + k) * operation.size();
            for (int g = 0; g < operation.groups(); g++) {
                long row = (long) g * channels * window.outputs() + (long) band.first() * window.outputWidth();
                View left = new View(sensitivity, start + row, window.outputs());
                View right = rows.skip((long) g * taps * rows.stride());
                features.block().multiply(product, 1, left, right, keep, at + (long) g * channels * taps, taps);
            }
        }
    }

    @Override
    public void addTo(Gram gram, Workers workers, Walk[] walks) {
        // its rows stand in the features, which add themselves
    }
}
