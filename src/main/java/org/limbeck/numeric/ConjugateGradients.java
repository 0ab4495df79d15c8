package org.limbeck.numeric;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.limbeck.base.JobControl;

/**
 * Solves {@code (A + shift I) X = B} for a symmetric positive definite matrix that is too large to factor, by
 * preconditioned conjugate gradients: one product with {@code A} an iteration for all columns together, each column with
 * its own steps. Memory {@code O(n columns)} beside the matrix.
 *
 * <p>A matrix that is not positive definite is noticed: a random column is solved beside the others. As long as no
 * direction of a column has {@code p^T A p <= 0}, all Ritz values are positive, and then the part of a residual along a
 * negative eigenvector cannot shrink; so a random residual, which has such a part, cannot become small.
 */
public final class ConjugateGradients {
    /** A random vector of length 1 has a part of about {@code 1 / sqrt(n)} along each eigenvector; a thousandth of it. */
    private static final double WITNESS = 1e-3;

    private final SymmetricProduct product;
    private final double shift;
    private final Preconditioner preconditioner;
    private final double tolerance;
    private final int most;

    /**
     * @param shift added to the diagonal, at least 0
     * @param tolerance relative residual {@code |B - A X| / |B|} of each column to reach, above 0
     * @param most iterations
     */
    public ConjugateGradients(
            SymmetricProduct product, double shift, Preconditioner preconditioner, double tolerance, int most) {
        if (!(tolerance > 0)) throw new IllegalArgumentException("tolerance " + tolerance);
        this.product = product;
        this.shift = shift;
        this.preconditioner = preconditioner;
        this.tolerance = tolerance;
        this.most = most;
    }

    /**
     * What was reached.
     *
     * @param x {@code n x columns}
     * @param residual {@code B - A X}, computed anew from {@code x} at the end, not the running one
     * @param relative largest {@code |residual| / |B|} of a column
     * @param iterations products with the matrix, the last check apart
     * @param converged whether {@code relative} is within the tolerance, up to what rounding adds to the running residual
     */
    public record Solution(double[] x, double[] residual, double relative, int iterations, boolean converged) {}

    /** The running state of all columns. */
    private record State(double[] x, double[] r, double[] p, double[] rho, double[] norms) {}

    /**
     * @param right {@code B}, {@code n x columns}, row-major
     * @param control told the relative residual; progress is its logarithm's way to the tolerance
     * @throws NotPositiveDefiniteException when it meets a direction along which the matrix is not positive
     */
    public Solution solve(double[] right, int columns, JobControl control) {
        double[] all = withWitness(right, columns);
        int wide = columns + 1;
        double[] z = preconditioner.apply(all, wide);
        State state = new State(new double[all.length], all.clone(), z, dots(all, z, wide), dots(all, all, wide));
        double[] tolerances = new double[wide];
        Arrays.fill(tolerances, tolerance);
        tolerances[columns] = WITNESS / Math.sqrt(product.order());
        int iteration = 0;
        double worst = 1;
        while (!done(state, tolerances) && iteration < most) {
            control.checkCancelled();
            step(state, wide);
            iteration++;
            worst = worst(dots(state.r, state.r, wide), state.norms, columns);
            double way = Math.log(Math.min(1, worst)) / Math.log(tolerance);
            control.report(Math.max(0, Math.min(1, way)), 1, "iteration %d, residual %.1e".formatted(iteration, worst));
        }
        double[] x = withoutWitness(state.x, columns);
        double[] residual = times(x, columns);
        for (int i = 0; i < residual.length; i++) residual[i] = right[i] - residual[i];
        double relative = worst(dots(residual, residual, columns), state.norms, columns);
        boolean sure = done(state, tolerances);
        return new Solution(x, residual, relative, iteration, sure && relative <= 2 * tolerance);
    }

    /** The columns of {@code right} and one of random signs. */
    private static double[] withWitness(double[] right, int columns) {
        int n = right.length / columns;
        SplittableRandom random = new SplittableRandom(1);
        double[] all = new double[n * (columns + 1)];
        for (int row = 0; row < n; row++) {
            System.arraycopy(right, row * columns, all, row * (columns + 1), columns);
            all[row * (columns + 1) + columns] = random.nextBoolean() ? 1 : -1;
        }
        return all;
    }

    private static double[] withoutWitness(double[] all, int columns) {
        int n = all.length / (columns + 1);
        double[] given = new double[n * columns];
        for (int row = 0; row < n; row++) {
            System.arraycopy(all, row * (columns + 1), given, row * columns, columns);
        }
        return given;
    }

    /** Whether each column is within its tolerance; never with values that are not finite, of which nothing comes. */
    private static boolean done(State state, double[] tolerances) {
        double[] squares = dots(state.r, state.r, tolerances.length);
        boolean done = true;
        for (int c = 0; c < tolerances.length; c++) {
            if (Double.isNaN(squares[c])) return true;
            done &= squares[c] <= tolerances[c] * tolerances[c] * state.norms[c];
        }
        return done;
    }

    private void step(State state, int columns) {
        double[] ap = times(state.p, columns);
        double[] curvature = dots(state.p, ap, columns);
        requirePositive(curvature, state, columns);
        for (int i = 0; i < state.x.length; i++) {
            double alpha = ratio(state.rho[i % columns], curvature[i % columns]);
            state.x[i] += alpha * state.p[i];
            state.r[i] -= alpha * ap[i];
        }
        double[] z = preconditioner.apply(state.r, columns);
        double[] rho = dots(state.r, z, columns);
        for (int i = 0; i < state.p.length; i++) {
            double beta = ratio(rho[i % columns], state.rho[i % columns]);
            state.p[i] = z[i] + beta * state.p[i];
        }
        System.arraycopy(rho, 0, state.rho, 0, columns);
    }

    private static void requirePositive(double[] curvature, State state, int columns) {
        for (int c = 0; c < columns; c++) {
            if (curvature[c] > 0 || state.rho[c] == 0 || Double.isNaN(curvature[c])) continue;
            throw NotPositiveDefiniteException.curvature(curvature[c] / dots(state.p, state.p, columns)[c]);
        }
    }

    /** A column that is solved exactly stays as it is. */
    private static double ratio(double numerator, double denominator) {
        return denominator == 0 ? 0 : numerator / denominator;
    }

    private double[] times(double[] x, int columns) {
        double[] result = product.times(x, columns);
        for (int i = 0; i < result.length; i++) result[i] += shift * x[i];
        return result;
    }

    private static double[] dots(double[] a, double[] b, int columns) {
        double[] sums = new double[columns];
        for (int i = 0; i < a.length; i++) sums[i % columns] += a[i] * b[i];
        return sums;
    }

    /** Largest relative residual of the first columns. */
    private static double worst(double[] squares, double[] norms, int columns) {
        double worst = 0;
        for (int c = 0; c < columns; c++) {
            if (norms[c] > 0) worst = Math.max(worst, Math.sqrt(squares[c] / norms[c]));
            if (Double.isNaN(squares[c])) return Double.NaN;
        }
        return worst;
    }
}
