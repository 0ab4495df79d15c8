package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.gram.Features;
import org.limbeck.kernel.gram.Features.Segment;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.BatchNormOperation;
import org.limbeck.kernel.operation.Walk;

/** Gain and offset of a batch normalisation: {@code sum_p D_p x^_p} and {@code sum_p D_p} of each channel. */
public final class BatchNormContribution implements Contribution {
    private final BatchNormOperation operation;
    private final Features features;
    private final Segment gain;
    private final Segment offset;

    public BatchNormContribution(BatchNormOperation operation, Features features, Segment gain, Segment offset) {
        this.operation = operation;
        this.features = features;
        this.gain = gain;
        this.offset = offset;
    }

    @Override
    public void record(Walk walk, int first, Block sensitivity) {
        Block input = walk.value(operation.input(0).slot());
        int positions = operation.positions();
        int size = operation.size();
        for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
            int example = row / walk.outputs();
            long gainAt = features.at(gain, first + example, row % walk.outputs());
            long offsetAt = features.at(offset, first + example, row % walk.outputs());
            for (int c = 0; c < operation.channels(); c++) {
                int at = row * size + c * positions;
                double sum = sensitivity.sum(at, positions);
                double dot = sensitivity.dot(at, input, example * size + c * positions, positions);
                features.block().set(gainAt + c, operation.gainDerivative(c, dot, sum));
                features.block().set(offsetAt + c, sum);
            }
        }
    }

    @Override
    public void addTo(Gram gram, Workers workers, Walk[] walks) {
        // its rows stand in the features, which add themselves
    }
}
