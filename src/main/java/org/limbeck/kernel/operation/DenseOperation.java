package org.limbeck.kernel.operation;

import org.jspecify.annotations.Nullable;
import org.limbeck.kernel.array.Block;
import org.limbeck.kernel.array.Block.Product;
import org.limbeck.kernel.array.Block.View;

/** {@code W a + b} for a whole block of examples at once. */
public final class DenseOperation extends Operation {
    private final Block weights;
    private final @Nullable Block bias;

    /**
     * @param weights {@code (out, in)}; owned
     * @param bias {@code (out)} or null; owned
     */
    DenseOperation(String name, int slot, Source[] inputs, int[] shape, Block weights, @Nullable Block bias) {
        super(name, slot, inputs, shape);
        this.weights = weights;
        this.bias = bias;
    }

    public boolean hasBias() {
        return bias != null;
    }

    @Override
    void forward(Walk walk) {
        int in = input(0).size();
        Block value = walk.value(slot());
        for (int e = 0; bias != null && e < walk.examples(); e++) value.copy((long) e * size(), bias, 0, size());
        value.multiply(
                new Product(walk.examples(), size(), in, false, true),
                1,
                new View(walk.value(input(0).slot()), 0, in),
                new View(weights, 0, in),
                bias == null ? 0 : 1,
                0,
                size());
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        int in = input(0).size();
        if (walk.wanted(input(0).slot())) {
            walk.sensitivity(input(0).slot())
                    .multiply(
                            new Product(walk.examples() * walk.outputs(), in, size(), false, false),
                            1,
                            new View(sensitivity, 0, size()),
                            new View(weights, 0, in),
                            1,
                            0,
                            in);
        }
        walk.release(sensitivity);
    }

    @Override
    public long work() {
        return 2L * size() * input(0).size();
    }

    @Override
    public long elements() {
        return 0;
    }

    @Override
    public void close() {
        weights.close();
        if (bias != null) bias.close();
    }
}
