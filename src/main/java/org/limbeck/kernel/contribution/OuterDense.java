package org.limbeck.kernel.contribution;

import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;
import org.limbeck.kernel.gram.Gram;
import org.limbeck.kernel.gram.Rows;
import org.limbeck.kernel.gram.Workers;
import org.limbeck.kernel.operation.DenseOperation;
import org.limbeck.kernel.operation.Walk;

/**
 * A dense layer the plain way: forms the derivatives {@code D_i a_i^T} of its weights, a few units at a time over all
 * examples. Only for {@code BruteForceKernel}; {@link DenseContribution} never needs them.
 */
public final class OuterDense implements Contribution {
    private final DenseOperation operation;
    private final Rows rows;
    private final Block inputs;
    private final Block sensitivities;
    private final Block chunk;

    /**
     * @param inputs {@code (n, in)}; borrowed
     * @param sensitivities {@code (n, outputs, out)}; borrowed
     * @param chunk at least {@code rows * outputs of a row * in}; borrowed
     */
    public OuterDense(DenseOperation operation, Rows rows, Block inputs, Block sensitivities, Block chunk) {
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
        long perUnit =
                (long) rows.examples() * rows.outputs() * operation.input(0).size();
        int most = (int) Math.max(1, Math.min(operation.size(), chunk.size() / perUnit));
        for (int unit = 0; unit < operation.size(); unit += most) {
            int first = unit;
            int units = Math.min(most, operation.size() - unit);
            workers.run(rows.examples(), (worker, example) -> form(example, first, units));
            int length = Math.toIntExact(
                    rows.length((long) units * operation.input(0).size()));
            gram.addRows(new View(chunk, 0, length), length);
        }
        if (operation.hasBias()) {
            int length = Math.toIntExact(rows.length(operation.size()));
            gram.addRows(new View(sensitivities, 0, length), length);
        }
    }

    private void form(int example, int first, int units) {
        int in = operation.input(0).size();
        View input = new View(inputs, (long) example * in, in);
        Product outer = new Product(units, in, 1, false, false);
        for (int k = 0; k < rows.outputs(); k++) {
            long row = (long) example * rows.outputs() + k;
            View column = new View(sensitivities, row * operation.size() + first, 1);
            chunk.multiply(outer, 1, column, input, 0, row * units * in, in);
        }
    }
}
