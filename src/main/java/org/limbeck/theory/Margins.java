package org.limbeck.theory;

import java.util.Arrays;

/** Margins of a student against a supervision ({@code docs/theory.md}, section 6). */
public final class Margins {
    private Margins() {}

    /**
     * @param outputs of the student in the encoding of the targets, {@code n x d}
     * @param targets {@code n x d}
     * @return {@code n} margins; {@code d = 1}: {@code sign(y) o}; {@code d > 1}: output of the targets' largest class
     *     minus the largest other
     */
    public static double[] of(double[] outputs, double[] targets, int n, int d) {
        double[] margins = new double[n];
        for (int i = 0; i < n; i++) {
            margins[i] = d == 1 ? Math.signum(targets[i]) * outputs[i] : multiclass(outputs, targets, i * d, d);
        }
        return margins;
    }

    private static double multiclass(double[] outputs, double[] targets, int at, int d) {
        int supervised = largest(targets, at, d);
        double other = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < d; k++) {
            if (k != supervised) other = Math.max(other, outputs[at + k]);
        }
        return outputs[at + supervised] - other;
    }

    private static int largest(double[] values, int at, int d) {
        int largest = 0;
        for (int k = 1; k < d; k++) {
            if (values[at + k] > values[at + largest]) largest = k;
        }
        return largest;
    }

    /**
     * Quantiles by linear interpolation between order statistics.
     *
     * @param margins at least one
     * @param levels each in [0, 1]
     */
    public static double[] quantiles(double[] margins, double... levels) {
        double[] sorted = margins.clone();
        Arrays.sort(sorted);
        double[] quantiles = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            double position = levels[i] * (sorted.length - 1);
            int below = (int) Math.floor(position);
            int above = Math.min(below + 1, sorted.length - 1);
            quantiles[i] = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        }
        return quantiles;
    }
}
