package org.limbeck.experiment;

/** Every learning rate of a grid diverged; the run or teacher ends as diverged. */
final class AllRatesDiverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param first what the first of them said */
    AllRatesDiverged(String first) {
        super("every learning rate of the grid diverged; the first: " + first);
    }
}
