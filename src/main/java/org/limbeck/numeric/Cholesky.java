package org.limbeck.numeric;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.limbeck.base.JobControl;

/**
 * The Cholesky factor of a symmetric positive definite matrix, in double precision through LAPACK. Holds {@code n^2}
 * doubles off the heap until closed.
 */
public final class Cholesky implements AutoCloseable {
    private static final byte TRIANGLE = 'L';

    /** Half a second's work for LAPACK on two cores, which cannot be stopped in between. */
    private static final int MOST_AT_ONCE = 4096;

    private static final int BLOCK = 512;
    /** Rows updated between two looks at the stop button. */
    private static final int SLICE = 2048;
    /** Columns of the inverse at once. */
    private static final int PANEL = 256;

    private final int n;
    private final DoublePointer factor;

    private Cholesky(int n, DoublePointer factor) {
        this.n = n;
        this.factor = factor;
    }

    /**
     * Factors a matrix; {@code n^3 / 3} operations.
     *
     * @param matrix symmetric, {@code n x n}; only one triangle is read
     * @throws NotPositiveDefiniteException when a leading minor is not positive
     */
    public static Cholesky factor(Matrix matrix) {
        return factor(matrix, 0);
    }

    /** Factors {@code matrix + shift I}; the matrix is not changed and stands in memory only once more. */
    public static Cholesky factor(Matrix matrix, double shift) {
        return factor(matrix, shift, JobControl.none());
    }

    /**
     * As above, stopping within a second when told to: beyond 4,096 rows block column by block column.
     *
     * @param control asked between blocks whether to go on
     */
    public static Cholesky factor(Matrix matrix, double shift, JobControl control) {
        return factor(matrix, shift, control, MOST_AT_ONCE, BLOCK);
    }

    /** @param atOnce rows up to which LAPACK gets the whole matrix */
    static Cholesky factor(Matrix matrix, double shift, JobControl control, int atOnce, int block) {
        ArithmeticCheck.require();
        control.checkCancelled();
        int n = matrix.rows();
        DoublePointer factor = new DoublePointer((long) n * n);
        try {
            factor.put(matrix.values(), 0, n * n);
            for (int i = 0; i < n; i++) factor.put((long) i * n + i, matrix.get(i, i) + shift);
            int width = n <= atOnce ? n : block;
            for (int start = 0; start < n; start += width) {
                column(factor, n, start, Math.min(width, n - start), control);
            }
            return new Cholesky(n, factor);
        } catch (RuntimeException fault) {
            factor.close();
            throw fault;
        }
    }

