package org.limbeck.distill.schedule;

/** Finds the checkpoint in the middle of the time in which a teacher learns fastest. */
final class SteepestRise {
    private SteepestRise() {}

    /**
     * The checkpoint around which training accuracy rises fastest, from the one before it to the one after it; the
     * earliest of equals. Neither the first nor the last while there are others.
     *
     * @param clock each checkpoint's share of training, ascending
     * @param accuracy on the training set
     */
    static int checkpoint(double[] clock, double[] accuracy) {
        int best = 0;
        double steepest = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < clock.length - 1; i++) {
            double slope = (accuracy[i + 1] - accuracy[i - 1]) / (clock[i + 1] - clock[i - 1]);
            if (slope > steepest) {
                steepest = slope;
                best = i;
            }
        }
        return best;
    }
}
