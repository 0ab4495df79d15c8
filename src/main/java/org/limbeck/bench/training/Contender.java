package org.limbeck.bench.training;

/** One way of doing the same work, ready to be timed again and again. */
interface Contender extends AutoCloseable {
    /** For tables. */
    String name();

    /**
     * Works for about so long, at least one step.
     *
     * @return units of work done in a second: images, or floating-point operations
     */
    double rate(double seconds);

    @Override
    void close();
}
