package org.limbeck.numeric;

import java.nio.DoubleBuffer;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;

/**
 * The inverse of a low-rank stand-in for {@code A + shift I}, made of {@code r} of its rows (Nystrom): removes the large
 * eigenvalues of a kernel, which are few, from what conjugate gradients have to do. With {@code U} and {@code s} the
 * eigenpairs of {@code A_{:S} A_{SS}^{-1} A_{S:}}, it is {@code (s_r + shift) U (s + shift)^{-1} U^T + (I - U U^T)}
 * (Frangella, Tropp and Udell, 2023). Holds {@code 8 n r} bytes off the heap until closed, twice that while it is made;
 * {@code 4 n r^2} operations.
 */
public final class NystromPreconditioner implements Preconditioner, AutoCloseable {
    /** Eigenvalues below this share of the largest are rounding. */
    private static final double NEGLIGIBLE = 1e-13;

    private final int order;
    private final int rank;
    private final DoublePointer vectors;
    private final double[] factors;

    private NystromPreconditioner(int order, int rank, DoublePointer vectors, double[] factors) {
        this.order = order;
        this.rank = rank;
        this.vectors = vectors;
        this.factors = factors;
    }

    /**
     * Draws rows and makes it of them. LAPACK cannot be interrupted: after a stop the caller goes on within a tenth of a
     * second, while a routine that is under way runs to its end on a thread of its own; nothing follows it.
     *
     * @param rows positive definite with the shift
     * @param shift above 0
     * @param rank rows to draw, at most the order
     * @param seed of the draw, uniform without repetition
     * @throws UserError when a drawn row is not finite
     * @throws NotPositiveDefiniteException when the drawn rows show that it is not
     * @throws org.limbeck.base.CancelledException when stopped
     */
    public static NystromPreconditioner of(SymmetricRows rows, double shift, int rank, long seed, JobControl control) {
        return InterruptibleNativeCall.call(() -> make(rows, shift, draw(rows.order(), rank, seed), control), control);
    }

    private static NystromPreconditioner make(SymmetricRows rows, double shift, int[] drawn, JobControl control) {
        int n = rows.order();
        try (DoublePointer factor = new DoublePointer((long) drawn.length * n)) {
            // Row k of the array is row drawn[k] of the matrix: an n x r matrix in column-major order.
            double[] line = new double[n];
            for (int k = 0; k < drawn.length; k++) {
                control.checkCancelled();
                rows.read(drawn[k], 0, n, DoubleBuffer.wrap(line), 0);
                requireFinite(line, drawn[k]);
                factor.getPointer((long) k * n).put(line, 0, n);
            }
            control.checkCancelled();
            whiten(factor, n, drawn, shift, control);
            return decompose(factor, n, drawn.length, shift, control);
        }
    }

    private static void requireFinite(double[] line, int row) {
        for (double value : line) {
            if (!Double.isFinite(value)) {
                throw new UserError(
                        "row " + row + " has a value that is not finite", "kernel", "Look how it was computed");
            }
        }
    }

    private static int[] draw(int n, int rank, long seed) {
        int[] all = new int[n];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < n; i++) all[i] = i;
        for (int i = 0; i < rank; i++) {
            int j = i + random.nextInt(n - i);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        return java.util.Arrays.copyOf(all, rank);
    }

