package org.limbeck.theory;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;

/** Supervisions as target vectors ({@code docs/theory.md}, section 3); all are {@code n x d}, example-major. */
public final class Targets {
    private Targets() {}

    /**
     * A teacher's logits as targets.
     *
     * @param logits {@code n x d}
     * @param tau temperature, above 0
     * @throws UserError for a temperature that is not above 0, a size that does not fit, or logits that are not finite
     */
    public static double[] encode(float[] logits, int n, int d, Encoding encoding, double tau) {
        double[] outputs = outputs(logits, n, d, encoding, tau);
        if (d > 1 && encoding == Encoding.PROBABILITY) {
            for (int i = 0; i < outputs.length; i++) outputs[i] -= 1.0 / d;
        }
        return outputs;
    }

    /**
     * A student's logits as outputs in an encoding ({@code docs/theory.md}, section 6): like {@link #encode}, but
     * probabilities are not centred.
     */
    public static double[] outputs(float[] logits, int n, int d, Encoding encoding, double tau) {
        if (!(tau > 0) || Double.isInfinite(tau)) {
            throw new UserError(
                    "temperature " + Numbers.text(tau) + " is not above 0", "temperature", "Give one such as 1 or 4");
        }
        if (logits.length != n * d) {
            throw new UserError(logits.length + " values are not " + n + " x " + d, "logits", "Check the sizes");
        }
        double[] outputs = new double[n * d];
        for (int i = 0; i < outputs.length; i++) {
            if (!Float.isFinite(logits[i])) {
                throw new UserError("example " + i / d + " has a logit that is not finite", "logits", "Remove NaN");
            }
            outputs[i] = logits[i] / tau;
        }
        for (int i = 0; i < n; i++) encodeExample(outputs, i * d, d, encoding);
        return outputs;
    }

    private static void encodeExample(double[] z, int at, int d, Encoding encoding) {
        if (d == 1) {
            if (encoding == Encoding.PROBABILITY) z[at] = Math.tanh(z[at] / 2);
            return;
        }
        if (encoding == Encoding.PROBABILITY) {
            softmax(z, at, d);
            return;
        }
        double mean = Arrays.stream(z, at, at + d).average().orElseThrow();
        for (int k = at; k < at + d; k++) z[k] -= mean;
    }

    private static void softmax(double[] z, int at, int d) {
        double largest = Arrays.stream(z, at, at + d).max().orElseThrow();
        double sum = 0;
        for (int k = at; k < at + d; k++) {
            z[k] = Math.exp(z[k] - largest);
            sum += z[k];
        }
        for (int k = at; k < at + d; k++) z[k] /= sum;
    }

    /**
     * Dataset labels as targets: {@code +1 / -1}, or one-hot minus {@code 1/d}.
     *
     * @param labels {@code n}, in [0, d), or 0 and 1 for {@code d = 1}
     */
    public static double[] labels(int[] labels, int d) {
        double[] targets = new double[labels.length * d];
        if (d > 1) Arrays.fill(targets, -1.0 / d);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= Math.max(d, 2)) {
                throw new UserError(
                        "label " + labels[i] + " of example " + i + " is out of range", "labels", "Check d");
            }
            if (d == 1) targets[i] = labels[i] == 1 ? 1 : -1;
            else targets[i * d + labels[i]] += 1;
        }
        return targets;
    }

    /**
     * Random labels: {@code d > 1} a seeded permutation of the labels; {@code d = 1} independent signs with the class
     * balance of the labels.
     */
    public static double[] random(int[] labels, int d, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = labels.clone();
        if (d == 1) {
            double positive = Arrays.stream(labels).average().orElse(0.5);
            for (int i = 0; i < drawn.length; i++) drawn[i] = random.nextDouble() < positive ? 1 : 0;
        } else {
            for (int i = drawn.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = drawn[i];
                drawn[i] = drawn[j];
                drawn[j] = kept;
            }
        }
        return labels(drawn, d);
    }
}
