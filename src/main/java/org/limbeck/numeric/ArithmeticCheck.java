package org.limbeck.numeric;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.openblas.global.openblas;
import org.limbeck.base.UserError;

/**
 * Compares the native library's products and solutions with plain Java's, once a process, before any of its results is
 * believed. OpenBLAS chooses its routines by the processor, and some releases have wrong ones for some of them: 0.3.19
 * factors no matrix of more than 32 rows on processors with AVX-512, and says so only by chance.
 */
public final class ArithmeticCheck {
    /** Past the block sizes from which the library takes its fast routines, and no multiple of any of them. */
    private static final int ORDER = 147;

    private static final double DOUBLE_TOLERANCE = 1e-10;
    private static final double FLOAT_TOLERANCE = 1e-4;

    private ArithmeticCheck() {}

    /** Checked when first asked for, a few milliseconds. */
    private static final class Once {
        static final Optional<String> FAULT = check();
    }

    /** What is wrong, if anything. */
    public static Optional<String> fault() {
        return Once.FAULT;
    }

    /** @throws UserError when the library computes wrongly on this processor */
    public static void require() {
        if (fault().isEmpty()) return;
        throw new UserError(
                fault().get(),
                "OpenBLAS",
                "Set the environment variable OPENBLAS_CORETYPE=Haswell and start again, and report this processor");
    }

    private static Optional<String> check() {
        double[] factor = random();
        double[] product = product(factor);
        double worst = Math.max(doubleProduct(factor, product), floatProduct(factor, product));
        if (!(worst <= 1)) return Optional.of("its matrix products are wrong on this processor");
        double[] matrix = product.clone();
        for (int i = 0; i < ORDER; i++) matrix[i * ORDER + i] += 1;
        if (!(solution(matrix) <= DOUBLE_TOLERANCE)) {
            return Optional.of("its Cholesky factorisation is wrong on this processor");
        }
        return Optional.empty();
    }

    private static double[] random() {
        SplittableRandom random = new SplittableRandom(1);
        return random.doubles((long) ORDER * ORDER, -1, 1).toArray();
    }

    /** {@code A A^T}, row-major. */
    private static double[] product(double[] a) {
        double[] product = new double[a.length];
        for (int i = 0; i < ORDER; i++) {
            for (int j = 0; j < ORDER; j++) {
                double sum = 0;
                for (int k = 0; k < ORDER; k++) sum += a[i * ORDER + k] * a[j * ORDER + k];
                product[i * ORDER + j] = sum;
            }
        }
        return product;
    }

    /** Largest error in units of what is allowed. */
    private static double doubleProduct(double[] a, double[] expected) {
        double[] product = new double[a.length];
        openblas.cblas_dgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                ORDER,
                ORDER,
                ORDER,
                1,
                a,
                ORDER,
                a,
                ORDER,
                0,
                product,
                ORDER);
        return error(product, expected) / DOUBLE_TOLERANCE;
    }

    private static double floatProduct(double[] a, double[] expected) {
        float[] single = new float[a.length];
        for (int i = 0; i < a.length; i++) single[i] = (float) a[i];
        float[] product = new float[a.length];
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                ORDER,
                ORDER,
                ORDER,
                1,
                single,
                ORDER,
                single,
                ORDER,
                0,
                product,
                ORDER);
        double[] widened = new double[product.length];
        for (int i = 0; i < product.length; i++) widened[i] = product[i];
        return error(widened, expected) / FLOAT_TOLERANCE;
    }

    /** Error of solving for a right side whose solution is all ones. */
    private static double solution(double[] matrix) {
        double[] rowSums = new double[ORDER];
        for (int i = 0; i < ORDER; i++) {
            for (int j = 0; j < ORDER; j++) rowSums[i] += matrix[i * ORDER + j];
        }
        double[] ones = new double[ORDER];
        Arrays.fill(ones, 1);
        int order = openblas.LAPACK_COL_MAJOR;
        if (openblas.LAPACKE_dpotrf(order, (byte) 'L', ORDER, matrix, ORDER) != 0) return Double.NaN;
        openblas.LAPACKE_dpotrs(order, (byte) 'L', ORDER, 1, matrix, ORDER, rowSums, ORDER);
        return error(rowSums, ones);
    }

    /** Largest difference; NaN stays NaN. */
    private static double error(double[] values, double[] expected) {
        double worst = 0;
        for (int i = 0; i < values.length; i++) worst = Math.max(worst, Math.abs(values[i] - expected[i]));
        return worst;
    }
}
