package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.SymmetricRows;

/** Kernels and targets of any size that double precision has give what their homogeneity says, or are refused. */
class ExtremesTest {
    private static final int N = 20;
    private static final int D = 2;

    private static Matrix kernel(double factor) {
        SplittableRandom random = new SplittableRandom(3);
        double[] features = random.doubles(N * N, -1, 1).toArray();
        double[] values = new double[N * N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 0.1 : 0;
                for (int k = 0; k < N; k++) sum += features[i * N + k] * features[j * N + k];
                values[i * N + j] = sum * factor;
                values[j * N + i] = sum * factor;
            }
        }
        return new Matrix(N, N, values);
    }

    private static double[] targets(double factor) {
        return new SplittableRandom(4)
                .doubles(N * D, -1, 1)
                .map(v -> v * factor)
                .toArray();
    }

    private static Complexity factored(double kernel, double targets) {
        KernelMatrix matrix = new KernelMatrix(kernel(kernel), KernelKind.CLASS_MEAN, N, D);
        try (FactoredKernel factored = FactoredKernel.factor(matrix, 1e-6)) {
            assertThat(factored.conditionNumber()).isBetween(10.0, 1e5);
            assertThat(factored.effectiveRank()).isBetween(1.0, (double) N);
            return factored.complexity(targets(targets));
        }
    }

    private static Complexity iterated(double kernel, double targets) {
        try (IterativeKernel iterative = IterativeKernel.of(
                SymmetricRows.of(kernel(kernel)), 2, KernelKind.CLASS_MEAN, N, D, 1e-6, 5, JobControl.none())) {
            return iterative
                    .complexity(targets(targets), 1e-8, JobControl.none())
                    .complexity();
        }
    }

    @Test
    void complexityIsHomogeneousWhateverTheSize() {
        Complexity plain = factored(1, 1);
        for (double[] size : new double[][] {{1e300, 1}, {1e-300, 1}, {1e300, 1e300}, {1e-300, 1e-250}, {1, 1e140}}) {
            for (Complexity found : new Complexity[] {factored(size[0], size[1]), iterated(size[0], size[1])}) {
                assertThat(found.normalised()).isCloseTo(plain.normalised(), within(1e-9 * plain.normalised()));
                assertThat(found.adjusted() / size[1]).isCloseTo(plain.adjusted(), within(1e-9 * plain.adjusted()));
                double sc = found.supervisionComplexity() / size[1] / size[1] * size[0];
                if (Double.isFinite(sc) && sc > 0) {
                    assertThat(sc)
                            .isCloseTo(plain.supervisionComplexity(), within(1e-9 * plain.supervisionComplexity()));
                }
            }
        }
    }

    @Test
    void whatDoublePrecisionCannotHoldIsRefused() {
        for (double targets : new double[] {1e300, 1e-200}) {
            assertThatThrownBy(() -> factored(1, targets))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("out of the range");
            assertThatThrownBy(() -> iterated(1, targets))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("out of the range");
        }
        assertThatThrownBy(() -> factored(1e307, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("trace");
        assertThatThrownBy(() -> iterated(1e307, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("trace");
    }

    @Test
    void scalingByPowersOfTwoChangesNoBit() {
        Complexity plain = factored(1, 1);
        Complexity large = factored(0x1p400, 0x1p340);
        assertThat(large.normalised()).isEqualTo(plain.normalised());
        assertThat(large.adjusted()).isEqualTo(plain.adjusted() * 0x1p340);
    }

    @Test
    void similarityDoesNotDependOnSize() {
        Matrix other = kernel(1);
        other.values()[0] += 1;
        for (double size : new double[] {1e300, 1e-300, 1e-160, 1e155}) {
            assertThat(Similarity.cosine(kernel(1), kernel(size))).isCloseTo(1, within(1e-12));
            assertThat(Similarity.cka(kernel(size), other)).isCloseTo(Similarity.cka(kernel(1), other), within(1e-12));
        }
    }

    @Test
    void theCosineOfOneExampleOrOfAllOnesExistsAndOnlyTheCentredOneDoesNot() {
        Matrix one = new Matrix(1, 1, new double[] {2});
        assertThat(Similarity.cosine(one, one)).isCloseTo(1, within(1e-15));
        assertThat(Similarity.cka(one, one)).isNaN();
        for (int n : new int[] {3, 10, 77}) {
            double[] same = new double[n * n];
            Arrays.fill(same, 0.1);
            Matrix flat = new Matrix(n, n, same);
            assertThat(Similarity.cosine(flat, flat)).isCloseTo(1, within(1e-12));
            assertThat(Similarity.cka(flat, flat)).isNaN();
        }
    }
}
