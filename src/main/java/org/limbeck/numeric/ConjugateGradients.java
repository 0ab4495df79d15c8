package org.limbeck.numeric;

import org.limbeck.base.JobControl;

/**
 * Solves {@code (A + shift I) X = B} for a symmetric positive definite matrix that is too large to factor, by
 * preconditioned conjugate gradients: one product with {@code A} an iteration for all columns together, each column with
 * its own steps. Memory {@code O(n columns)} beside the matrix.
 */
public final class ConjugateGradients {
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
     */
    public Solution solve(double[] right, int columns, JobControl control) {
        double[] z = preconditioner.apply(right, columns);
        State state = new State(
                new double[right.length], right.clone(), z, dots(right, z, columns), dots(right, right, columns));
        int iteration = 0;
        double worst = 1;
        while (worst > tolerance && iteration < most) {
            control.checkCancelled();
            step(state, columns);
            iteration++;
            worst = worst(dots(state.r, state.r, columns), state.norms);
            double way = Math.log(Math.min(1, worst)) / Math.log(tolerance);
            control.report(Math.max(0, Math.min(1, way)), 1, "iteration %d, residual %.1e".formatted(iteration, worst));
        }
        double[] residual = times(state.x, columns);
        for (int i = 0; i < residual.length; i++) residual[i] = right[i] - residual[i];
        double relative = worst(dots(residual, residual, columns), state.norms);
        return new Solution(state.x, residual, relative, iteration, relative <= 2 * tolerance);
    }

    private void step(State state, int columns) {
        double[] ap = times(state.p, columns);
        double[] curvature = dots(state.p, ap, columns);
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

    private static double worst(double[] squares, double[] norms) {
        double worst = 0;
        for (int c = 0; c < squares.length; c++) {
            if (norms[c] > 0) worst = Math.max(worst, Math.sqrt(squares[c] / norms[c]));
            if (Double.isNaN(squares[c])) return Double.NaN;
        }
        return worst;
    }
}
