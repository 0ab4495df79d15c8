package org.limbeck.kernel;

import org.limbeck.kernel.array.Block;
import org.limbeck.numeric.Precision;

/**
 * What layers keep for all examples: one stretch of memory, dealt out anew in each pass, since the first touch of fresh
 * memory is slow and blocks of one pass would seldom fit the next.
 */
final class Storage implements AutoCloseable {
    private final Block memory;
    private long used;

    /** @param size elements of the largest pass */
    Storage(Precision precision, long size) {
        this.memory = Block.allocate(precision, size);
    }

    /**
     * The next {@code size} elements, undefined; not to be closed.
     *
     * @throws IllegalStateException when the plan did not count them
     */
    Block take(long size) {
        if (used + size > memory.size()) {
            throw new IllegalStateException(used + " + " + size + " elements of " + memory.size());
        }
        Block part = memory.part(used, size);
        used += size;
        return part;
    }

    /** Takes all parts back. */
    void reclaim() {
        used = 0;
    }

    @Override
    public void close() {
        memory.close();
    }
}
