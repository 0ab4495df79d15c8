package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Npy;
import org.limbeck.numeric.NpyMatrix;
import org.limbeck.numeric.SymmetricProduct;
import org.limbeck.numeric.SymmetricRows;
import org.limbeck.numeric.Tensor;

class IterativeKernelTest {
    /** With a spectrum that falls like a kernel's: {@code 1 / k^2}. */
    private static Matrix kernel(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n * n];
        for (int k = 0; k < n; k++) {
            double[] direction = random.doubles(n, -1, 1).toArray();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) values[i * n + j] += direction[i] * direction[j] / ((k + 1.0) * (k + 1));
            }
        }
        return new Matrix(n, n, values);
    }

    private static IterativeKernel.Result solve(
            SymmetricRows rows, KernelKind kind, int n, int d, double[] y, double ridge, int rank) {
        try (SymmetricProduct product = new SymmetricProduct(rows, 2, JobControl.none());
                IterativeKernel iterative = IterativeKernel.of(product, kind, n, d, ridge, rank, JobControl.none())) {
            return iterative.complexity(y, 1e-6, JobControl.none());
        }
    }

    @Property(tries = 20)
    void agreesWithCholeskyWithinTheErrorItProves(
            @ForAll @IntRange(min = 1, max = 100) int n, @ForAll @IntRange(min = 1, max = 3) int d, @ForAll long seed) {
        Matrix k = kernel(n, seed);
        double[] y = new SplittableRandom(seed).doubles((long) n * d, -1, 1).toArray();
        IterativeKernel.Result found =
                solve(SymmetricRows.of(k), KernelKind.CLASS_MEAN, n, d, y, 1e-4, Math.max(1, n / 4));
        try (FactoredKernel factored = FactoredKernel.factor(new KernelMatrix(k, KernelKind.CLASS_MEAN, n, d), 1e-4)) {
            double exact = factored.complexity(y).supervisionComplexity();
            double error = Math.abs(found.complexity().supervisionComplexity() / exact - 1);
            assertThat(error).isLessThan(1e-10 + found.relativeError());
            assertThat(found.relativeError()).isLessThan(1e-6);
            assertThat(found.residual()).isLessThan(2e-6);
        }
    }

    @Test
    void thePreconditionerSavesMostIterations() {
        Matrix k = kernel(300, 4);
        double[] y = new SplittableRandom(5).doubles(300, -1, 1).toArray();
        int few = solve(SymmetricRows.of(k), KernelKind.FULL, 300, 1, y, 1e-5, 100)
                .iterations();
        int many =
                solve(SymmetricRows.of(k), KernelKind.FULL, 300, 1, y, 1e-5, 1).iterations();
        assertThat(3 * few).isLessThan(many);
    }

    @Test
    void aKernelInAFileGivesTheSameAsInMemory(@TempDir Path folder) {
        Matrix k = kernel(300, 6);
        double[] y = new SplittableRandom(7).doubles(600, -1, 1).toArray();
        Path wide = folder.resolve("k64.npy");
        Path narrow = folder.resolve("k32.npy");
        Npy.write(wide, k.toTensor());
        Npy.write(narrow, Tensor.of(k.toTensor().floats(), 300, 300));
        IterativeKernel.Result memory = solve(SymmetricRows.of(k), KernelKind.CLASS_MEAN, 300, 2, y, 1e-3, 30);
        IterativeKernel.Result file = solve(NpyMatrix.map(wide), KernelKind.CLASS_MEAN, 300, 2, y, 1e-3, 30);
        IterativeKernel.Result single = solve(NpyMatrix.map(narrow), KernelKind.CLASS_MEAN, 300, 2, y, 1e-3, 30);
        assertThat(file).isEqualTo(memory);
        double sc = memory.complexity().supervisionComplexity();
        assertThat(single.complexity().supervisionComplexity()).isCloseTo(sc, within(1e-3 * sc));
    }

    @Test
    void productsAgreeWithPlainSumsWhateverTheSizeAndTheThreads() {
        for (int n : new int[] {1, 63, 64, 65, 200}) {
            Matrix k = kernel(n, n);
            double[] x = new SplittableRandom(n).doubles(n, -1, 1).toArray();
            for (int threads = 1; threads <= 3; threads++) {
                try (SymmetricProduct product = new SymmetricProduct(SymmetricRows.of(k), threads, JobControl.none())) {
                    double[] result = product.times(x, 1);
                    double[] expected = k.times(x);
                    for (int i = 0; i < n; i++) assertThat(result[i]).isCloseTo(expected[i], within(1e-12));
                }
            }
        }
    }

    @Test
    void aKernelThatIsNoKernelIsRefusedAndStoppingStops() {
        double[] y = new double[] {1, -1, 1};
        SymmetricRows indefinite = SymmetricRows.of(new Matrix(3, 3, new double[] {1, 3, 0, 3, 1, 0, 0, 0, 1}));
        assertThatThrownBy(() -> solve(indefinite, KernelKind.FULL, 3, 1, y, 0, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("ridge");
        SymmetricRows broken =
                SymmetricRows.of(new Matrix(3, 3, new double[] {1, 0, Double.NaN, 0, 1, 0, Double.NaN, 0, 1}));
        assertThatThrownBy(() -> solve(broken, KernelKind.FULL, 3, 1, y, 1e-3, 0))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not finite");
        JobControl stop = new JobControl() {
            @Override
            public void report(double done, double total, String note) {}

            @Override
            public void checkCancelled() {
                throw new CancelledException();
            }
        };
        try (SymmetricProduct product = new SymmetricProduct(SymmetricRows.of(kernel(9, 1)), 2, stop)) {
            assertThatThrownBy(() -> product.times(new double[9], 1)).isInstanceOf(CancelledException.class);
        }
    }
}
