package org.limbeck.kernel.gram;

/**
 * How per-example, per-output quantities become rows of a Gram matrix: for the full kernel each (example, output) is a
 * row; otherwise an example's outputs stand one after the other in one row, so that their Gram matrices add up.
 *
 * @param examples {@code n}
 * @param outputs sensitivities carried in this pass
 * @param full whether each output has its own row
 */
public record Rows(int examples, int outputs, boolean full) {
    /** Rows of the Gram matrix. */
    public int count() {
        return full ? Math.multiplyExact(examples, outputs) : examples;
    }

    /** Rows of one example. */
    public int perExample() {
        return full ? outputs : 1;
    }

    /** Elements of one row when each output brings {@code length}. */
    public long length(long length) {
        return full ? length : outputs * length;
    }
}
