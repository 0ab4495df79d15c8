package org.limbeck.experiment.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.limbeck.distill.loss.Evaluation;

/**
 * An example that student and teacher answer differently.
 *
 * @param index in the test set
 * @param label its own
 * @param divergence {@code KL(teacher || student)} at temperature 1, in nats: how far they are apart
 * @param student its likeliest classes, at most three
 * @param teacher likewise
 */
public record Disagreement(int index, int label, double divergence, List<Guess> student, List<Guess> teacher) {
    private static final int GUESSES = 3;

    /** @param probability at temperature 1 */
    public record Guess(int answer, double probability) {}

    /**
     * Those that are furthest apart, furthest first.
     *
     * @param student logits {@code n x d}
     * @param teacher likewise
     * @param labels {@code n}
     * @param most how many at most
     */
    public static List<Disagreement> largest(float[] student, float[] teacher, int[] labels, int d, int most) {
        List<Disagreement> found = new ArrayList<>();
        for (int i = 0; i < labels.length; i++) {
            if (Evaluation.decision(student, i, d) == Evaluation.decision(teacher, i, d)) continue;
            double[] p = probabilities(teacher, i, d);
            double[] q = probabilities(student, i, d);
            found.add(new Disagreement(i, labels[i], apart(p, q), guesses(q), guesses(p)));
        }
        found.sort(Comparator.comparingDouble(Disagreement::divergence).reversed());
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private static double apart(double[] p, double[] q) {
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            if (p[c] > 0) sum += p[c] * Math.log(p[c] / Math.max(q[c], Double.MIN_NORMAL));
        }
        return sum;
    }

    private static List<Guess> guesses(double[] p) {
        return IntStream.range(0, p.length)
                .mapToObj(c -> new Guess(c, p[c]))
                .sorted(Comparator.comparingDouble(Guess::probability).reversed())
                .limit(GUESSES)
                .toList();
    }

    private static double[] probabilities(float[] logits, int i, int d) {
        double[] p = new double[Math.max(2, d)];
        double largest = d == 1 ? Math.max(0, logits[i]) : Double.NEGATIVE_INFINITY;
        for (int c = 0; c < d; c++) largest = Math.max(largest, logits[i * d + c]);
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            double logit = d == 1 ? c * (double) logits[i] : logits[i * d + c];
            p[c] = Math.exp(logit - largest);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) p[c] /= sum;
        return p;
    }
}
