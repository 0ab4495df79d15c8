package org.limbeck.experiment.training;

/** Every learning rate of a grid diverged; the run or teacher ends as diverged. */
public final class AllRatesDiverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param first what the first of them said */
    public AllRatesDiverged(String first) {
        super("every learning rate of the grid diverged; the first: " + first);
    }
}
