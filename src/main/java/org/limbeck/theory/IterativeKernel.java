package org.limbeck.theory;

import org.limbeck.base.JobControl;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.numeric.ConjugateGradients;
import org.limbeck.numeric.Magnitude;
import org.limbeck.numeric.NotPositiveDefiniteException;
import org.limbeck.numeric.NystromPreconditioner;
import org.limbeck.numeric.SymmetricProduct;
import org.limbeck.numeric.SymmetricRows;

/**
 * Supervision complexity under a kernel that is too large to factor ({@code docs/theory.md}, section 2): conjugate
 * gradients with a Nystrom preconditioner, on a kernel in memory or mapped from a file. Where {@link FactoredKernel} can
 * be used it is faster from a handful of targets on. Like that, it refuses a kernel that is not symmetric or not positive
 * definite at its ridge. Holds the preconditioner off the heap until closed.
 */
public final class IterativeKernel implements AutoCloseable {
    /** Rows from which on a kernel is not factored unless asked for. */
    public static final int LARGE = 20_000;

    /** Relative residual by default. */
    public static final double TOLERANCE = 1e-6;

    private static final int MOST_ITERATIONS = 5_000;

    private final SymmetricProduct product;
    private final int exponent;
    private final KernelKind kind;
    private final int n;
    private final int d;
    private final double ridge;
    private final double trace;
    private final NystromPreconditioner preconditioner;

    /**
     * @param product with {@code K 2^-exponent}
     * @param trace of that in the whole {@code nd x nd} kernel
     */
    private IterativeKernel(
            SymmetricProduct product,
            int exponent,
            KernelKind kind,
            int n,
            int d,
            double ridge,
            double trace,
            NystromPreconditioner preconditioner) {
        this.product = product;
        this.exponent = exponent;
        this.kind = kind;
        this.n = n;
        this.d = d;
        this.ridge = ridge;
        this.trace = trace;
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
     * Reads the kernel once to see that it is one, and draws the preconditioner; {@code O(m rank^2)} for a side of
     * {@code m}.
     *
     * @param given the stored matrix: {@code nd x nd} for {@link KernelKind#FULL}, else {@code n x n}
     * @param threads that multiply with it
     * @param ridge relative to {@code Tr K / nd}, above 0
     * @param rank of the preconditioner; 0 for a tenth of the rows, at most 4,000
     * @param control asked whether to go on; obeyed within a tenth of a second
     * @throws UserError for a ridge that is not above 0, a rank that the kernel has not, and a kernel that is not finite,
     *     not symmetric, without trace or seen not to be positive definite
     */
    public static IterativeKernel of(
            SymmetricRows given,
            int threads,
            KernelKind kind,
            int n,
            int d,
            double ridge,
            int rank,
            JobControl control) {
        if (!(ridge > 0) || Double.isInfinite(ridge)) {
            throw new UserError(
                    "ridge " + Numbers.text(ridge) + " is not above 0, as conjugate gradients need it",
                    "ridge",
                    "Give one such as 1e-4");
        }
        int order = given.order();
        if (rank < 0 || rank > order) {
            throw new UserError(
                    rank + " is not from 1 to the " + order + " rows of the kernel",
                    "rank",
                    "Leave it out for a tenth of the rows");
        }
        int exponent = Magnitude.exponent(KernelCheck.require(given, "kernel", control));
        SymmetricRows rows = given.scaled(exponent);
        double sum = 0;
        for (double entry : rows.diagonal()) sum += entry;
        FactoredKernel.requireTrace(Math.scalb(sum, exponent));
        int chosen = rank > 0 ? rank : Math.max(1, Math.min(4000, order / 10));
        int copies = kind == KernelKind.FULL ? 1 : d;
        SymmetricProduct product = new SymmetricProduct(rows, threads, control);
        try {
            NystromPreconditioner preconditioner =
                    NystromPreconditioner.of(rows, ridge * sum / order, chosen, 1, control);
            return new IterativeKernel(product, exponent, kind, n, d, ridge, copies * sum, preconditioner);
        } catch (RuntimeException fault) {
            product.close();
            throw fault instanceof NotPositiveDefiniteException shown ? indefinite(ridge, sum / order, shown) : fault;
        }
    }

    /** {@code Tr K} of the whole {@code nd x nd} kernel. */
    public double trace() {
        return Math.scalb(trace, exponent);
    }

    /** @param mean of the diagonal */
    private static UserError indefinite(double ridge, double mean, NotPositiveDefiniteException shown) {
        String remedy = Double.isNaN(shown.eigenvalue())
                ? "Give a larger ridge, or look how the kernel was made"
                : "It takes a ridge above %.2g, or look how the kernel was made"
                        .formatted(ridge - shown.eigenvalue() / mean);
        return new UserError("is not positive definite at ridge " + Numbers.text(ridge), "kernel", remedy, shown);
    }

    /**
     * Complexity of one supervision; one product with the kernel an iteration.
     *
     * @param targets {@code n x d}, example-major, finite
     * @param tolerance relative residual to reach
     * @throws UserError for targets of another size, a kernel that is not positive definite at its ridge, or when
     *     rounding stops the residual above the tolerance; a larger ridge then helps
     */
    public Result complexity(double[] targets, double tolerance, JobControl control) {
        FactoredKernel.requireTargets(targets, n, d);
        int size = Magnitude.exponent(Magnitude.largest(targets));
        double[] y = Magnitude.scaled(targets, size);
        double shift = ridge * trace / ((double) n * d);
        ConjugateGradients.Solution solution = solve(y, shift, tolerance, control);
        double sc = 0;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            sc += (y[i] + solution.residual()[i]) * solution.x()[i];
            squares += solution.residual()[i] * solution.residual()[i];
        }
        double error = sc > 0 ? squares / shift / sc : 0;
        return new Result(
                Complexity.of(sc, trace, y, n, d).scaled(size, exponent),
                error,
                solution.relative(),
                solution.iterations());
    }

    private ConjugateGradients.Solution solve(double[] y, double shift, double tolerance, JobControl control) {
        int columns = kind == KernelKind.FULL ? 1 : d;
        ConjugateGradients solver = new ConjugateGradients(product, shift, preconditioner, tolerance, MOST_ITERATIONS);
        ConjugateGradients.Solution solution;
        try {
            solution = solver.solve(y, columns, control);
        } catch (NotPositiveDefiniteException shown) {
            throw indefinite(ridge, trace / ((double) n * d), shown);
        }
        if (solution.converged()) return solution;
        throw new UserError(
                "the residual stays at %.1e after %d iterations".formatted(solution.relative(), solution.iterations()),
                "kernel",
                "Use a larger ridge or tolerance; a kernel that is not positive semidefinite cannot be solved");
    }

    @Override
    public void close() {
        product.close();
        preconditioner.close();
    }
}
