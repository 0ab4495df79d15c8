package org.limbeck.kernel.contribution;

import org.jspecify.annotations.Nullable;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.gram.Features;
import org.limbeck.kernel.gram.Features.Segment;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.DenseOperation;
import org.limbeck.kernel.operation.Walk;

/** A dense layer's derivatives {@code D_i a_i^T} and {@code D_i} written into the features; only for {@code Jacobian}. */
public final class ExplicitDense implements Contribution {
    private final DenseOperation operation;
    private final Features features;
    private final Segment weights;
    private final @Nullable Segment bias;

    /** @param bias null for a layer without */
    public ExplicitDense(DenseOperation operation, Features features, Segment weights, @Nullable Segment bias) {
        this.operation = operation;
        this.features = features;
        this.weights = weights;
        this.bias = bias;
    }

    @Override
    public void record(Walk walk, int first, Block sensitivity) {
        int in = operation.input(0).size();
        int out = operation.size();
        Block input = walk.value(operation.input(0).slot());
        for (int row = 0; row < walk.examples() * walk.outputs(); row++) {
            int example = row / walk.outputs();
            int output = row % walk.outputs();
            View column = new View(sensitivity, (long) row * out, 1);
            View line = new View(input, (long) example * in, in);
            long at = features.at(weights, first + example, output);
            features.block().multiply(new Product(out, in, 1, false, false), 1, column, line, 0, at, in);
            if (bias != null) {
                features.block().copy(features.at(bias, first + example, output), sensitivity, (long) row * out, out);
            }
        }
    }

    @Override
    public void addTo(Gram gram, Workers workers, Walk[] walks) {
        // its rows stand in the features, which add themselves
    }
}
