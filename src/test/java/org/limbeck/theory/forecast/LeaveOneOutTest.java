package org.limbeck.theory.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Cholesky;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Targets;

/** The identities of docs/theory.md, section 9: leave-one-out by deletion, GCV by its dense formula, alpha by a grid. */
class LeaveOneOutTest {
    private static KernelMatrix kernel(KernelKind kind, int n, int d, SplittableRandom random) {
        int side = kind == KernelKind.FULL ? n * d : n;
        double[] factor = random.doubles((long) side * side, -1, 1).toArray();
        double[] values = new double[side * side];
        for (int i = 0; i < side; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 0.3 : 0;
                for (int k = 0; k < side; k++) sum += factor[i * side + k] * factor[j * side + k];
                values[i * side + j] = sum;
                values[j * side + i] = sum;
            }
        }
        return new KernelMatrix(new Matrix(side, side, values), kind, n, d);
    }

    private static double[] whole(KernelMatrix kernel) {
        int n = kernel.n();
        int d = kernel.d();
        if (kernel.kind() == KernelKind.FULL) return kernel.matrix().values();
        double[] whole = new double[n * d * n * d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int c = 0; c < d; c++)
                    whole[(i * d + c) * n * d + j * d + c] = kernel.matrix().get(i, j);
            }
        }
        return whole;
    }

    /** Example {@code i} predicted by ridge regression on the others, with the absolute ridge of all. */
    private static double[] deleted(KernelMatrix kernel, double ridge, double[] y, int i) {
        int d = kernel.d();
        int side = kernel.n() * d;
        double[] whole = whole(kernel);
        int[] kept = java.util.stream.IntStream.range(0, side)
                .filter(a -> a / d != i)
                .toArray();
        double[] part = new double[kept.length * kept.length];
        double[] targets = new double[kept.length];
        for (int a = 0; a < kept.length; a++) {
            targets[a] = y[kept[a]];
            for (int b = 0; b < kept.length; b++) part[a * kept.length + b] = whole[kept[a] * side + kept[b]];
        }
        double shift = ridge * kernel.trace() / side;
        double[] prediction = new double[d];
        try (Cholesky factor = Cholesky.factor(new Matrix(kept.length, kept.length, part), shift)) {
            double[] coefficients = factor.solve(targets, 1);
            for (int c = 0; c < d; c++) {
                for (int a = 0; a < kept.length; a++) {
                    prediction[c] += whole[(i * d + c) * side + kept[a]] * coefficients[a];
                }
            }
        }
        return prediction;
    }

    @Property(tries = 60)
    void equalsDeletingTheExampleAndSolvingAgain(
            @ForAll KernelKind kind,
            @ForAll @IntRange(min = 2, max = 9) int n,
            @ForAll @IntRange(min = 1, max = 4) int d,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        KernelMatrix kernel = kernel(kind, n, d, random);
        double ridge = Math.pow(10, random.nextDouble(-4, 0));
        double[] y = random.doubles((long) n * d, -1, 1).toArray();
        try (FactoredKernel factored = FactoredKernel.factor(kernel, ridge)) {
            HeldOut forecast = LeaveOneOut.of(factored, JobControl.none()).of(y);
            double squares = 0;
            for (int i = 0; i < n; i++) {
                double[] expected = deleted(kernel, ridge, y, i);
                double[] found = Arrays.copyOfRange(forecast.predictions(), i * d, i * d + d);
                for (int c = 0; c < d; c++) {
                    double size = 1 + Math.abs(expected[c]);
                    assertThat(found[c]).isCloseTo(expected[c], within(1e-7 * size));
                    squares += Math.pow(y[i * d + c] - expected[c], 2);
                }
            }
            assertThat(forecast.meanSquaredError()).isCloseTo(squares / n, within(1e-6 * (1 + squares)));
        }
    }

    @Property(tries = 30)
    void generalisedCrossValidationIsItsDenseFormula(
            @ForAll KernelKind kind, @ForAll @IntRange(min = 1, max = 3) int d, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 7;
        KernelMatrix kernel = kernel(kind, n, d, random);
        double[] y = random.doubles((long) n * d, -1, 1).toArray();
        int side = n * d;
        double squares = 0;
        double trace = 0;
        try (Cholesky factor = Cholesky.factor(new Matrix(side, side, whole(kernel)), 0.1 * kernel.trace() / side)) {
            for (double a : factor.solve(y, 1)) squares += a * a;
            for (int i = 0; i < side; i++) {
                double[] unit = new double[side];
                unit[i] = 1;
                trace += factor.solve(unit, 1)[i];
            }
        }
        double expected = side * squares / trace / trace;
        try (FactoredKernel factored = FactoredKernel.factor(kernel, 0.1)) {
            double found = LeaveOneOut.of(factored, JobControl.none()).of(y).gcv();
            assertThat(found).isCloseTo(expected, within(1e-9 * expected));
        }
    }

    @Test
    void theInverseIsReadPanelByPanelAlike() {
        int n = 600;
        KernelMatrix kernel = kernel(KernelKind.CLASS_MEAN, n, 1, new SplittableRandom(1));
        try (FactoredKernel factored = FactoredKernel.factor(kernel, 0.01)) {
            double[] diagonal = factored.inverseDiagonal(JobControl.none());
            for (int i = 0; i < n; i += 37) {
                double[] unit = new double[n];
                unit[i] = 1;
                double expected = factored.solve(unit)[i];
                assertThat(diagonal[i]).isCloseTo(expected, within(1e-10 * expected));
            }
        }
    }

    @Test
    void aKernelThatKnowsNothingPredictsNothing() {
        int n = 5;
        double[] identity = new double[n * n];
        for (int i = 0; i < n; i++) identity[i * n + i] = 1;
        double[] y = Targets.labels(new int[] {0, 1, 2, 1, 0}, 3);
        KernelMatrix kernel = new KernelMatrix(new Matrix(n, n, identity), KernelKind.CLASS_MEAN, n, 3);
        try (FactoredKernel factored = FactoredKernel.factor(kernel, 1e-6)) {
            HeldOut forecast = LeaveOneOut.of(factored, JobControl.none()).of(y);
            assertThat(forecast.predictions()).containsOnly(new double[15], within(1e-15));
            assertThat(forecast.meanSquaredError()).isCloseTo(2 / 3.0, within(1e-12));
            assertThat(forecast.gcv()).isCloseTo(2 / 9.0, within(1e-12));
        }
    }

    @Test
    void accuracyAndMarginsCountWhatThePredictionsName() {
        HeldOut three = new HeldOut(new double[] {0.5, 0.1, -0.6, -1, 0.2, 0.8}, 0, 0, 2, 3);
        assertThat(three.accuracy(new int[] {0, 1})).isEqualTo(0.5);
        assertThat(three.margins(Targets.labels(new int[] {0, 1}, 3)))
                .containsExactly(new double[] {0.4, -0.6}, within(1e-15));
        HeldOut one = new HeldOut(new double[] {0.5, -0.1, 0.2}, 0, 0, 3, 1);
        assertThat(one.accuracy(new int[] {1, 0, 0})).isEqualTo(2 / 3.0);
        assertThatThrownBy(() -> one.accuracy(new int[2])).isInstanceOf(UserError.class);
    }

    @Property(tries = 40)
    void theRecommendedAlphaIsTheBestOfAFineGrid(@ForAll @IntRange(min = 1, max = 3) int d, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 12;
        int[] labels = random.ints(n, 0, Math.max(2, d)).toArray();
        double[] targets = Targets.labels(labels, d);
        double[] teacher = random.doubles((long) n * d, -1, 1).toArray();
        for (int i = 0; i < teacher.length; i++) teacher[i] = 0.5 * teacher[i] + 0.3 * targets[i];
        try (FactoredKernel factored = FactoredKernel.factor(kernel(KernelKind.CLASS_MEAN, n, d, random), 1e-2)) {
            LeaveOneOut leaveOneOut = LeaveOneOut.of(factored, JobControl.none());
            double alpha = RecommendedAlpha.of(leaveOneOut.of(teacher), leaveOneOut.of(targets), targets);
            double best = risk(leaveOneOut, teacher, targets, alpha);
            for (double step = -2; step <= 2; step += 0.01) {
                assertThat(risk(leaveOneOut, teacher, targets, alpha + step)).isGreaterThanOrEqualTo(best - 1e-9);
            }
        }
    }

    /** Of the mixed targets themselves, forecast anew: predictions are linear in targets. */
    private static double risk(LeaveOneOut leaveOneOut, double[] teacher, double[] labels, double alpha) {
        double[] mixed = new double[labels.length];
        for (int i = 0; i < mixed.length; i++) mixed[i] = alpha * teacher[i] + (1 - alpha) * labels[i];
        double[] predictions = leaveOneOut.of(mixed).predictions();
        double risk = 0;
        for (int i = 0; i < mixed.length; i++) risk += Math.pow(predictions[i] - labels[i], 2);
        return risk;
    }

    @Test
    void noAlphaIsRecommendedWhereTheTeacherSaysWhatTheLabelsSay() {
        double[] targets = Targets.labels(new int[] {0, 1, 1, 0, 1, 0}, 1);
        KernelMatrix kernel = kernel(KernelKind.FULL, 6, 1, new SplittableRandom(2));
        try (FactoredKernel factored = FactoredKernel.factor(kernel, 1e-3)) {
            LeaveOneOut leaveOneOut = LeaveOneOut.of(factored, JobControl.none());
            HeldOut labels = leaveOneOut.of(targets);
            assertThat(RecommendedAlpha.of(labels, labels, targets)).isNaN();
        }
    }

    @Test
    void sizeChangesErrorsBySquaresAndAccuracyAndAlphaNotAtAll() {
        KernelMatrix plain = kernel(KernelKind.FULL, 6, 2, new SplittableRandom(3));
        double[] y = new SplittableRandom(4).doubles(12, -1, 1).toArray();
        int[] labels = {0, 1, 1, 0, 1, 0};
        double[] labelTargets = Targets.labels(labels, 2);
        for (double[] size : new double[][] {{1, 1}, {1e300, 1}, {1e-300, 1}, {1, 1e150}, {1e-300, 1e-140}}) {
            double[] values =
                    Arrays.stream(plain.matrix().values()).map(v -> v * size[0]).toArray();
            KernelMatrix kernel = new KernelMatrix(new Matrix(12, 12, values), KernelKind.FULL, 6, 2);
            double[] targets = Arrays.stream(y).map(v -> v * size[1]).toArray();
            try (FactoredKernel factored = FactoredKernel.factor(kernel, 1e-3);
                    FactoredKernel ordinary = FactoredKernel.factor(plain, 1e-3)) {
                HeldOut found = LeaveOneOut.of(factored, JobControl.none()).of(targets);
                HeldOut expected = LeaveOneOut.of(ordinary, JobControl.none()).of(y);
                double square = size[1] * size[1];
                assertThat(found.meanSquaredError() / square).isCloseTo(expected.meanSquaredError(), within(1e-9));
                assertThat(found.gcv() / square).isCloseTo(expected.gcv(), within(1e-9));
                assertThat(found.accuracy(labels)).isEqualTo(expected.accuracy(labels));
                HeldOut ofLabels = LeaveOneOut.of(factored, JobControl.none()).of(labelTargets);
                assertThat(RecommendedAlpha.of(found, ofLabels, labelTargets)).isFinite();
            }
        }
        try (FactoredKernel factored = FactoredKernel.factor(plain, 1e-3)) {
            LeaveOneOut leaveOneOut = LeaveOneOut.of(factored, JobControl.none());
            double[] huge = Arrays.stream(y).map(v -> v * 1e200).toArray();
            assertThatThrownBy(() -> leaveOneOut.of(huge))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("out of the range");
        }
    }
}
