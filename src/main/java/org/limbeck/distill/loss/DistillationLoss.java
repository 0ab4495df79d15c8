package org.limbeck.distill.loss;

import java.util.Objects;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.network.LogitLoss;

/**
 * The loss of {@code docs/theory.md}, section 7: {@code alpha tau^2 KL(teacher || student) + (1 - alpha) cross-entropy},
 * gradient {@code tau (softmax(f/tau) - softmax(g/tau))} of the first term, with the sigmoid analogue for one output.
 * Targets are {@code n x 2d}: teacher logits, then one-hot (for {@code d = 1} a teacher logit, then 0 or 1).
 *
 * @param temperature {@code tau > 0}
 * @param alpha weight of the matching term in [0, 1]; at 0 teacher logits are never looked at
 */
public record DistillationLoss(Matching matching, double temperature, double alpha) implements LogitLoss {
    public DistillationLoss {
        if (!(temperature > 0)) throw new IllegalArgumentException("temperature must be above 0, not " + temperature);
        if (!(alpha >= 0 && alpha <= 1)) throw new IllegalArgumentException("alpha must be in [0, 1], not " + alpha);
        Objects.requireNonNull(matching);
    }

    /** The loss that a stage asks for. */
    public static DistillationLoss of(StageSetting setting, Matching matching) {
        return new DistillationLoss(matching, setting.temperature(), setting.usesTeacher() ? setting.alpha() : 0);
    }

    /**
     * An upper mark for the mean loss of a student that knows nothing and answers 0 for every logit; the yardstick by
     * which {@code Trainer} calls a loss exploded. Divergence matching costs it at most {@code tau^2 ln d}, squared
     * matching the teacher's own mean square, of which at least 1 is taken.
     *
     * @param labels {@code n x 2d}
     */
    public double ignorance(float[] labels, int d) {
        double unknowing = Math.log(Math.max(2, d));
        if (matching == Matching.KL) return (alpha * temperature * temperature + 1 - alpha) * unknowing;
        double squares = 0;
        for (int row = 0; row < labels.length; row += 2 * d) {
            for (int c = 0; c < d; c++) squares += labels[row + c] * (double) labels[row + c];
        }
        return alpha * Math.max(1, 2 * squares / labels.length) + (1 - alpha) * unknowing;
    }

    @Override
    public double[] evaluate(double[] logits, double[] targets, int n, double[] gradient) {
        if (targets.length != 2 * logits.length || logits.length % n != 0) {
            throw new IllegalArgumentException(targets.length + " targets do not fit " + logits.length + " logits");
        }
        ExampleLoss example = new ExampleLoss(matching, temperature, alpha, logits.length / n);
        double[] each = new double[n];
        for (int i = 0; i < n; i++) each[i] = example.at(logits, targets, i, gradient);
        return each;
    }
}
