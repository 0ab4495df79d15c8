package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;

/** Complexity, bound and similarity against the formulas of docs/theory.md written out in plain loops. */
class PlainAgreementTest {
    private static final double RIDGE = 1e-6;

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-8 * Math.abs(expected)));
    }

    /** {@code K^-1 y} by Gaussian elimination with row exchanges. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = java.util.Arrays.copyOf(matrix[i], n + 1);
            a[i][n] = right[i];
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[pivot][k])) pivot = i;
            double[] row = a[k];
            a[k] = a[pivot];
            a[pivot] = row;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j <= n; j++) a[i][j] -= factor * a[k][j];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = a[i][n];
            for (int j = i + 1; j < n; j++) sum -= a[i][j] * x[j];
            x[i] = sum / a[i][i];
        }
        return x;
    }

    /** The whole {@code nd x nd} kernel, whatever is stored of it. */
    private static double[][] whole(KernelMatrix kernel) {
        int d = kernel.d();
        int side = kernel.n() * d;
        double[][] whole = new double[side][side];
        for (int r = 0; r < side; r++) {
            for (int c = 0; c < side; c++) {
                if (kernel.kind() == KernelKind.FULL)
                    whole[r][c] = kernel.matrix().get(r, c);
                else if (r % d == c % d) whole[r][c] = kernel.matrix().get(r / d, c / d);
            }
        }
        return whole;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int i = 0; i < matrix.length; i++) trace += matrix[i][i];
        return trace;
    }

    private static double plainComplexity(KernelMatrix kernel, double[] y) {
        double[][] whole = whole(kernel);
        double shift = RIDGE * trace(whole) / whole.length;
        for (int i = 0; i < whole.length; i++) whole[i][i] += shift;
        double[] x = solve(whole, y);
        double sc = 0;
        for (int i = 0; i < y.length; i++) sc += x[i] * y[i];
        return sc;
    }

    private static KernelMatrix random(int n, int d, boolean full, SplittableRandom random) {
        return new KernelMatrix(
                ComplexityIdentitiesTest.randomKernel(full ? n * d : n, random),
                full ? KernelKind.FULL : KernelKind.CLASS_MEAN,
                n,
                d);
    }

    @Property(tries = 60)
    void complexityIsThatOfAPlainSolution(
            @ForAll @IntRange(min = 1, max = 20) int n,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll boolean full,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KernelMatrix kernel = random(n, d, full, random);
        double[] y = random.doubles((long) n * d, -1, 1).toArray();
        double sc = plainComplexity(kernel, y);
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double squares = 0;
            for (int k = 0; k < d; k++) squares += y[i * d + k] * y[i * d + k];
            mean += Math.sqrt(squares) / n;
        }
        double asc = Math.sqrt(sc * trace(whole(kernel))) / n;
        try (FactoredKernel factored = FactoredKernel.factor(kernel, RIDGE)) {
            Complexity complexity = factored.complexity(y);
            close(complexity.supervisionComplexity(), sc);
            close(complexity.adjusted(), asc);
            close(complexity.normalised(), asc / mean);
        }
    }

    @Property(tries = 60)
    void theBoundIsTheFormulaWrittenOut(
            @ForAll @IntRange(min = 1, max = 15) int n, @ForAll @IntRange(min = 1, max = 4) int d, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KernelMatrix kernel = random(n, d, true, random);
        double[] y = random.doubles((long) n * d, -1, 1).toArray();
        double[] o = random.doubles((long) n * d, -1, 1).toArray();
        double g = random.nextDouble(0.1, 2);
        double delta = random.nextDouble(0.01, 0.5);
        double loss = 0;
        for (int i = 0; i < n; i++) {
            double margin;
            if (d == 1) {
                margin = Math.signum(y[i]) * o[i];
            } else {
                int c = 0;
                for (int k = 0; k < d; k++) if (y[i * d + k] > y[i * d + c]) c = k;
                double other = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < d; k++) if (k != c) other = Math.max(other, o[i * d + k]);
                margin = o[i * d + c] - other;
            }
            loss += (margin <= 0 ? 1 : margin <= g ? 1 - margin / g : 0) / n;
        }
        double sc = plainComplexity(kernel, y);
        double m = Math.max(1, Math.ceil(Math.sqrt(sc)));
        double middle = (d == 1 ? 2 : 4 * d) * m * Math.sqrt(trace(whole(kernel))) / (g * n);
        double last = 3 * Math.sqrt((Math.log(2 / delta) + Math.log(Math.PI * Math.PI * m * m / 6)) / (2 * n));
        try (FactoredKernel factored = FactoredKernel.factor(kernel, RIDGE)) {
            Bound bound = Bound.of(
                    factored.complexity(y).supervisionComplexity(),
                    kernel.trace(),
                    Margins.of(o, y, n, d),
                    d,
                    g,
                    delta);
            assertThat(bound.marginLoss()).isCloseTo(loss, within(1e-12));
            close(bound.complexityTerm(), middle);
            close(bound.confidenceTerm(), last);
            close(bound.bound(), loss + middle + last);
        }
    }

    @Property(tries = 60)
    void similarityIsTheFormulaWrittenOut(@ForAll @IntRange(min = 2, max = 25) int n, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix a = ComplexityIdentitiesTest.randomKernel(n, random);
        Matrix b = ComplexityIdentitiesTest.randomKernel(n, random);
        close(Similarity.cosine(a, b), cosine(a.values(), b.values()));
        close(Similarity.cka(a, b), cosine(centred(a), centred(b)));
    }

    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            left += a[i] * a[i];
            right += b[i] * b[i];
        }
        return product / Math.sqrt(left * right);
    }

    /** {@code H K H} by two products. */
    private static double[] centred(Matrix k) {
        int n = k.rows();
        double[] half = new double[n * n];
        double[] whole = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < n; l++) half[i * n + j] += ((i == l ? 1 : 0) - 1.0 / n) * k.get(l, j);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < n; l++) whole[i * n + j] += half[i * n + l] * ((l == j ? 1 : 0) - 1.0 / n);
            }
        }
        return whole;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void aTemperatureThatIsNotAboveZeroIsRefused(double tau) {
        for (Encoding encoding : Encoding.values()) {
            assertThatThrownBy(() -> Targets.encode(new float[] {1, 2}, 1, 2, encoding, tau))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("temperature " + Numbers.text(tau) + " is not above 0");
        }
    }

    @Test
    void similarityRefusesWhatIsNotAKernelByName() {
        Matrix good = new Matrix(2, 2, new double[] {2, 1, 1, 2});
        assertThatThrownBy(() -> Similarity.cka(good, new Matrix(2, 2, new double[] {1, Double.NaN, 0, 1})))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("second kernel")
                .hasMessageContaining("not finite");
        assertThatThrownBy(() -> Similarity.cosine(new Matrix(2, 2, new double[] {1, 2, 3, 4}), good))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("first kernel")
                .hasMessageContaining("not symmetric at (1, 0)");
        assertThatThrownBy(() -> Similarity.cosine(good, new Matrix(1, 1, new double[] {1})))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("2 and 1 rows");
        assertThatThrownBy(() -> Similarity.cosine(good, new Matrix(2, 2, new double[4])))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("second kernel")
                .hasMessageContaining("zero everywhere");
        Matrix constant = new Matrix(2, 2, new double[] {1, 1, 1, 1});
        assertThat(Similarity.cka(good, constant)).isNaN();
        assertThat(Similarity.cosine(constant, constant)).isEqualTo(1, within(1e-15));
    }

    @Test
    void aSingularKernelNamesARidgeThatWorksAndNoSmallerDigitDoes() {
        // Rank one and a negative eigenvalue of 1e-3 of the mean diagonal: rounding is not what decides.
        Matrix matrix = new Matrix(2, 2, new double[] {1, 1.001, 1.001, 1});
        KernelMatrix kernel = new KernelMatrix(matrix, KernelKind.FULL, 2, 1);
        assertThatThrownBy(() -> FactoredKernel.factor(kernel, 1e-6))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("not positive definite at ridge 1e-6")
                .hasMessageContaining("least ridge that works is about 0.002");
        FactoredKernel.factor(kernel, 0.002).close();
    }

    @Test
    void aBoundOutOfRangeIsRefusedByName() {
        double[] margins = {0.5};
        for (double scale : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> Bound.of(1, 1, margins, 1, scale, 0.05)).hasMessageContaining("margin scale");
        }
        for (double delta : new double[] {0, 1, -0.1, Double.NaN}) {
            assertThatThrownBy(() -> Bound.of(1, 1, margins, 1, 1, delta)).hasMessageContaining("delta");
        }
    }
}
