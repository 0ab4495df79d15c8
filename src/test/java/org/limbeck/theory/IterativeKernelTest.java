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
import org.limbeck.numeric.SymmetricProduct;
import org.limbeck.numeric.SymmetricRows;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.numeric.npy.NpyMatrix;

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
        try (IterativeKernel iterative = IterativeKernel.of(rows, 2, kind, n, d, ridge, rank, JobControl.none())) {
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

    /** Of random directions, with these eigenvalues. */
    private static Matrix withEigenvalues(double[] eigenvalues, SplittableRandom random, double[][] directions) {
        int n = eigenvalues.length;
        double[] values = new double[n * n];
        for (int k = 0; k < n; k++) {
            double[] u = random.doubles(n, -1, 1).toArray();
            for (int pass = 0; pass < 2; pass++) {
                for (int l = 0; l < k; l++) {
                    double along = 0;
                    for (int i = 0; i < n; i++) along += u[i] * directions[l][i];
                    for (int i = 0; i < n; i++) u[i] -= along * directions[l][i];
                }
            }
            double norm = Math.sqrt(java.util.Arrays.stream(u).map(v -> v * v).sum());
            for (int i = 0; i < n; i++) u[i] /= norm;
            directions[k] = u;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) values[i * n + j] += eigenvalues[k] * u[i] * u[j];
            }
        }
        for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) values[j * n + i] = values[i * n + j];
        return new Matrix(n, n, values);
    }

    @Property(tries = 60)
    void aKernelWithANegativeEigenvalueIsRefusedWhateverTheTargets(
            @ForAll @IntRange(min = 2, max = 90) int n,
            @ForAll @IntRange(min = 0, max = 5) int depth,
            @ForAll boolean hidden,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] eigenvalues = new double[n];
        for (int k = 1; k < n; k++) eigenvalues[k] = 1.0 / k / k;
        // From a tenth of the largest eigenvalue to ten times the ridge's share of the mean.
        eigenvalues[0] = -Math.max(Math.pow(10, -1 - depth), 1e-3 / n);
        double[][] directions = new double[n][];
        Matrix k = withEigenvalues(eigenvalues, random, directions);
        double[] y = random.doubles(n, -1, 1).toArray();
        if (hidden) {
            double along = 0;
            for (int i = 0; i < n; i++) along += y[i] * directions[0][i];
            for (int i = 0; i < n; i++) y[i] -= along * directions[0][i];
        }
        assertThatThrownBy(() -> solve(SymmetricRows.of(k), KernelKind.FULL, n, 1, y, 1e-5, Math.max(1, n / 5)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not positive definite at ridge 1e-5");
    }

    @Test
    void theRidgeThatItSaysIsNeededIsNotTooLarge() {
        Matrix indefinite = new Matrix(2, 2, new double[] {1, 1.5, 1.5, 1});
        assertThatThrownBy(
                        () -> solve(SymmetricRows.of(indefinite), KernelKind.FULL, 2, 1, new double[] {1, -1}, 0.1, 1))
                .hasMessageContaining("ridge above 0.50");
        solve(SymmetricRows.of(indefinite), KernelKind.FULL, 2, 1, new double[] {1, -1}, 0.6, 1);
    }

    @Test
    void onlyOneTriangleAndSlightlyUnsymmetricKernelsAreRefused() {
        double[] y = {1, -1, 1};
        for (double[] values : new double[][] {
            {2, 1, 0.5, 0, 2, 1, 0, 0, 2}, {2, 0, 0, 1, 2, 0, 0.5, 1, 2}, {2, 1, 0.5, 1.001, 2, 1, 0.5, 1, 2}
        }) {
            assertThatThrownBy(
                            () -> solve(SymmetricRows.of(new Matrix(3, 3, values)), KernelKind.FULL, 3, 1, y, 1e-3, 0))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("not symmetric");
        }
        Matrix far = kernel(300, 8);
        far.values()[299 * 300 + 140] += 1;
        assertThatThrownBy(() -> solve(SymmetricRows.of(far), KernelKind.FULL, 300, 1, new double[300], 1e-3, 0))
                .hasMessageContaining("not symmetric at (299, 140)");
    }

    @Test
    void aRankThatTheKernelHasNotIsRefused() {
        for (int rank : new int[] {-5, 4}) {
            assertThatThrownBy(() ->
                            solve(SymmetricRows.of(kernel(3, 1)), KernelKind.FULL, 3, 1, new double[3], 1e-3, rank))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("rank");
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
