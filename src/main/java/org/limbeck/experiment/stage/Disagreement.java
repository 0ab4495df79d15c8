package org.limbeck.experiment.stage;

import java.util.ArrayList;
import java.util.Arrays;
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
            found.add(new Disagreement(
                    i,
                    labels[i],
                    Evaluation.divergence(row(teacher, i, d), row(student, i, d), d, 1),
                    guesses(Evaluation.probabilities(student, i, d, 1)),
                    guesses(Evaluation.probabilities(teacher, i, d, 1))));
        }
        found.sort(Comparator.comparingDouble(Disagreement::divergence).reversed());
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private static float[] row(float[] logits, int i, int d) {
        return Arrays.copyOfRange(logits, i * d, (i + 1) * d);
    }

    private static List<Guess> guesses(double[] p) {
        return IntStream.range(0, p.length)
                .mapToObj(c -> new Guess(c, p[c]))
                .sorted(Comparator.comparingDouble(Guess::probability).reversed())
                .limit(GUESSES)
                .toList();
    }
}
