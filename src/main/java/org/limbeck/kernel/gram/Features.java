package org.limbeck.kernel.gram;

import org.limbeck.kernel.array.Block;

/**
 * Explicit derivatives of the logits in the parameters of small layers: one wide row for each {@link Rows row}, in
 * which every layer owns a segment. Its Gram matrix is those layers' whole contribution.
 */
public final class Features {
    private final Block block;
    private final Rows rows;
    private final long perOutput;

    /**
     * @param block at least {@code examples * outputs * perOutput}; borrowed
     * @param perOutput derivatives held for one output: the sum of all segments' lengths
     */
    public Features(Block block, Rows rows, long perOutput) {
        this.block = block;
        this.rows = rows;
        this.perOutput = perOutput;
    }

    /**
     * The part of the rows that one parameter array owns.
     *
     * @param offset sum of the lengths of the segments before it
     * @param length its elements
     */
    public record Segment(long offset, long length) {}

    public Block block() {
        return block;
    }

    /** Where the derivatives of one output of one example start. */
    public long at(Segment segment, int example, int output) {
        long start = (long) example * rows.outputs() * perOutput;
        return rows.full()
                ? start + output * perOutput + segment.offset()
                : start + rows.outputs() * segment.offset() + output * segment.length();
    }

    /** Whether the outputs of one example lie directly behind each other in a segment. */
    public boolean outputsAdjoin() {
        return !rows.full() || rows.outputs() == 1;
    }

    public void addTo(Gram gram) {
        if (perOutput > 0)
            gram.addRows(new Block.View(block, 0, Math.toIntExact(rows.length(perOutput))), rows.length(perOutput));
    }
}
