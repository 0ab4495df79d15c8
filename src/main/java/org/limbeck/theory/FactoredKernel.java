package org.limbeck.theory;

import java.util.function.UnaryOperator;
import org.limbeck.base.JobControl;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Cholesky;
import org.limbeck.numeric.Lanczos;
import org.limbeck.numeric.Magnitude;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.NotPositiveDefiniteException;
import org.limbeck.numeric.SymmetricEigen;
import org.limbeck.numeric.SymmetricRows;

/**
 * A kernel with its ridge, factored once to answer for any number of targets ({@code docs/theory.md}, section 2). Holds
 * the factor off the heap until closed.
 */
public final class FactoredKernel implements AutoCloseable {
    /** Rows up to which the least ridge is searched to one digit. */
    private static final int FINE_SEARCH = 4096;
    /** Ridges below {@code 1e-12} are lost in the rounding of the kernel's own entries. */
    private static final int LEAST_POWER = -12;

    private final KernelMatrix kernel;
    /** {@code K 2^-exponent}: the kernel itself unless its size is extreme. */
    private final KernelMatrix scaled;

    private final int exponent;
    private final double ridge;
    private final Cholesky factor;

    private FactoredKernel(KernelMatrix kernel, KernelMatrix scaled, int exponent, double ridge, Cholesky factor) {
        this.kernel = kernel;
        this.scaled = scaled;
        this.exponent = exponent;
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
        return factor(kernel, ridge, JobControl.none());
    }

    /** As above. @param control asked ten times a second whether to go on, for large kernels */
    public static FactoredKernel factor(KernelMatrix kernel, double ridge, JobControl control) {
        double largest = requireKernel(kernel.matrix(), "kernel", control);
        if (!(ridge >= 0) || Double.isInfinite(ridge)) {
            throw new UserError(
                    "ridge " + Numbers.text(ridge) + " is not a number from 0 up", "ridge", "Give one such as 1e-6");
        }
        requireTrace(kernel.trace());
        int exponent = Magnitude.exponent(largest);
        KernelMatrix scaled = scaled(kernel, exponent);
        try {
            return new FactoredKernel(kernel, scaled, exponent, ridge, factored(scaled, ridge, control));
        } catch (NotPositiveDefiniteException e) {
            throw new UserError(
                    "is not positive definite at ridge " + Numbers.text(ridge),
                    "kernel",
                    leastRidge(scaled, ridge, control),
                    e);
        }
    }

    private static KernelMatrix scaled(KernelMatrix kernel, int exponent) {
        if (exponent == 0) return kernel;
        Matrix given = kernel.matrix();
        Matrix matrix = new Matrix(given.rows(), given.columns(), Magnitude.scaled(given.values(), exponent));
        return new KernelMatrix(matrix, kernel.kind(), kernel.n(), kernel.d());
    }

    static void requireTrace(double trace) {
        if (!(trace > 0)) {
            throw new UserError(
                    "its trace is " + Numbers.text(trace), "kernel", "Give a kernel with a positive diagonal");
        }
        if (Double.isInfinite(trace)) {
            throw new UserError(
                    "its trace is beyond the range of double precision",
                    "kernel",
                    "Divide the kernel by a number; ASC and NASC do not depend on it");
        }
    }

    /** @throws UserError for a matrix that is not square, finite and symmetric */
    public static void requireKernel(Matrix matrix, String where) {
        requireKernel(matrix, where, JobControl.none());
    }

    private static double requireKernel(Matrix matrix, String where, JobControl control) {
        int n = matrix.rows();
        if (n != matrix.columns() || n == 0) {
            throw new UserError(
                    "is " + n + " x " + matrix.columns() + ", not square", where, "Give one row and column an example");
        }
        return KernelCheck.require(SymmetricRows.of(matrix), where, control);
    }

    private static double shift(KernelMatrix kernel, double ridge) {
        return ridge * kernel.trace() / (kernel.n() * (double) kernel.d());
    }

    private static Cholesky factored(KernelMatrix kernel, double ridge, JobControl control) {
        return Cholesky.factor(kernel.matrix(), shift(kernel, ridge), control);
    }

    /** The least ridge that works to one digit, rounded up; for large kernels to a power of ten. */
    private static String leastRidge(KernelMatrix kernel, double ridge, JobControl control) {
        for (int power = leastPower(ridge); power <= 3; power++) {
            if (!works(kernel, ridgeOf(1, power), control)) continue;
            // The digit below which it fails, by halving: between 1 and 10 of the decade before.
            int fails = 1;
            int holds = 10;
            boolean fine = power > LEAST_POWER && kernel.matrix().rows() <= FINE_SEARCH;
            while (fine && holds - fails > 1) {
                int digit = (fails + holds) / 2;
                if (works(kernel, ridgeOf(digit, power - 1), control)) holds = digit;
                else fails = digit;
            }
            return "The least ridge that works is about " + Numbers.text(ridgeOf(holds, power - 1));
        }
        return "No ridge up to 1000 works: check how the kernel was made";
    }

