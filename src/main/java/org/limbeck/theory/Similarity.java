package org.limbeck.theory;

import org.limbeck.base.UserError;
import org.limbeck.numeric.Magnitude;
import org.limbeck.numeric.Matrix;

/** Similarity of two kernels on the same examples ({@code docs/theory.md}, section 6); {@code O(m^2)}. */
public final class Similarity {
    private Similarity() {}

    /** {@code <A, B>_F / (|A|_F |B|_F)}; in [0, 1] for positive semidefinite kernels. */
    public static double cosine(Matrix a, Matrix b) {
        requireComparable(a, b);
        return plain(ordinary(a), ordinary(b));
    }

    /**
     * The cosine of the centred kernels {@code H A H} and {@code H B H}, {@code H = I - 1 1^T / m} (CKA); NaN where one
     * of them vanishes up to rounding, as it does for a kernel that is the same for all examples, and for one example.
     */
    public static double cka(Matrix a, Matrix b) {
        requireComparable(a, b);
        Matrix first = ordinary(a);
        Matrix second = ordinary(b);
        Matrix centredFirst = centred(first);
        Matrix centredSecond = centred(second);
        if (vanishes(centredFirst, first) || vanishes(centredSecond, second)) return Double.NaN;
        return plain(centredFirst, centredSecond);
    }

    private static double plain(Matrix a, Matrix b) {
        double product = 0;
        for (int i = 0; i < a.values().length; i++) product += a.values()[i] * b.values()[i];
        return product / Math.sqrt(squares(a)) / Math.sqrt(squares(b));
    }

    private static double squares(Matrix matrix) {
        double squares = 0;
        for (double value : matrix.values()) squares += value * value;
        return squares;
    }

    /** Whether nothing but rounding is left. */
    private static boolean vanishes(Matrix centred, Matrix of) {
        double rounding = 4 * Math.ulp(1.0) * Math.sqrt(of.rows());
        return Math.sqrt(squares(centred)) <= rounding * Math.sqrt(squares(of));
    }

    /** Of a size whose squares are in range; similarity does not depend on it. */
    private static Matrix ordinary(Matrix matrix) {
        int exponent = Magnitude.exponent(Magnitude.largest(matrix.values()));
        return new Matrix(matrix.rows(), matrix.columns(), Magnitude.scaled(matrix.values(), exponent));
    }

    private static Matrix centred(Matrix k) {
        int n = k.rows();
        double[] means = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) means[i] += k.get(i, j) / n;
            mean += means[i] / n;
        }
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) values[i * n + j] = k.get(i, j) - means[i] - means[j] + mean;
        }
        return new Matrix(n, n, values);
    }

    private static void requireComparable(Matrix a, Matrix b) {
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            throw new UserError(
                    "kernels of " + a.rows() + " and " + b.rows() + " rows cannot be compared",
                    "similarity",
                    "Give two kernels on the same examples");
        }
        requireKernel(a, "first kernel");
        requireKernel(b, "second kernel");
    }

    private static void requireKernel(Matrix matrix, String where) {
        FactoredKernel.requireKernel(matrix, where);
        if (Magnitude.largest(matrix.values()) == 0) throw new UserError("is zero everywhere", where, "Give another");
    }
}
