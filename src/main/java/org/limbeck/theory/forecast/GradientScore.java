package org.limbeck.theory.forecast;

import java.util.SplittableRandom;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Cholesky;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * How well one half of the examples' loss gradients covers the other half: the form of GRACE (Panigrahi et al., arXiv
 * 2511.02833), {@code tr((S_a + e I)^{-1} S_b)} with {@code S} the mean outer product of unit-length gradients of a half
 * ({@code docs/theory.md}, section 9). Gradients are never formed; their inner products come from the kernel.
 */
public final class GradientScore {
    private GradientScore() {}

    /**
     * @param epsilon added to the covariance, whose trace is 1; above 0
     * @param splits into halves that are averaged, at least 1
     * @param seed of the splits
     */
    public record Settings(double epsilon, int splits, long seed) {
        public Settings {
            if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
                throw new UserError(
                        "epsilon " + Numbers.text(epsilon) + " is not above 0",
                        "gradient score",
                        "Give one such as 0.01");
            }
            if (splits < 1) throw new UserError(splits + " splits are too few", "gradient score", "Give at least 1");
        }
    }

    /**
     * {@code O(n^2 d^2 + splits n^3)}.
     *
     * @param residuals of the loss, {@code n x d}: student's output minus target, in the encoding of the loss
     * @throws UserError for fewer than two examples or residuals that are not finite
     */
    public static double of(KernelMatrix kernel, double[] residuals, Settings settings) {
        int n = kernel.n();
        if (residuals.length != n * kernel.d()) {
            throw new IllegalArgumentException(residuals.length + " residuals are not " + n + " x " + kernel.d());
        }
        for (double residual : residuals) {
            if (!Double.isFinite(residual)) {
                throw new UserError("has a residual that is not finite", "gradient score", "Remove NaN");
            }
        }
        if (n < 2) throw new UserError("one example has no halves", "gradient score", "Give at least two examples");
        Matrix gram = gram(kernel, residuals);
        SplittableRandom random = new SplittableRandom(settings.seed);
        double sum = 0;
        for (int split = 0; split < settings.splits; split++) sum += split(gram, shuffled(n, random), settings.epsilon);
        return sum / settings.splits;
    }

    /** Cosines between the examples' gradients {@code J_i^T r_i}; zero for an example without gradient. */
    static Matrix gram(KernelMatrix kernel, double[] r) {
        int n = kernel.n();
        double[] products = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) products[i * n + j] = product(kernel, r, i, j);
        }
        double[] length = new double[n];
        for (int i = 0; i < n; i++) length[i] = Math.sqrt(Math.max(0, products[i * n + i]));
        double[] cosines = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double cosine = length[i] > 0 && length[j] > 0 ? products[i * n + j] / length[i] / length[j] : 0;
                cosines[i * n + j] = cosine;
                cosines[j * n + i] = cosine;
            }
        }
        return new Matrix(n, n, cosines);
    }

    /** {@code r_i^T K_ij r_j}. */
    private static double product(KernelMatrix kernel, double[] r, int i, int j) {
        int d = kernel.d();
        double sum = 0;
        for (int a = 0; a < d; a++) {
            if (kernel.kind() != KernelKind.FULL) sum += r[i * d + a] * r[j * d + a];
            for (int b = 0; b < d && kernel.kind() == KernelKind.FULL; b++) {
                sum += r[i * d + a] * kernel.matrix().get(i * d + a, j * d + b) * r[j * d + b];
            }
        }
        return kernel.kind() == KernelKind.FULL ? sum : sum * kernel.matrix().get(i, j);
    }

    /**
     * With {@code A} the gradients of the first half as rows, {@code (A^T A / n + e I)^{-1} = (I - A^T (A A^T + n e I)^{-1}
     * A) / e}.
     */
    private static double split(Matrix gram, int[] order, double epsilon) {
        int first = order.length / 2;
        int second = order.length - first;
        double[] within = new double[first * first];
        double[] across = new double[first * second];
        double lengths = 0;
        for (int i = 0; i < first; i++) {
            for (int j = 0; j < first; j++) within[i * first + j] = gram.get(order[i], order[j]);
            for (int j = 0; j < second; j++) across[i * second + j] = gram.get(order[i], order[first + j]);
        }
        for (int j = first; j < order.length; j++) lengths += gram.get(order[j], order[j]);
        double covered = 0;
        try (Cholesky factor = Cholesky.factor(new Matrix(first, first, within), first * epsilon)) {
            for (double value : factor.halfSolve(across, second)) covered += value * value;
        }
        return (lengths - covered) / (second * epsilon);
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
