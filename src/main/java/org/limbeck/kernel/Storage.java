package org.limbeck.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.limbeck.numeric.Precision;

/** Large blocks used again from pass to pass, since the first touch of fresh memory is slow. Closes what it gave out. */
final class Storage implements AutoCloseable {
    private final Precision precision;
    private final List<Block> idle = new ArrayList<>();
    private final List<Block> lent = new ArrayList<>();

    Storage(Precision precision) {
        this.precision = precision;
    }

    /** At least {@code size} elements, undefined. */
    Block take(long size) {
        Block block = idle.stream()
                .filter(candidate -> candidate.size() >= size)
                .min(Comparator.comparingLong(Block::size))
                .orElse(null);
        if (block == null) block = Block.allocate(precision, size);
        else idle.remove(block);
        lent.add(block);
        return block;
    }

    /** Takes all blocks back. */
    void reclaim() {
        idle.addAll(lent);
        lent.clear();
    }

    @Override
    public void close() {
        reclaim();
        idle.forEach(Block::close);
        idle.clear();
    }
}
