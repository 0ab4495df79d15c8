package org.limbeck.theory;

import java.util.Arrays;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Cholesky;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.NotPositiveDefiniteException;
import org.limbeck.numeric.SymmetricEigen;

/**
 * A kernel with its ridge, factored once to answer for any number of targets ({@code docs/theory.md}, section 2). Holds
 * the factor off the heap until closed.
 */
public final class FactoredKernel implements AutoCloseable {
    /** Largest {@code |K_ij - K_ji|} relative to the largest entry that is taken for rounding. */
    private static final double ASYMMETRY = 1e-6;

    private final KernelMatrix kernel;
    private final double ridge;
    private final Cholesky factor;

    private FactoredKernel(KernelMatrix kernel, double ridge, Cholesky factor) {
        this.kernel = kernel;
        this.ridge = ridge;
        this.factor = factor;
    }

    /**
     * Factors {@code K + ridge (Tr K / nd) I}; {@code O(m^3)} for a stored side of {@code m}.
     *
     * @param ridge relative to {@code Tr K / nd}, at least 0
     * @throws UserError for a kernel that is not finite, not symmetric or without trace, for a negative ridge, and for a
     *     kernel that is singular at this ridge; then the least ridge that works is named
     */
    public static FactoredKernel factor(KernelMatrix kernel, double ridge) {
        requireKernel(kernel.matrix(), "kernel");
        if (!(ridge >= 0) || Double.isInfinite(ridge)) {
            throw new UserError("ridge " + ridge + " is not a number from 0 up", "ridge", "Give one such as 1e-6");
        }
        if (!(kernel.trace() > 0)) {
            throw new UserError("its trace is " + kernel.trace(), "kernel", "Give a kernel with a positive diagonal");
        }
        try {
            return new FactoredKernel(kernel, ridge, Cholesky.factor(ridged(kernel, ridge)));
        } catch (NotPositiveDefiniteException e) {
            throw new UserError("is not positive definite at ridge " + ridge, "kernel", leastRidge(kernel, ridge), e);
        }
    }

    /** @throws UserError for a matrix that is not square, finite and symmetric */
    public static void requireKernel(Matrix matrix, String where) {
        int n = matrix.rows();
        if (n != matrix.columns() || n == 0) {
            throw new UserError(
                    "is " + n + " x " + matrix.columns() + ", not square", where, "Give one row and column an example");
        }
        double largest = 0;
        for (double value : matrix.values()) {
            if (!Double.isFinite(value)) throw new UserError("has a value that is not finite", where, "Remove NaN");
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(matrix.get(i, j) - matrix.get(j, i)) > ASYMMETRY * largest) {
                    throw new UserError(
                            "is not symmetric at (" + i + ", " + j + "): " + matrix.get(i, j) + " and "
                                    + matrix.get(j, i),
                            where,
                            "Give a symmetric kernel");
                }
            }
        }
    }

    private static Matrix ridged(KernelMatrix kernel, double ridge) {
        int n = kernel.matrix().rows();
        double shift = ridge * kernel.trace() / (kernel.n() * (double) kernel.d());
        double[] values = kernel.matrix().values().clone();
        for (int i = 0; i < n; i++) values[i * n + i] += shift;
        return new Matrix(n, n, values);
    }

    private static String leastRidge(KernelMatrix kernel, double ridge) {
        for (double candidate = Math.max(ridge * 10, 1e-12); candidate <= 1e3; candidate *= 10) {
            double rounded = Double.parseDouble("%.0e".formatted(candidate));
            try (Cholesky works = Cholesky.factor(ridged(kernel, rounded))) {
                return "The least power of ten that works for its " + works.order() + " rows is ridge " + rounded;
            } catch (NotPositiveDefiniteException tooSmall) {
                continue;
            }
        }
        return "No ridge up to 1000 works: check how the kernel was made";
    }

    public KernelMatrix kernel() {
        return kernel;
    }

    public double ridge() {
        return ridge;
    }

    /**
     * Complexity of one supervision; {@code O(m^2 columns)}.
     *
     * @param targets {@code n x d}, example-major
     * @throws UserError for targets of another size or not finite
     */
    public Complexity complexity(double[] targets) {
        requireTargets(targets);
        int columns = targets.length / kernel.matrix().rows();
        double[] solution = factor.solve(targets, columns);
        double sc = 0;
        for (int i = 0; i < targets.length; i++) sc += targets[i] * solution[i];
        double adjusted = Math.sqrt(Math.max(0, sc) * kernel.trace()) / kernel.n();
        double scale = meanNorm(targets);
        return new Complexity(sc, adjusted, scale > 0 ? adjusted / scale : Double.NaN);
    }

    private void requireTargets(double[] targets) {
        int expected = kernel.n() * kernel.d();
        if (targets.length != expected) {
            throw new UserError(
                    "has " + targets.length + " values where the kernel asks for " + kernel.n() + " x " + kernel.d(),
                    "targets",
                    "Give one row an example of the kernel");
        }
        for (double target : targets) {
            if (!Double.isFinite(target))
                throw new UserError("has a value that is not finite", "targets", "Remove NaN");
        }
    }

    private double meanNorm(double[] targets) {
        int d = kernel.d();
        double sum = 0;
        for (int i = 0; i < kernel.n(); i++) {
            double squares = 0;
            for (int k = 0; k < d; k++) squares += targets[i * d + k] * targets[i * d + k];
            sum += Math.sqrt(squares);
        }
        return sum / kernel.n();
    }

    /** Condition number of the ridged kernel in the 2-norm, from its eigenvalues; {@code O(m^3)}. */
    public double conditionNumber() {
        double[] values = SymmetricEigen.valuesOf(ridged(kernel, ridge));
        double smallest = Arrays.stream(values).map(Math::abs).min().orElseThrow();
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        return largest / smallest;
    }

    /**
     * {@code (Tr K)^2 / |K|_F^2} of the stored matrix, without the ridge: from 1 to its side. For a kernel that stands
     * {@code d} times on the diagonal this is the rank of one copy.
     */
    public double effectiveRank() {
        double squares = 0;
        for (double value : kernel.matrix().values()) squares += value * value;
        double trace = kernel.trace() / kernel.copies();
        return trace * trace / squares;
    }

    @Override
    public void close() {
        factor.close();
    }
}
