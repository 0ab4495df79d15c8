package org.limbeck.network.onednn;

/** Consecutive images, rows or numbers of an array: one thread's part of the work. */
public record Range(long first, long count) {
    /** The {@code part}-th of {@code parts} ranges that cover {@code total} and differ by at most one in size. */
    static Range of(long total, int part, int parts) {
        long first = total * part / parts;
        return new Range(first, total * (part + 1) / parts - first);
    }
}
