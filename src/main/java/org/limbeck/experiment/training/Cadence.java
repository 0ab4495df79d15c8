package org.limbeck.experiment.training;

/** Something that is due every so many epochs, fractions allowed; the same steps in every repetition of a run. */
public final class Cadence {
    private final double period;

    /** @param everyEpochs 0 for never */
    public Cadence(double everyEpochs, int stepsPerEpoch) {
        period = everyEpochs == 0 ? Double.POSITIVE_INFINITY : Math.max(1, everyEpochs * stepsPerEpoch);
    }

    /** Whether the step just done, counted from 1, passed a multiple of the period. */
    public boolean isDue(long step) {
        return Math.floor(step / period) > Math.floor((step - 1) / period);
    }
}
