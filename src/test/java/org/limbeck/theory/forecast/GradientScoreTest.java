package org.limbeck.theory.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Cholesky;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/** The gradient score of docs/theory.md, section 9, against gradients formed one by one. */
class GradientScoreTest {
    private static final int P = 5;

    /** Of two examples either one is the first half: the score is the same, 1/e - cos^2 / (e (1 + e)). */
    @Property(tries = 40)
    void equalsTheScoreOfExplicitGradients(@ForAll @IntRange(min = 1, max = 3) int d, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] jacobian = random.doubles(2L * d * P, -1, 1).toArray();
        double[] residuals = random.doubles(2L * d, -1, 1).toArray();
        double epsilon = 0.05;
        double found = GradientScore.of(full(jacobian, 2, d), residuals, new GradientScore.Settings(epsilon, 1, seed));
        double[][] g = {gradient(jacobian, residuals, 0, d), gradient(jacobian, residuals, 1, d)};
        double expected = explicit(new double[][] {g[0]}, new double[][] {g[1]}, epsilon);
        assertThat(found).isCloseTo(expected, within(1e-8 * expected));
    }

    @Property(tries = 30)
    void isTheMeanOverHalvesOfExplicitGradients(@ForAll @IntRange(min = 1, max = 3) int d, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 3;
        double[] jacobian = random.doubles((long) n * d * P, -1, 1).toArray();
        double[] residuals = random.doubles((long) n * d, -1, 1).toArray();
        double[][] g = new double[n][];
        for (int i = 0; i < n; i++) g[i] = gradient(jacobian, residuals, i, d);
        // One example against the other two: three splits, met equally often in the long run.
        double mean = 0;
        for (int i = 0; i < n; i++) {
            double[][] others = {g[(i + 1) % n], g[(i + 2) % n]};
            mean += explicit(new double[][] {g[i]}, others, 0.5) / n;
        }
        double found = GradientScore.of(full(jacobian, n, d), residuals, new GradientScore.Settings(0.5, 20_000, seed));
        assertThat(found).isCloseTo(mean, within(0.03 * mean));
    }

    private static double[] gradient(double[] jacobian, double[] residuals, int i, int d) {
        double[] g = new double[P];
        for (int c = 0; c < d; c++) {
            for (int p = 0; p < P; p++) g[p] += residuals[i * d + c] * jacobian[(i * d + c) * P + p];
        }
        double length = 0;
        for (double value : g) length += value * value;
        for (int p = 0; p < P; p++) g[p] /= Math.sqrt(length);
        return g;
    }

    private static KernelMatrix full(double[] jacobian, int n, int d) {
        int side = n * d;
        double[] values = new double[side * side];
        for (int a = 0; a < side; a++) {
            for (int b = 0; b < side; b++) {
                for (int p = 0; p < P; p++) values[a * side + b] += jacobian[a * P + p] * jacobian[b * P + p];
            }
        }
        return new KernelMatrix(new Matrix(side, side, values), KernelKind.FULL, n, d);
    }

    private static double explicit(double[][] a, double[][] b, double epsilon) {
        double[] covariance = new double[P * P];
        for (double[] g : a) {
            for (int p = 0; p < P; p++) {
                for (int q = 0; q < P; q++) covariance[p * P + q] += g[p] * g[q] / a.length;
            }
        }
        double score = 0;
        try (Cholesky factor = Cholesky.factor(new Matrix(P, P, covariance), epsilon)) {
            for (double[] g : b) {
                double[] solved = factor.solve(g, 1);
                for (int p = 0; p < P; p++) score += g[p] * solved[p] / b.length;
            }
        }
        return score;
    }

    @Test
    void aClassMeanKernelGivesWhatItsFullKernelGives() {
        SplittableRandom random = new SplittableRandom(7);
        int n = 8;
        int d = 3;
        double[] features = random.doubles(n * P, -1, 1).toArray();
        KernelMatrix mean = full(features, n, 1);
        double[] whole = new double[n * d * n * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int c = 0; c < d; c++) {
                    whole[(i * d + c) * n * d + j * d + c] = mean.matrix().get(i, j);
                }
            }
        }
        double[] residuals = random.doubles(n * d, -1, 1).toArray();
        GradientScore.Settings settings = new GradientScore.Settings(0.01, 4, 3);
        double one =
                GradientScore.of(new KernelMatrix(mean.matrix(), KernelKind.CLASS_MEAN, n, d), residuals, settings);
        double other = GradientScore.of(
                new KernelMatrix(new Matrix(n * d, n * d, whole), KernelKind.FULL, n, d), residuals, settings);
        assertThat(one).isCloseTo(other, within(1e-9 * other));
    }

    @Test
    void theSameSeedGivesTheSameScoreAndOddInputIsRefused() {
        KernelMatrix kernel = full(new SplittableRandom(1).doubles(6 * P, -1, 1).toArray(), 6, 1);
        double[] residuals = {1, -1, 0.5, 0, 2, -0.1};
        GradientScore.Settings settings = new GradientScore.Settings(0.01, 3, 9);
        double score = GradientScore.of(kernel, residuals, settings);
        assertThat(score).isPositive().isEqualTo(GradientScore.of(kernel, residuals, settings));
        assertThatThrownBy(() -> new GradientScore.Settings(0, 3, 9)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new GradientScore.Settings(1, 0, 9)).isInstanceOf(UserError.class);
        residuals[2] = Double.NaN;
        assertThatThrownBy(() -> GradientScore.of(kernel, residuals, settings)).isInstanceOf(UserError.class);
    }
}
