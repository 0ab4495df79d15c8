package org.limbeck.experiment.student;

import java.util.Locale;
import org.limbeck.distill.loss.Evaluation;

/** Whether a trained network knows no more than chance, as a collapsed one does, and what to say about it. */
final class Collapse {
    /** Standard errors above the most frequent class's share that still count as chance. */
    private static final double ERRORS = 2;
    /** Relative spread of logits over examples below which all examples are answered alike. */
    private static final double ALIKE = 1e-5;

    private Collapse() {}

    /**
     * @param logits {@code n x d} on the test set
     * @param labels {@code n}
     * @param evaluation of them
     * @return for people; empty when the network knows something
     */
    static String note(float[] logits, int[] labels, int d, Evaluation evaluation) {
        int n = labels.length;
        if (n == 0) return "";
        double chance = largestShare(labels, Math.max(2, d));
        double error = Math.sqrt(chance * (1 - chance) / n);
        if (evaluation.accuracy() > chance + ERRORS * error) return "";
        String numbers = String.format(
                Locale.ROOT,
                "test accuracy %.1f %%, the most frequent class has %.1f %%; test loss %.3f, that of not knowing is"
                        + " %.3f",
                100 * evaluation.accuracy(),
                100 * chance,
                evaluation.negativeLogLikelihood(),
                Math.log(Math.max(2, d)));
        String what = answersAlike(logits, d)
                ? "the student collapsed: it answers every example alike, its units are dead ("
                : "the student ended at chance (";
        return what + numbers + "); a smaller learning rate, a warm-up or clipping may help";
    }

    private static double largestShare(int[] labels, int classes) {
        int[] counts = new int[classes];
        int largest = 0;
        for (int label : labels) largest = Math.max(largest, ++counts[label]);
        return largest / (double) labels.length;
    }

    private static boolean answersAlike(float[] logits, int d) {
        for (int c = 0; c < d; c++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = c; i < logits.length; i += d) {
                least = Math.min(least, logits[i]);
                most = Math.max(most, logits[i]);
            }
            if (most - least > ALIKE * Math.max(1, Math.max(Math.abs(most), Math.abs(least)))) return false;
        }
        return true;
    }
}
