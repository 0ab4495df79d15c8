package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.DenseOperation;
import org.limbeck.kernel.operation.Walk;

/** A dense layer: {@code (D_i . D_j)(a_i . a_j + 1)}, never forming its weights' derivatives. */
public final class DenseContribution implements Contribution {
    private final DenseOperation operation;
    private final Rows rows;
    private final Block inputs;
    private final Block sensitivities;

    /**
     * @param inputs {@code (n, in)}; borrowed
     * @param sensitivities {@code (n, outputs, out)}; borrowed
     */
    public DenseContribution(DenseOperation operation, Rows rows, Block inputs, Block sensitivities) {
        this.operation = operation;
        this.rows = rows;
        this.inputs = inputs;
        this.sensitivities = sensitivities;
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
        int in = operation.input(0).size();
        int length = Math.toIntExact(rows.length(operation.size()));
        gram.addHadamard(
                new View(sensitivities, 0, length), length, new View(inputs, 0, in), in, operation.hasBias() ? 1 : 0);
    }
}
