package org.limbeck.theory;

import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.ConjugateGradients;
import org.limbeck.numeric.NystromPreconditioner;
import org.limbeck.numeric.SymmetricProduct;

/**
 * Supervision complexity under a kernel that is too large to factor ({@code docs/theory.md}, section 2): conjugate
 * gradients with a Nystrom preconditioner, on a kernel in memory or mapped from a file. Where {@link FactoredKernel} can
 * be used it is faster from a handful of targets on. Holds the preconditioner off the heap until closed.
 */
public final class IterativeKernel implements AutoCloseable {
    /** Rows from which on a kernel is not factored unless asked for. */
    public static final int LARGE = 20_000;

    /** Relative residual by default. */
    public static final double TOLERANCE = 1e-6;

    private static final int MOST_ITERATIONS = 5_000;

    private final SymmetricProduct product;
    private final KernelKind kind;
    private final int n;
    private final int d;
    private final double trace;
    private final double shift;
    private final NystromPreconditioner preconditioner;

    private IterativeKernel(
            SymmetricProduct product,
            KernelKind kind,
            int n,
            int d,
            double trace,
            double shift,
            NystromPreconditioner preconditioner) {
        this.product = product;
        this.kind = kind;
        this.n = n;
        this.d = d;
        this.trace = trace;
        this.shift = shift;
        this.preconditioner = preconditioner;
    }

    /**
     * What an iterative solution found.
     *
     * @param complexity with {@code SC} from below: {@code 2 y^T x - x^T (K + ridge) x}, whose error is quadratic in the
     *     residual
     * @param relativeError of {@code SC} at most, proven by residual and ridge
     * @param residual largest relative residual of a column of the targets, computed from the solution
     * @param iterations products with the kernel
     */
    public record Result(Complexity complexity, double relativeError, double residual, int iterations) {}

    /**
     * Draws the preconditioner; {@code O(m rank^2)} for a side of {@code m}.
     *
     * @param product of the stored matrix: {@code nd x nd} for {@link KernelKind#FULL}, else {@code n x n}; borrowed
     * @param ridge relative to {@code Tr K / nd}, above 0
     * @param rank of the preconditioner; 0 for a tenth of the rows, at most 4,000
     * @param control asked whether to go on; obeyed within a tenth of a second
     * @throws UserError for a ridge that is not above 0 or a kernel without trace
     */
    public static IterativeKernel of(
            SymmetricProduct product, KernelKind kind, int n, int d, double ridge, int rank, JobControl control) {
        if (!(ridge > 0) || Double.isInfinite(ridge)) {
            throw new UserError(
                    "ridge " + ridge + " is not above 0, as conjugate gradients need it",
                    "ridge",
                    "Give one such as 1e-4");
        }
        double sum = 0;
        for (double entry : product.rows().diagonal()) sum += entry;
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new UserError("its trace is " + sum, "kernel", "Give a kernel with a positive, finite diagonal");
        }
        int order = product.order();
        int chosen = rank > 0 ? Math.min(rank, order) : Math.max(1, Math.min(4000, order / 10));
        int copies = kind == KernelKind.FULL ? 1 : d;
        double shift = ridge * sum / order;
        NystromPreconditioner preconditioner = NystromPreconditioner.of(product.rows(), shift, chosen, 1, control);
        return new IterativeKernel(product, kind, n, d, copies * sum, shift, preconditioner);
    }

    /** {@code Tr K} of the whole {@code nd x nd} kernel. */
    public double trace() {
        return trace;
    }

    /**
     * Complexity of one supervision; one product with the kernel an iteration.
     *
     * @param targets {@code n x d}, example-major, finite
     * @param tolerance relative residual to reach
     * @throws UserError for targets of another size, a kernel that is not finite, or when rounding stops the residual
     *     above the tolerance; a larger ridge then helps
     */
    public Result complexity(double[] targets, double tolerance, JobControl control) {
        FactoredKernel.requireTargets(targets, n, d);
        int columns = kind == KernelKind.FULL ? 1 : d;
        ConjugateGradients solver = new ConjugateGradients(product, shift, preconditioner, tolerance, MOST_ITERATIONS);
        ConjugateGradients.Solution solution = solver.solve(targets, columns, control);
        if (Double.isNaN(solution.relative())) {
            throw new UserError("has values that are not finite", "kernel", "Look how it was computed");
        }
        if (!solution.converged()) {
            throw new UserError(
                    "the residual stays at %.1e after %d iterations"
                            .formatted(solution.relative(), solution.iterations()),
                    "kernel",
                    "Use a larger ridge or tolerance; a kernel that is not positive semidefinite cannot be solved");
        }
        double sc = 0;
        double squares = 0;
        for (int i = 0; i < targets.length; i++) {
            sc += (targets[i] + solution.residual()[i]) * solution.x()[i];
            squares += solution.residual()[i] * solution.residual()[i];
        }
        double error = sc > 0 ? squares / shift / sc : 0;
        return new Result(Complexity.of(sc, trace, targets, n, d), error, solution.relative(), solution.iterations());
    }

    @Override
    public void close() {
        preconditioner.close();
    }
}