    /** {@code F = A_{:S} L^{-T}} in place, with {@code L L^T = A_{SS}} and as much of a ridge as that needs. */
    private static void whiten(DoublePointer factor, int n, int[] drawn, double shift, JobControl control) {
        int rank = drawn.length;
        double[] core = new double[rank * rank];
        double trace = 0;
        for (int column = 0; column < rank; column++) {
            for (int row = 0; row < rank; row++) {
                core[column * rank + row] = factor.get((long) column * n + drawn[row]);
            }
            trace += core[column * rank + column];
        }
        try (DoublePointer triangle = new DoublePointer((long) rank * rank)) {
            int info = 1;
            for (double ridge = 1e-14; info != 0 && ridge < 1; ridge *= 100) {
                triangle.put(core, 0, core.length);
                for (int i = 0; i < rank; i++) {
                    triangle.put((long) i * rank + i, core[i * rank + i] + ridge * trace);
                }
                info = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, (byte) 'L', rank, triangle, rank);
                // With no less than the shift: then the whole has no eigenvalue above 0 there either (interlacing).
                if (info != 0 && ridge * trace >= shift) throw NotPositiveDefiniteException.minor(info);
            }
            if (info != 0) throw NotPositiveDefiniteException.minor(info);
            control.checkCancelled();
            openblas.cblas_dtrsm(
                    openblas.CblasColMajor,
                    openblas.CblasRight,
                    openblas.CblasLower,
                    openblas.CblasTrans,
                    openblas.CblasNonUnit,
                    n,
                    rank,
                    1,
                    triangle,
                    rank,
                    factor,
                    n);
        }
    }

    private static NystromPreconditioner decompose(
            DoublePointer factor, int n, int rank, double shift, JobControl control) {
        try (DoublePointer gram = new DoublePointer((long) rank * rank);
                DoublePointer values = new DoublePointer(rank)) {
            control.checkCancelled();
            openblas.cblas_dsyrk(
                    openblas.CblasColMajor,
                    openblas.CblasLower,
                    openblas.CblasTrans,
                    rank,
                    n,
                    1,
                    factor,
                    n,
                    0,
                    gram,
                    rank);
            control.checkCancelled();
            int info = openblas.LAPACKE_dsyevd(
                    openblas.LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', rank, gram, rank, values);
            if (info != 0) throw new IllegalStateException("LAPACK dsyevd answered " + info);
            control.checkCancelled();
            double[] eigenvalues = new double[rank];
            values.get(eigenvalues);
            int skip = 0;
            while (eigenvalues[skip] < NEGLIGIBLE * eigenvalues[rank - 1]) skip++;
            return scaled(factor, n, rank, gram, eigenvalues, skip, shift);
        }
    }

    /** {@code U = F V s^{-1/2}} for the eigenvalues from {@code skip} on. */
    private static NystromPreconditioner scaled(
            DoublePointer factor, int n, int rank, DoublePointer gram, double[] eigenvalues, int skip, double shift) {
        int kept = rank - skip;
        double[] factors = new double[kept];
        for (int k = 0; k < kept; k++) {
            double value = eigenvalues[skip + k];
            factors[k] = (eigenvalues[skip] + shift) / (value + shift) - 1;
            openblas.cblas_dscal(rank, 1 / Math.sqrt(value), gram.getPointer((long) (skip + k) * rank), 1);
        }
        DoublePointer vectors = new DoublePointer((long) n * kept);
        openblas.cblas_dgemm(
                openblas.CblasColMajor,
                openblas.CblasNoTrans,
                openblas.CblasNoTrans,
                n,
                kept,
                rank,
                1,
                factor,
                n,
                gram.getPointer((long) skip * rank),
                rank,
                0,
                vectors,
                n);
        return new NystromPreconditioner(n, kept, vectors, factors);
    }

    @Override
    public double[] apply(double[] residual, int columns) {
        double[] result = new double[residual.length];
        try (DoublePointer r = new DoublePointer(residual);
                DoublePointer projected = new DoublePointer((long) rank * columns)) {
            // Row-major (n x columns) is column-major (columns x n).
            openblas.cblas_dgemm(
                    openblas.CblasColMajor,
                    openblas.CblasNoTrans,
                    openblas.CblasNoTrans,
                    columns,
                    rank,
                    order,
                    1,
                    r,
                    columns,
                    vectors,
                    order,
                    0,
                    projected,
                    columns);
            for (int k = 0; k < rank; k++) {
                openblas.cblas_dscal(columns, factors[k], projected.getPointer((long) k * columns), 1);
            }
            openblas.cblas_dgemm(
                    openblas.CblasColMajor,
                    openblas.CblasNoTrans,
                    openblas.CblasTrans,
                    columns,
                    order,
                    rank,
                    1,
                    projected,
                    columns,
                    vectors,
                    order,
                    1,
                    r,
                    columns);
            r.get(result);
        }
        return result;
    }

    @Override
    public void close() {
        vectors.close();
    }
}
