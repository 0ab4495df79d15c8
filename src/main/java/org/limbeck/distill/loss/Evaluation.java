package org.limbeck.distill.loss;

/**
 * How well logits answer the labels of their examples: accuracy and calibration. Pure, {@code O(n d)}. One logit
 * ({@code d = 1}) decides for class 1 above 0; of equal logits the first wins.
 *
 * @param accuracy share of examples answered correctly, in [0, 1]; NaN of no examples
 * @param negativeLogLikelihood mean, in nats
 * @param calibrationError expected calibration error over 15 equal bins of confidence, in [0, 1]
 */
public record Evaluation(double accuracy, double negativeLogLikelihood, double calibrationError) {
    private static final int BINS = 15;

    /**
     * @param logits {@code n x d}
     * @param labels {@code n}, in {@code [0, d)}, or 0 and 1 for {@code d = 1}
     */
    public static Evaluation of(float[] logits, int[] labels, int d) {
        int n = labels.length;
        requireSize(logits, n, d);
        double[] confidence = new double[BINS];
        double[] correct = new double[BINS];
        double hits = 0;
        double likelihood = 0;
        double[] logProbabilities = new double[Math.max(2, d)];
        for (int i = 0; i < n; i++) {
            logProbabilities(logits, i, d, 1, logProbabilities);
            int decision = decision(logits, i, d);
            double sure = Math.exp(logProbabilities[decision]);
            int bin = Math.min(BINS - 1, (int) (sure * BINS));
            confidence[bin] += sure;
            likelihood -= logProbabilities[labels[i]];
            if (decision == labels[i]) {
                hits++;
                correct[bin]++;
            }
        }
        double gap = 0;
        for (int bin = 0; bin < BINS; bin++) gap += Math.abs(confidence[bin] - correct[bin]);
        return new Evaluation(hits / n, likelihood / n, gap / n);
    }

    /** Share of examples on which two networks decide alike (fidelity, {@code docs/theory.md}, section 6). */
    public static double agreement(float[] student, float[] teacher, int d) {
        int n = student.length / d;
        requireSize(teacher, n, d);
        int same = 0;
        for (int i = 0; i < n; i++) if (decision(student, i, d) == decision(teacher, i, d)) same++;
        return same / (double) n;
    }

    /** Mean {@code KL(teacher || student)} at temperature {@code tau}, in nats. */
    public static double divergence(float[] teacher, float[] student, int d, double tau) {
        int n = student.length / d;
        requireSize(teacher, n, d);
        double[] p = new double[Math.max(2, d)];
        double[] q = new double[p.length];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            logProbabilities(teacher, i, d, tau, p);
            logProbabilities(student, i, d, tau, q);
            for (int c = 0; c < p.length; c++) {
                double share = Math.exp(p[c]);
                if (share > 0) sum += share * (p[c] - q[c]);
            }
        }
        return sum / n;
    }

    /** The class for which example {@code i} is decided. */
    public static int decision(float[] logits, int i, int d) {
        if (d == 1) return logits[i] > 0 ? 1 : 0;
        int best = 0;
        for (int c = 1; c < d; c++) if (logits[i * d + c] > logits[i * d + best]) best = c;
        return best;
    }

    /** Probabilities of example {@code i} at temperature {@code tau}; for one logit those of class 0 and class 1. */
    public static double[] probabilities(float[] logits, int i, int d, double tau) {
        double[] p = new double[Math.max(2, d)];
        logProbabilities(logits, i, d, tau, p);
        for (int c = 0; c < p.length; c++) p[c] = Math.exp(p[c]);
        return p;
    }

    /** Log-probabilities at {@code tau}; for one logit those of class 0 and class 1. */
    private static void logProbabilities(float[] logits, int i, int d, double tau, double[] out) {
        double max = d == 1 ? Math.max(0, logits[i]) : Double.NEGATIVE_INFINITY;
        for (int c = 0; c < d; c++) max = Math.max(max, logits[i * d + c]);
        double sum = 0;
        for (int c = 0; c < out.length; c++) {
            double logit = d == 1 ? c * (double) logits[i] : logits[i * d + c];
            out[c] = (logit - max) / tau;
            sum += Math.exp(out[c]);
        }
        double logSum = Math.log(sum);
        for (int c = 0; c < out.length; c++) out[c] -= logSum;
    }

    private static void requireSize(float[] logits, int n, int d) {
        if (logits.length != n * d) {
            throw new IllegalArgumentException(logits.length + " logits are not " + n + " x " + d);
        }
    }
}
