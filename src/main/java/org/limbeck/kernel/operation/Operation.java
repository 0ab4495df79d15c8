package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;

/**
 * One node of a network ready to be walked: shapes known, weights in off-heap memory. Values are {@code (examples,
 * size)}, sensitivities {@code (examples, outputs, size)}; both belong to the {@link Walk}. Operations hold no state of
 * a walk, so that several threads share them.
 */
public abstract class Operation implements AutoCloseable {
    private final String name;
    private final int slot;
    private final Source[] inputs;
    private final int[] shape;

    Operation(String name, int slot, Source[] inputs, int[] shape) {
        this.name = name;
        this.slot = slot;
        this.inputs = inputs.clone();
        this.shape = shape.clone();
    }

    /** A value that an operation reads: its slot in the walk and the shape of one example. */
    public record Source(int slot, int[] shape) {
        public int size() {
            return sizeOf(shape);
        }
    }

    static int sizeOf(int... shape) {
        int size = 1;
        for (int axis : shape) size = Math.multiplyExact(size, axis);
        return size;
    }

    public final String name() {
        return name;
    }

    public final int slot() {
        return slot;
    }

    public final Source input(int index) {
        return inputs[index];
    }

    final int inputCount() {
        return inputs.length;
    }

    /** Of one example. */
    final int[] shape() {
        return shape.clone();
    }

    /** Values in one example. */
    public final int size() {
        return sizeOf(shape);
    }

    /** Computes {@code walk.value(slot())} for the walk's examples. */
    abstract void forward(Walk walk);

    /**
     * Passes sensitivities on to the inputs.
     *
     * @param sensitivity {@code (examples, outputs, size)} at this node's output, complete; handed over
     */
    abstract void backward(Walk walk, Block sensitivity);

    /** Floating-point operations of {@link #forward} for one example; backward costs as much for each output. */
    public long work() {
        return 2L * size();
    }

    /** Elements that {@link #forward} moves one at a time for one example. */
    public long elements() {
        return size();
    }

    /** Scratch elements of one thread that carries so many outputs. */
    int scratch(int outputs) {
        return 0;
    }

    @Override
    public void close() {}
}
