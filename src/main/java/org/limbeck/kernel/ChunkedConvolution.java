package org.limbeck.kernel;

import org.limbeck.kernel.Block.Product;
import org.limbeck.kernel.Block.View;

/**
 * A convolution with many weights: keeps inputs and sensitivities, and afterwards forms {@code G_i} for a few taps at a
 * time over all examples in one reused block, adding the block's Gram matrix each time.
 */
final class ChunkedConvolution implements Contribution {
    private final ConvolutionOperation operation;
    private final Rows rows;
    private final Block inputs;
    private final Block sensitivities;
    private final Block chunk;

    /**
     * @param inputs {@code (n, in)}; borrowed
     * @param sensitivities {@code (n, outputs, out)}; borrowed
     * @param chunk at least {@code n * outputs * output channels of a group}; borrowed
     */
    ChunkedConvolution(ConvolutionOperation operation, Rows rows, Block inputs, Block sensitivities, Block chunk) {
        this.operation = operation;
        this.rows = rows;
        this.inputs = inputs;
        this.sensitivities = sensitivities;
        this.chunk = chunk;
    }

    @Override
    public void record(Walk walk, int first, Block sensitivity) {
        long in = operation.input(0).size();
        long out = (long) walk.outputs() * operation.size();
        inputs.copy(first * in, walk.value(operation.input(0).slot()), 0, walk.examples() * in);
        sensitivities.copy(first * out, sensitivity, 0, walk.examples() * out);
    }

    @Override
    public void addTo(Gram gram, Workers workers, Walk[] walks) {
        long perTap = (long) rows.examples() * rows.outputs() * operation.channelsPerGroup();
        int most = (int) Math.max(1, Math.min(operation.tapsPerGroup(), chunk.size() / perTap));
        int chunks = (operation.tapsPerGroup() + most - 1) / most;
        int even = (operation.tapsPerGroup() + chunks - 1) / chunks;
        for (int g = 0; g < operation.groups(); g++) {
            for (int from = 0; from < operation.tapsPerGroup(); from += even) {
                int group = g;
                int first = from;
                int count = Math.min(even, operation.tapsPerGroup() - from);
                workers.run(rows.examples(), (worker, example) -> {
                    form(walks[worker], group, first, count, example);
                    workers.advance(Cost.product(
                            rows.outputs() * operation.channelsPerGroup(),
                            count,
                            operation.window().outputs()));
                });
                long length = rows.length((long) operation.channelsPerGroup() * count);
                gram.addRows(new View(chunk, 0, Math.toIntExact(length)), length);
            }
        }
    }

    /** {@code G_i} of one group in {@code count} taps, for all carried outputs of one example. */
    private void form(Walk walk, int group, int firstTap, int count, int example) {
        int in = operation.input(0).size();
        int positions = operation.window().outputs();
        int channels = operation.channelsPerGroup();
        Block image = walk.value(operation.input(0).slot());
        image.copy(0, inputs, (long) example * in, in);
        int tap = group * operation.tapsPerGroup() + firstTap;
        View patches = operation.unfold(walk.scratch(), image, 0, tap, tap + count);
        int heap = operation.groups() == 1 ? rows.outputs() : 1;
        Product product = new Product(heap * channels, count, positions, false, true);
        for (int k = 0; k < rows.outputs(); k += heap) {
            long row = (long) example * rows.outputs() + k;
            View left =
                    new View(sensitivities, row * operation.size() + (long) group * channels * positions, positions);
            chunk.multiply(product, 1, left, patches, 0, row * channels * count, count);
        }
    }
}