    private static int leastPower(double ridge) {
        return ridge < Math.pow(10, LEAST_POWER) ? LEAST_POWER : (int) Math.floor(Math.log10(ridge)) + 1;
    }

    private static double ridgeOf(int digit, int power) {
        return Double.parseDouble(digit + "e" + power);
    }

    private static boolean works(KernelMatrix kernel, double ridge, JobControl control) {
        try (Cholesky works = factored(kernel, ridge, control)) {
            return works.order() > 0;
        } catch (NotPositiveDefiniteException tooSmall) {
            return false;
        }
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
        requireTargets(targets, kernel.n(), kernel.d());
        int size = Magnitude.exponent(Magnitude.largest(targets));
        double[] y = Magnitude.scaled(targets, size);
        // |L^-1 y|^2 is half the work of y^T K^-1 y, and never negative.
        double[] half = factor.halfSolve(y, y.length / kernel.matrix().rows());
        double sc = 0;
        for (double value : half) sc += value * value;
        return Complexity.of(sc, scaled.trace(), y, kernel.n(), kernel.d()).scaled(size, exponent);
    }

    static void requireTargets(double[] targets, int n, int d) {
        if (targets.length != n * d) {
            throw new UserError(
                    "has " + targets.length + " values where the kernel asks for " + n + " x " + d,
                    "targets",
                    "Give one row an example of the kernel");
        }
        for (double target : targets) {
            if (!Double.isFinite(target))
                throw new UserError("has a value that is not finite", "targets", "Remove NaN");
        }
    }

    /**
     * {@code R^{-1} y} of the ridged kernel {@code R}, up to a power of two that {@link #inverseDiagonal} shares and that
     * is 1 unless the kernel's size is extreme; {@code O(m^2 columns)}.
     *
     * @param targets {@code n x d}, finite
     */
    public double[] solve(double[] targets) {
        requireTargets(targets, kernel.n(), kernel.d());
        return factor.solve(targets, targets.length / kernel.matrix().rows());
    }

    /**
     * What stands on the diagonal of {@code R^{-1}} for each example: {@code d x d} for a full kernel, else one number;
     * up to the power of two of {@link #solve}; {@code O(m^3)}, as the factorisation.
     *
     * @param control asked between panels of columns whether to go on
     */
    public double[] inverseDiagonal(JobControl control) {
        return factor.inverseDiagonal(kernel.matrix().rows() / kernel.n(), control);
    }

    /**
     * Condition number of the ridged kernel in the 2-norm, from its extreme eigenvalues: those of {@code K} and of its
     * inverse by Lanczos steps, {@code O(m^2)} each; right to about six digits.
     */
    public double conditionNumber() {
        return conditionNumber(JobControl.none());
    }

    /** As above. @param control asked before each step whether to go on */
    public double conditionNumber(JobControl control) {
        int m = kernel.matrix().rows();
        double largest = Lanczos.largest(m, stoppable(x -> scaled.matrix().times(x), control)) + shift(scaled, ridge);
        double inverse = Lanczos.largest(m, stoppable(x -> factor.solve(x, 1), control));
        return largest * inverse;
    }

    private static UnaryOperator<double[]> stoppable(UnaryOperator<double[]> map, JobControl control) {
        return x -> {
            control.checkCancelled();
            return map.apply(x);
        };
    }

    /**
     * How a supervision lies along the spectrum; a full eigendecomposition of the ridged kernel, {@code O(m^3)}. Keep
     * {@link #eigen} for several supervisions.
     */
    public AlignmentCurve alignment(double[] targets) {
        requireTargets(targets, kernel.n(), kernel.d());
        return AlignmentCurve.of(eigen(), targets);
    }

    /** Eigenvalues and vectors of the ridged stored kernel, computed anew in each call; {@code O(m^3)}. */
    public SymmetricEigen eigen() {
        return eigen(JobControl.none());
    }

    /** As above. @throws org.limbeck.base.CancelledException within a tenth of a second when stopped */
    public SymmetricEigen eigen(JobControl control) {
        return SymmetricEigen.of(kernel.matrix(), shift(kernel, ridge), control);
    }

    /**
     * {@code (Tr K)^2 / |K|_F^2} of the stored matrix, without the ridge: from 1 to its side. For a kernel that stands
     * {@code d} times on the diagonal this is the rank of one copy.
     */
    public double effectiveRank() {
        double squares = 0;
        for (double value : scaled.matrix().values()) squares += value * value;
        double trace = scaled.trace() / kernel.copies();
        return trace * trace / squares;
    }

    @Override
    public void close() {
        factor.close();
    }
}
