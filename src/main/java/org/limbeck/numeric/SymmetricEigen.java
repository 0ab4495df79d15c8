package org.limbeck.numeric;

import java.util.function.BiFunction;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.limbeck.base.JobControl;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, in double precision through LAPACK.
 *
 * @param values {@code n}, ascending
 * @param vectors row {@code k} is the unit eigenvector of {@code values[k]}
 */
public record SymmetricEigen(double[] values, Matrix vectors) {
    /** Values and vectors; about {@code 9 n^3} operations. @param matrix symmetric, {@code n x n} */
    public static SymmetricEigen of(Matrix matrix) {
        return withVectors(matrix, 0);
    }

    /** Those of {@code matrix + shift I}. @param matrix symmetric, {@code n x n} */
    public static SymmetricEigen of(Matrix matrix, double shift) {
        return withVectors(matrix, shift);
    }

    /**
     * As above, for whoever may want to stop. LAPACK cannot be interrupted: after a stop the caller goes on within a
     * tenth of a second, while the decomposition runs to its end on a thread of its own and is thrown away.
     *
     * @throws org.limbeck.base.CancelledException when stopped
     */
    public static SymmetricEigen of(Matrix matrix, double shift, JobControl control) {
        return InterruptibleNativeCall.call(() -> withVectors(matrix, shift), control);
    }

    /** Values only; about {@code 4/3 n^3} operations. @param matrix symmetric, {@code n x n} */
    public static double[] valuesOf(Matrix matrix) {
        return decompose(matrix, 0, 'N', (values, a) -> values);
    }

    private static SymmetricEigen withVectors(Matrix matrix, double shift) {
        int n = matrix.rows();
        return decompose(matrix, shift, 'V', (values, a) -> {
            double[] vectors = new double[n * n];
            a.get(vectors);
            return new SymmetricEigen(values, new Matrix(n, n, vectors));
        });
    }

    /** @param result from the values and what LAPACK left in the matrix's place: the vectors for the job {@code V} */
    private static <T> T decompose(
            Matrix matrix, double shift, char job, BiFunction<double[], DoublePointer, T> result) {
        ArithmeticCheck.require();
        int n = matrix.rows();
        try (DoublePointer a = new DoublePointer((long) n * n);
                DoublePointer w = new DoublePointer(n)) {
            a.put(matrix.values(), 0, n * n);
            int info = openblas.LAPACKE_dsyevd(openblas.LAPACK_COL_MAJOR, (byte) job, (byte) 'L', n, a, n, w);
            if (info != 0) throw new IllegalStateException("LAPACK dsyevd answered " + info);
            double[] values = new double[n];
            w.get(values);
            for (int i = 0; i < n; i++) values[i] += shift;
            return result.apply(values, a);
        }
    }
}
