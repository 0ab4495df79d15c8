package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.gram.FlopCount;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.Walk;

/**
 * A convolution with many weights: keeps inputs and sensitivities, and afterwards forms {@code G_i} for a few taps at a
 * time over all examples in one reused block, adding the block's Gram matrix each time.
 */
public final class ChunkedConvolution implements Contribution {
    /** Taps from which on a product that forms {@code G_i} runs at nearly full speed. */
    private static final int ENOUGH_TAPS = 64;

    private final ConvolutionOperation operation;
    private final Rows rows;
    private final Block inputs;
    private final Block sensitivities;
    private final Block chunk;

    /**
     * @param inputs {@code (n, in)}; borrowed
     * @param sensitivities {@code (n, outputs, out)}; borrowed
     * @param chunk at least {@code n * output channels of a group}, for the full kernel times {@code outputs};
     *     borrowed
     */
    public ChunkedConvolution(
            ConvolutionOperation operation, Rows rows, Block inputs, Block sensitivities, Block chunk) {
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
        Slab widest = widest();
        int taps = operation.tapsPerGroup();
        for (int g = 0; g < operation.groups(); g++) {
            for (int k = 0; k < rows.outputs(); k += widest.outputs()) {
                for (int tap = 0; tap < taps; tap += widest.taps()) {
                    int outputs = Math.min(widest.outputs(), rows.outputs() - k);
                    add(new Slab(g, k, outputs, tap, Math.min(widest.taps(), taps - tap)), gram, workers, walks);
                }
            }
        }
    }

    /** The part of {@code G} that is formed at once: some outputs and taps of one group, for all examples. */
    private record Slab(int group, int firstOutput, int outputs, int firstTap, int taps) {}

    /**
     * As many outputs and taps as the chunk holds. Few taps make the products that form {@code G_i} slow, many outputs
     * save unfolding only; the full kernel needs all outputs side by side.
     */
    private Slab widest() {
        long perTap = (long) rows.examples() * operation.channelsPerGroup();
        int taps = operation.tapsPerGroup();
        long outputs = rows.outputs();
        if (!rows.full()) {
            outputs = Math.max(1, Math.min(outputs, chunk.size() / (perTap * Math.min(taps, ENOUGH_TAPS))));
        }
        long most = Math.max(1, Math.min(taps, chunk.size() / (perTap * outputs)));
        long chunks = (taps + most - 1) / most;
        return new Slab(0, 0, (int) outputs, 0, (int) ((taps + chunks - 1) / chunks));
    }

    private void add(Slab slab, Gram gram, Workers workers, Walk[] walks) {
        double work = FlopCount.product(
                slab.outputs() * operation.channelsPerGroup(),
                slab.taps(),
                operation.window().outputs());
        workers.run(rows.examples(), (worker, example) -> {
            form(walks[worker], slab, example);
            workers.advance(work);
        });
        long perOutput = (long) operation.channelsPerGroup() * slab.taps();
        int length = Math.toIntExact(rows.full() ? perOutput : slab.outputs() * perOutput);
        gram.addRows(new View(chunk, 0, length), length);
    }

    /** {@code G_i} of one example in a slab. */
    private void form(Walk walk, Slab slab, int example) {
        int in = operation.input(0).size();
        int positions = operation.window().outputs();
        int channels = operation.channelsPerGroup();
        Block image = walk.value(operation.input(0).slot());
        image.copy(0, inputs, (long) example * in, in);
        int tap = slab.group() * operation.tapsPerGroup() + slab.firstTap();
        View patches = operation.unfold(
                walk.scratch(),
                image,
                0,
                tap,
                tap + slab.taps(),
                operation.window().whole());
        int heap = operation.groups() == 1 ? slab.outputs() : 1;
        Product product = new Product(heap * channels, slab.taps(), positions, false, true);
        for (int k = 0; k < slab.outputs(); k += heap) {
            long from = (long) example * rows.outputs() + slab.firstOutput() + k;
            long to = (long) example * slab.outputs() + k;
            View left = new View(
                    sensitivities, from * operation.size() + (long) slab.group() * channels * positions, positions);
            chunk.multiply(product, 1, left, patches, 0, to * channels * slab.taps(), slab.taps());
        }
    }
}
