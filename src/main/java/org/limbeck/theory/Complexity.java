package org.limbeck.theory;

import org.limbeck.base.UserError;

/**
 * Supervision complexity of one target vector under one kernel ({@code docs/theory.md}, section 2).
 *
 * @param supervisionComplexity {@code SC = y^T (K + ridge Tr K / nd I)^-1 y}
 * @param adjusted {@code ASC = sqrt(SC Tr K) / n}
 * @param normalised {@code NASC = ASC / mean_i |y_i|_2}; NaN (written as null) where the targets vanish
 */
public record Complexity(double supervisionComplexity, double adjusted, double normalised) {
    /**
     * From {@code SC} and {@code Tr K}.
     *
     * @param targets {@code n x d}
     */
    static Complexity of(double supervisionComplexity, double trace, double[] targets, int n, int d) {
        double adjusted = Math.sqrt(Math.max(0, supervisionComplexity) * trace) / n;
        double scale = meanNorm(targets, n, d);
        return new Complexity(supervisionComplexity, adjusted, scale > 0 ? adjusted / scale : Double.NaN);
    }

    /**
     * Of targets {@code 2^targets} times as large, under a kernel {@code 2^kernel} times as large.
     *
     * @throws UserError when a value is beyond the range of double precision
     */
    Complexity scaled(int targets, int kernel) {
        if (targets == 0 && kernel == 0) return this;
        double sc = Math.scalb(supervisionComplexity, 2 * targets - kernel);
        double asc = Math.scalb(adjusted, targets);
        if (inRange(sc, supervisionComplexity) && inRange(asc, adjusted)) return new Complexity(sc, asc, normalised);
        throw new UserError(
                "their complexity is out of the range of double precision",
                "targets",
                "Multiply targets or kernel by a number that brings them near 1; NASC (here %.6g) does not depend on it"
                        .formatted(normalised));
    }

    private static boolean inRange(double scaled, double value) {
        return value == 0 || (Double.isFinite(scaled) && Math.abs(scaled) >= Double.MIN_NORMAL);
    }

    private static double meanNorm(double[] targets, int n, int d) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int k = 0; k < d; k++) squares += targets[i * d + k] * targets[i * d + k];
            sum += Math.sqrt(squares);
        }
        return sum / n;
    }
}
