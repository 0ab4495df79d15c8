package org.limbeck.kernel;

import org.limbeck.kernel.Block.Product;
import org.limbeck.kernel.Block.View;
import org.limbeck.kernel.Features.Segment;

/**
 * A convolution whose {@code G_i = D_i patches_i^T} is smaller than input and sensitivity together: formed in the walk,
 * while both are in cache, into the features.
 */
final class ExplicitConvolution implements Contribution {
    private final ConvolutionOperation operation;
    private final Features features;
    private final Segment weights;

    ExplicitConvolution(ConvolutionOperation operation, Features features, Segment weights) {
        this.operation = operation;
        this.features = features;
        this.weights = weights;
    }

    @Override
    public void record(Walk walk, int first, Block sensitivity) {
        int positions = operation.window().outputs();
        int taps = operation.tapsPerGroup();
        int channels = operation.channelsPerGroup();
        boolean stacked = operation.groups() == 1 && features.outputsAdjoin();
        int heap = stacked ? walk.outputs() : 1;
        Product product = new Product(heap * channels, taps, positions, false, true);
        Block image = walk.value(operation.input(0).slot());
        for (int e = 0; e < walk.examples(); e++) {
            int from = e * operation.input(0).size();
            View rows = operation.unfold(
                    walk.scratch(), image, from, 0, operation.window().taps());
            for (int k = 0; k < walk.outputs(); k += heap) {
                long at = features.at(weights, first + e, k);
                long start = (long) (e * walk.outputs() + k) * operation.size();
                for (int g = 0; g < operation.groups(); g++) {
                    View left = new View(sensitivity, start + (long) g * channels * positions, positions);
                    View right = new View(rows.block(), rows.offset() + (long) g * taps * positions, positions);
                    features.block().multiply(product, 1, left, right, 0, at + (long) g * channels * taps, taps);
                }
            }
        }
    }

    @Override
    public void addTo(Gram gram, Workers workers, Walk[] walks) {
        // its rows stand in the features, which add themselves
    }
}