    /** Finishes the columns from {@code start}, those before being done: {@code L_s = (A_s - L L_s^T) L_ss^{-T}}. */
    private static void column(DoublePointer factor, int n, int start, int width, JobControl control) {
        for (int top = start; top < n && start > 0; top += SLICE) {
            control.checkCancelled();
            openblas.cblas_dgemm(
                    openblas.CblasColMajor,
                    openblas.CblasNoTrans,
                    openblas.CblasTrans,
                    Math.min(SLICE, n - top),
                    width,
                    start,
                    -1,
                    factor.getPointer(top),
                    n,
                    factor.getPointer(start),
                    n,
                    1,
                    factor.getPointer((long) start * n + top),
                    n);
        }
        DoublePointer corner = factor.getPointer((long) start * n + start);
        int info = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, TRIANGLE, width, corner, n);
        if (info < 0) throw new IllegalArgumentException("LAPACK refused argument " + -info + " of dpotrf");
        if (info > 0) throw NotPositiveDefiniteException.minor(start + info);
        int below = n - start - width;
        if (below == 0) return;
        openblas.cblas_dtrsm(
                openblas.CblasColMajor,
                openblas.CblasRight,
                openblas.CblasLower,
                openblas.CblasTrans,
                openblas.CblasNonUnit,
                below,
                width,
                1,
                corner,
                n,
                factor.getPointer((long) start * n + start + width),
                n);
    }

    public int order() {
        return n;
    }

    /**
     * Solves {@code A X = B}; {@code 2 n^2} operations a column.
     *
     * @param rightSides {@code n x columns}, row-major
     * @return {@code n x columns}, row-major
     */
    public double[] solve(double[] rightSides, int columns) {
        if (rightSides.length != n * columns) {
            throw new IllegalArgumentException(rightSides.length + " values are not " + n + " x " + columns);
        }
        try (DoublePointer columnMajor = new DoublePointer(rightSides.length)) {
            columnMajor.put(transpose(rightSides, n, columns), 0, rightSides.length);
            int info =
                    openblas.LAPACKE_dpotrs(openblas.LAPACK_COL_MAJOR, TRIANGLE, n, columns, factor, n, columnMajor, n);
            if (info != 0) throw new IllegalStateException("LAPACK dpotrs answered " + info);
            double[] solution = new double[rightSides.length];
            columnMajor.get(solution);
            return transpose(solution, columns, n);
        }
    }

    /**
     * {@code L^{-1} B} for {@code A = L L^T}, whose squares add up to {@code B^T A^{-1} B}; {@code n^2} operations a
     * column.
     *
     * @param rightSides {@code n x columns}, row-major
     * @return {@code n x columns}, row-major
     */
    public double[] halfSolve(double[] rightSides, int columns) {
        if (rightSides.length != n * columns) {
            throw new IllegalArgumentException(rightSides.length + " values are not " + n + " x " + columns);
        }
        try (DoublePointer turned = new DoublePointer(rightSides)) {
            // Row-major n x columns is column-major columns x n: solve Z L^T = B^T from the right.
            openblas.cblas_dtrsm(
                    openblas.CblasColMajor,
                    openblas.CblasRight,
                    openblas.CblasLower,
                    openblas.CblasTrans,
                    openblas.CblasNonUnit,
                    columns,
                    n,
                    1,
                    factor,
                    n,
                    turned,
                    columns);
            double[] solution = new double[rightSides.length];
            turned.get(solution);
            return solution;
        }
    }

    /**
     * The blocks on the diagonal of {@code A^{-1}}, without the rest of it; {@code n^3 / 3} operations, and memory for
     * {@code n} times a few hundred columns.
     *
     * @param side of each block; divides {@code n}
     * @param control asked between panels of columns whether to go on
     * @return {@code n / side} blocks one after the other, each {@code side x side}
     */
    public double[] inverseDiagonal(int side, JobControl control) {
        if (side < 1 || n % side != 0) throw new IllegalArgumentException(side + " does not divide " + n);
        double[] blocks = new double[n * side];
        int panel = Math.max(1, PANEL / side) * side;
        for (int start = 0; start < n; start += panel) {
            control.checkCancelled();
            int width = Math.min(panel, n - start);
            // Column j of L^-1 is zero above j, so each panel meets only the factor's lower right corner.
            double[] inverse = inverseColumns(start, width);
            for (int first = 0; first < width; first += side) {
                products(inverse, width, first, side, blocks, (start + first) * side);
            }
        }
        return blocks;
    }

    /** {@code L[start.., start..]^{-1}} of the first {@code width} unit vectors, row-major. */
    private double[] inverseColumns(int start, int width) {
        int rows = n - start;
        double[] inverse = new double[rows * width];
        for (int j = 0; j < width; j++) inverse[j * width + j] = 1;
        try (DoublePointer turned = new DoublePointer(inverse)) {
            openblas.cblas_dtrsm(
                    openblas.CblasColMajor,
                    openblas.CblasRight,
                    openblas.CblasLower,
                    openblas.CblasTrans,
                    openblas.CblasNonUnit,
                    width,
                    rows,
                    1,
                    factor.getPointer((long) start * n + start),
                    n,
                    turned,
                    width);
            turned.get(inverse);
        }
        return inverse;
    }

    /** Inner products of {@code side} columns from {@code first} on. */
    private static void products(double[] columns, int width, int first, int side, double[] into, int at) {
        for (int row = first; row < columns.length / width; row++) {
            for (int j = 0; j < side; j++) {
                double value = columns[row * width + first + j];
                for (int k = 0; k <= j; k++) into[at + j * side + k] += value * columns[row * width + first + k];
            }
        }
        for (int j = 0; j < side; j++) {
            for (int k = 0; k < j; k++) into[at + k * side + j] = into[at + j * side + k];
        }
    }

    private static double[] transpose(double[] values, int rows, int columns) {
        if (rows == 1 || columns == 1) return values;
        double[] transposed = new double[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                transposed[column * rows + row] = values[row * columns + column];
            }
        }
        return transposed;
    }

    @Override
    public void close() {
        factor.close();
    }
}
