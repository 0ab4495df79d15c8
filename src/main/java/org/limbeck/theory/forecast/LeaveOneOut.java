package org.limbeck.theory.forecast;

import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Magnitude;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelMatrix;

/**
 * What kernel ridge regression predicts for each example when it learns from the others, for any number of targets
 * ({@code docs/theory.md}, section 9): nothing is deleted or solved again, the inverse's diagonal blocks suffice. Made
 * once for a factored kernel; does not close it, and may be asked from any thread while that is open.
 */
public final class LeaveOneOut {
    private final FactoredKernel kernel;
    /** {@code d x d} for a full kernel, {@code 1 x 1} else. */
    private final DiagonalBlocks blocks;

    private final double inverseTrace;

    private LeaveOneOut(FactoredKernel kernel, DiagonalBlocks blocks, double inverseTrace) {
        this.kernel = kernel;
        this.blocks = blocks;
        this.inverseTrace = inverseTrace;
    }

    /** Prepares the diagonal of the inverse; {@code O(m^3)} for a stored side of {@code m}, as the factorisation itself. */
    public static LeaveOneOut of(FactoredKernel kernel, JobControl control) {
        int side = kernel.kernel().matrix().rows() / kernel.kernel().n();
        DiagonalBlocks blocks = DiagonalBlocks.of(kernel.inverseDiagonal(control), side);
        return new LeaveOneOut(kernel, blocks, kernel.kernel().copies() * blocks.trace());
    }

    /** The kernel whose factor this asks. */
    public FactoredKernel kernel() {
        return kernel;
    }

    /**
     * The forecast of one supervision; {@code O(m^2 columns)}.
     *
     * @param targets {@code n x d}
     * @throws UserError for targets of another size, not finite, or so large or small that the error is out of range
     */
    public HeldOut of(double[] targets) {
        KernelMatrix matrix = kernel.kernel();
        int size = Magnitude.exponent(Magnitude.largest(targets));
        double[] y = Magnitude.scaled(targets, size);
        double[] residuals = kernel.solve(y);
        int entries = residuals.length;
        double gcv = entries * (squares(residuals) / inverseTrace / inverseTrace);
        blocks.solve(residuals, entries / matrix.matrix().rows());
        double error = squares(residuals) / matrix.n();
        double[] predictions = new double[entries];
        for (int i = 0; i < entries; i++) predictions[i] = Math.scalb(y[i] - residuals[i], size);
        return new HeldOut(predictions, sized(error, size), sized(gcv, size), matrix.n(), matrix.d());
    }

    private static double squares(double[] values) {
        double squares = 0;
        for (double value : values) squares += value * value;
        return squares;
    }

    private static double sized(double square, int size) {
        double value = Math.scalb(square, 2 * size);
        boolean held = size == 0 || square == 0 || (Double.isFinite(value) && value >= Double.MIN_NORMAL);
        if (held && Double.isFinite(value)) return value;
        throw new UserError(
                "their squared error is out of the range of double precision",
                "targets",
                "Multiply the targets by a number that brings them near 1; accuracy does not depend on it");
    }
}
