package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.SymmetricEigen;

/** The identities of docs/theory.md, section 2. */
class ComplexityIdentitiesTest {
    static Matrix randomKernel(int n, SplittableRandom random) {
        double[] factor = random.doubles((long) n * n, -1, 1).toArray();
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) values[i * n + j] += factor[i * n + k] * factor[j * n + k];
            }
            values[i * n + i] += 0.5;
        }
        return new Matrix(n, n, values);
    }

    private static Matrix scaled(Matrix matrix, double factor) {
        return new Matrix(
                matrix.rows(),
                matrix.columns(),
                Arrays.stream(matrix.values()).map(v -> factor * v).toArray());
    }

    private static Complexity complexity(Matrix matrix, KernelKind kind, int n, int d, double ridge, double[] y) {
        try (FactoredKernel kernel = FactoredKernel.factor(new KernelMatrix(matrix, kind, n, d), ridge)) {
            return kernel.complexity(y);
        }
    }

    @Property(tries = 50)
    void scalingTheKernelOrTheTargetsActsAsTheTheorySays(
            @ForAll @IntRange(min = 1, max = 12) int n,
            @ForAll @DoubleRange(min = 0.01, max = 100) double scale,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix k = randomKernel(n, random);
        double[] y = random.doubles(n, -1, 1).toArray();
        Complexity plain = complexity(k, KernelKind.FULL, n, 1, 1e-6, y);
        Complexity kernelScaled = complexity(scaled(k, scale), KernelKind.FULL, n, 1, 1e-6, y);
        Complexity targetsScaled = complexity(
                k,
                KernelKind.FULL,
                n,
                1,
                1e-6,
                Arrays.stream(y).map(v -> scale * v).toArray());
        assertThat(kernelScaled.adjusted()).isCloseTo(plain.adjusted(), within(1e-9 * plain.adjusted()));
        assertThat(kernelScaled.normalised()).isCloseTo(plain.normalised(), within(1e-9 * plain.normalised()));
        assertThat(targetsScaled.supervisionComplexity())
                .isCloseTo(
                        scale * scale * plain.supervisionComplexity(),
                        within(1e-9 * scale * scale * plain.supervisionComplexity()));
        assertThat(targetsScaled.normalised()).isCloseTo(plain.normalised(), within(1e-9 * plain.normalised()));
    }

    @Test
    void theIdentityKernelGivesTheNormOfTheTargets() {
        double[] y = {1, -1, 0.5, 2};
        double[] identity = new double[16];
        for (int i = 0; i < 4; i++) identity[5 * i] = 1;
        Complexity result = complexity(new Matrix(4, 4, identity), KernelKind.FULL, 4, 1, 0, y);
        assertThat(result.supervisionComplexity()).isCloseTo(6.25, within(1e-12));
        assertThat(result.adjusted()).isCloseTo(2.5 / 2, within(1e-12));
    }

    @Property(tries = 50)
    void aDiagonalKernelKnowsNothing(@ForAll @IntRange(min = 1, max = 20) int n, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) values[i * n + i] = random.nextDouble(0.01, 10);
        double[] y = random.doubles(n, -1, 1).toArray();
        Complexity result = complexity(new Matrix(n, n, values), KernelKind.FULL, n, 1, 0, y);
        assertThat(result.normalised()).isGreaterThanOrEqualTo(1 - 1e-9);
    }

    @Test
    void randomSignsHaveTheTraceOfTheInverseAsTheirExpectation() {
        SplittableRandom random = new SplittableRandom(5);
        int n = 10;
        Matrix k = randomKernel(n, random);
        double expected =
                Arrays.stream(SymmetricEigen.valuesOf(k)).map(l -> 1 / l).sum();
        double mean = 0;
        int draws = 20_000;
        try (FactoredKernel kernel = FactoredKernel.factor(new KernelMatrix(k, KernelKind.FULL, n, 1), 0)) {
            for (int draw = 0; draw < draws; draw++) {
                double[] signs =
                        random.ints(n, 0, 2).mapToDouble(bit -> 2 * bit - 1).toArray();
                mean += kernel.complexity(signs).supervisionComplexity() / draws;
            }
        }
        assertThat(mean).isCloseTo(expected, within(0.02 * expected));
    }

    @Property(tries = 30)
    void theAlignmentCurveEndsAtTheComplexity(@ForAll @IntRange(min = 1, max = 15) int n, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix k = randomKernel(n, random);
        double[] y = random.doubles(3L * n, -1, 1).toArray();
        AlignmentCurve curve = AlignmentCurve.of(SymmetricEigen.of(k), y);
        double sc = complexity(k, KernelKind.CLASS_MEAN, n, 3, 0, y).supervisionComplexity();
        assertThat(curve.complexity()[n - 1]).isCloseTo(sc, within(1e-8 * sc));
        assertThat(Arrays.stream(curve.shares()).sum()).isCloseTo(1, within(1e-9));
    }

    @Property(tries = 30)
    void complexityFallsAsTheRidgeGrows(@ForAll @IntRange(min = 1, max = 12) int n, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix k = randomKernel(n, random);
        double[] y = random.doubles(n, -1, 1).toArray();
        double before = Double.POSITIVE_INFINITY;
        for (double ridge : new double[] {0, 1e-4, 1e-2, 1, 100}) {
            double sc = complexity(k, KernelKind.FULL, n, 1, ridge, y).supervisionComplexity();
            assertThat(sc).isLessThanOrEqualTo(before);
            before = sc;
        }
    }

    @Property(tries = 30)
    void classMeanEqualsTheFullKernelOfIndependentEqualClasses(
            @ForAll @IntRange(min = 1, max = 8) int n, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int d = 3;
        Matrix block = randomKernel(n, random);
        double[] full = new double[n * d * n * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int c = 0; c < d; c++) full[(i * d + c) * n * d + j * d + c] = block.get(i, j);
            }
        }
        double[] y = random.doubles((long) n * d, -1, 1).toArray();
        Complexity whole = complexity(new Matrix(n * d, n * d, full), KernelKind.FULL, n, d, 1e-3, y);
        Complexity mean = complexity(block, KernelKind.CLASS_MEAN, n, d, 1e-3, y);
        assertThat(mean.supervisionComplexity())
                .isCloseTo(whole.supervisionComplexity(), within(1e-9 * whole.supervisionComplexity()));
        assertThat(mean.adjusted()).isCloseTo(whole.adjusted(), within(1e-9 * whole.adjusted()));
    }

    @Test
    void targetsThatVanishHaveNoNormalisedComplexity() {
        Matrix k = randomKernel(3, new SplittableRandom(1));
        assertThat(complexity(k, KernelKind.FULL, 3, 1, 0, new double[3]).normalised())
                .isNaN();
    }

    @Test
    void aSingularKernelNamesTheLeastRidgeThatWorks() {
        Matrix ones = new Matrix(3, 3, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1});
        assertThatThrownBy(() -> complexity(ones, KernelKind.FULL, 3, 1, 0, new double[3]))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("least ridge that works is about 1e-12");
    }

    @Test
    void whatIsNotAKernelIsRefusedByName() {
        double[] y = {1, 1};
        assertThatThrownBy(() ->
                        complexity(new Matrix(2, 2, new double[] {1, Double.NaN, 0, 1}), KernelKind.FULL, 2, 1, 0, y))
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> complexity(new Matrix(2, 2, new double[] {1, 0.5, 0, 1}), KernelKind.FULL, 2, 1, 0, y))
                .hasMessageContaining("not symmetric at (1, 0)");
        Matrix good = new Matrix(2, 2, new double[] {1, 0, 0, 1});
        assertThatThrownBy(() -> complexity(good, KernelKind.FULL, 2, 1, 0, new double[3]))
                .hasMessageContaining("3 values");
        assertThatThrownBy(() -> complexity(good, KernelKind.FULL, 2, 1, -1, y)).hasMessageContaining("ridge");
        assertThatThrownBy(() -> complexity(good, KernelKind.FULL, 2, 1, 0, new double[] {1, Double.NaN}))
                .hasMessageContaining("targets");
    }
}
