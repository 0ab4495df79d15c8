package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.array.SlidingWindow;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.ConvolutionOperation;
import org.limbeck.kernel.operation.Walk;

/**
 * A convolution with many weights at few positions: {@code sum_pq (D_ip . D_jq)(patch_ip . patch_jq)}, never forming its
 * weights' derivatives. Keeps patches and sensitivities position by position.
 */
public final class PairedConvolution implements Contribution {
    private final ConvolutionOperation operation;
    private final Rows rows;
    private final Block patches;
    private final Block sensitivities;

    /**
     * @param operation of one group
     * @param patches {@code (n, positions, taps)}; borrowed
     * @param sensitivities {@code (rows, positions, length of a row)}; borrowed
     */
    public PairedConvolution(ConvolutionOperation operation, Rows rows, Block patches, Block sensitivities) {
        this.operation = operation;
        this.rows = rows;
        this.patches = patches;
        this.sensitivities = sensitivities;
    }

    @Override
    public void record(Walk walk, int first, Block sensitivity) {
        SlidingWindow window = operation.window();
        int positions = window.outputs();
        int taps = window.taps();
        int width = Math.toIntExact(rows.length(operation.channels()));
        Block turned = walk.scratch();
        int free = taps * positions;
        for (int e = 0; e < walk.examples(); e++) {
            Block image = walk.value(operation.input(0).slot());
            View unfolded =
                    operation.unfold(turned, image, e * operation.input(0).size(), 0, taps, window.whole());
            turned.transpose(free, unfolded.block(), (int) unfolded.offset(), taps, positions, taps);
            patches.copy((long) (first + e) * taps * positions, turned, free, (long) taps * positions);
            for (int row = 0; row < rows.perExample(); row++) {
                long at = (long) e * rows.perExample() + row;
                turned.transpose(0, sensitivity, (int) (at * width * positions), width, positions, width);
                long to = ((long) (first + e) * rows.perExample() + row) * width * positions;
                sensitivities.copy(to, turned, 0, (long) width * positions);
            }
        }
    }

    @Override
    public void addTo(Gram gram, Workers workers, Walk[] walks) {
        int taps = operation.window().taps();
        int width = Math.toIntExact(rows.length(operation.channels()));
        gram.addPairs(
                new View(sensitivities, 0, width),
                width,
                new View(patches, 0, taps),
                taps,
                operation.window().outputs());
    }
}
