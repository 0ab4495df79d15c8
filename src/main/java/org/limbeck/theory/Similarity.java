package org.limbeck.theory;

import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;

/** Similarity of two kernels on the same examples ({@code docs/theory.md}, section 6); {@code O(m^2)}. */
public final class Similarity {
    private Similarity() {}

    /** {@code <A, B>_F / (|A|_F |B|_F)}; in [0, 1] for positive semidefinite kernels. */
    public static double cosine(Matrix a, Matrix b) {
        requireSameSize(a, b);
        double product = 0;
        double normA = 0;
        double normB = 0;
        for (int i = 0; i < a.values().length; i++) {
            double x = a.values()[i];
            double y = b.values()[i];
            product += x * y;
            normA += x * x;
            normB += y * y;
        }
        if (normA == 0 || normB == 0) {
            throw new UserError("is zero everywhere", normA == 0 ? "first kernel" : "second kernel", "Give another");
        }
        return product / Math.sqrt(normA) / Math.sqrt(normB);
    }

    /** The cosine of the centred kernels {@code H A H} and {@code H B H}, {@code H = I - 1 1^T / m} (CKA). */
    public static double cka(Matrix a, Matrix b) {
        requireSameSize(a, b);
        return cosine(centred(a), centred(b));
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

    private static void requireSameSize(Matrix a, Matrix b) {
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            throw new UserError(
                    "kernels of " + a.rows() + " and " + b.rows() + " rows cannot be compared",
                    "similarity",
                    "Give two kernels on the same examples");
        }
        FactoredKernel.requireKernel(a, "first kernel");
        FactoredKernel.requireKernel(b, "second kernel");
    }
}
