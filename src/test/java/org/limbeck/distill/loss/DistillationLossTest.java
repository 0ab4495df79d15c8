package org.limbeck.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.limbeck.distill.schedule.Matching;

/** The loss against finite differences, its own formula, and its limits in temperature and alpha. */
class DistillationLossTest {
    static Stream<Arguments> everyMode() {
        return Stream.of(1, 2, 5).flatMap(d -> Stream.of(Matching.values()).flatMap(matching -> Stream.of(0.5, 1.0, 4.0)
                .flatMap(tau -> Stream.of(0.0, 0.3, 1.0).map(a -> Arguments.of(d, matching, tau, a)))));
    }

    @ParameterizedTest
    @MethodSource("everyMode")
    void gradientIsTheFiniteDifferenceOfTheScore(int d, Matching matching, double tau, double alpha) {
        DistillationLoss loss = new DistillationLoss(matching, tau, alpha);
        double[] logits = gaussians(6 * d, 3, 1);
        double[] labels = labels(6, d, 2);
        double[] gradient = gradient(loss, labels, logits, d);
        double h = 1e-5;
        for (int k = 0; k < logits.length; k++) {
            double there = score(loss, labels, shifted(logits, k, h), d);
            double back = score(loss, labels, shifted(logits, k, -h), d);
            assertThat(gradient[k]).isCloseTo((there - back) / (2 * h), within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("everyMode")
    void anExamplesLossAndGradientDoNotDependOnItsCompany(int d, Matching matching, double tau, double alpha) {
        DistillationLoss loss = new DistillationLoss(matching, tau, alpha);
        double[] logits = gaussians(7 * d, 2, 3);
        double[] labels = labels(7, d, 4);
        double[] gradient = new double[7 * d];
        double[] each = loss.evaluate(logits, labels, 7, gradient);
        for (int i = 0; i < 7; i++) {
            double[] alone = new double[d];
            double[] row = Arrays.copyOfRange(labels, 2 * d * i, 2 * d * (i + 1));
            assertThat(loss.evaluate(Arrays.copyOfRange(logits, d * i, d * (i + 1)), row, 1, alone))
                    .containsExactly(each[i]);
            assertThat(alone).isEqualTo(Arrays.copyOfRange(gradient, d * i, d * (i + 1)));
        }
    }

    @Test
    void pureDistillationPaysNothingExactlyWhereStudentAndTeacherGiveEqualProbabilities() {
        DistillationLoss loss = new DistillationLoss(Matching.KL, 4, 1);
        double[] labels = labels(5, 3, 5);
        // Adding a constant to an example's logits changes no probability.
        double[] logits = new double[15];
        for (int i = 0; i < 5; i++) for (int c = 0; c < 3; c++) logits[3 * i + c] = labels[6 * i + c] + 7 * i;
        assertThat(score(loss, labels, logits, 3)).isCloseTo(0, within(1e-12));
        for (double entry : gradient(loss, labels, logits, 3)) assertThat(entry).isCloseTo(0, within(1e-12));
        assertThat(score(loss, labels, shifted(logits, 4, 1), 3)).isGreaterThan(1e-3);
    }

    @Test
    void highTemperatureMatchesCentredLogits() {
        int d = 4;
        double[] logits = gaussians(4, 1, 6);
        double[] labels = labels(1, d, 7);
        double[] difference = new double[d];
        double mean = 0;
        for (int c = 0; c < d; c++) {
            difference[c] = logits[c] - labels[c];
            mean += difference[c] / d;
        }
        double expected = 0;
        for (double value : difference) expected += (value - mean) * (value - mean) / (2 * d);
        assertThat(score(new DistillationLoss(Matching.KL, 1e4, 1), labels, logits, d))
                .isCloseTo(expected, within(1e-3 * expected));
    }

    @Test
    void lowTemperatureMatchesTheTeachersDecision() {
        double[] labels = {3, 1, 2, 0, 1, 0};
        double[] logits = {0.1, 0.4, -0.2};
        double tau = 1e-3;
        // softmax(g/tau) is the one-hot of class 0, so tau^2 KL tends to tau times the gap to the student's best.
        assertThat(score(new DistillationLoss(Matching.KL, tau, 1), labels, logits, 3) / tau)
                .isCloseTo(0.3, within(1e-6));
    }

    @Test
    void alphaMixesTheTwoTermsLinearly() {
        double[] labels = labels(4, 3, 8);
        double[] logits = gaussians(12, 2, 9);
        double teacher = score(new DistillationLoss(Matching.KL, 2, 1), labels, logits, 3);
        double label = score(new DistillationLoss(Matching.KL, 2, 0), labels, logits, 3);
        assertThat(score(new DistillationLoss(Matching.KL, 2, 0.25), labels, logits, 3))
                .isCloseTo(0.25 * teacher + 0.75 * label, within(1e-12));
    }

    @Test
    void labelsOnlyNeverLooksAtTheTeacher() {
        double[] labels = {Double.NaN, Double.NaN, 0, 1};
        assertThat(score(new DistillationLoss(Matching.KL, 4, 0), labels, new double[] {0, 0}, 2))
                .isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void oneLogitAgreesWithTwoWhoseDifferenceItIs() {
        double[] one = {1.7, 1};
        double[] two = {0.2, 1.9, 0, 1};
        for (double alpha : new double[] {0, 0.4, 1}) {
            DistillationLoss loss = new DistillationLoss(Matching.KL, 3, alpha);
            assertThat(score(loss, one, new double[] {-0.8}, 1))
                    .isCloseTo(score(loss, two, new double[] {0.3, -0.5}, 2), within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("everyMode")
    void hugeLogitsStayFinite(int d, Matching matching, double tau, double alpha) {
        DistillationLoss loss = new DistillationLoss(matching, tau, alpha);
        double[] logits = gaussians(4 * d, 1e4, 10);
        double[] labels = labels(4, d, 11);
        for (int i = 0; i < labels.length; i++) if (i % (2 * d) < d) labels[i] *= 1e4;
        assertThat(score(loss, labels, logits, d)).isFinite().isGreaterThanOrEqualTo(0);
        for (double entry : gradient(loss, labels, logits, d)) assertThat(entry).isFinite();
    }

    @Test
    void refusesWhatItCannotMean() {
        DistillationLoss loss = new DistillationLoss(Matching.KL, 1, 1);
        assertThatThrownBy(() -> loss.evaluate(new double[6], new double[6], 2, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DistillationLoss(Matching.KL, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DistillationLoss(Matching.KL, 1, 1.1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double score(DistillationLoss loss, double[] labels, double[] logits, int d) {
        return Arrays.stream(loss.evaluate(logits, labels, logits.length / d, null))
                .sum();
    }

    private static double[] gradient(DistillationLoss loss, double[] labels, double[] logits, int d) {
        double[] gradient = new double[logits.length];
        loss.evaluate(logits, labels, logits.length / d, gradient);
        return gradient;
    }

    /** Rows of random teacher logits and random labels. */
    private static double[] labels(int n, int d, long seed) {
        Random random = new Random(seed);
        double[] rows = new double[n * 2 * d];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < d; c++) rows[2 * d * i + c] = 2 * random.nextGaussian();
            if (d == 1) rows[2 * i + 1] = random.nextInt(2);
            else rows[2 * d * i + d + random.nextInt(d)] = 1;
        }
        return rows;
    }

    private static double[] gaussians(int count, double scale, long seed) {
        Random random = new Random(seed);
        return random.doubles(count, -scale, scale).toArray();
    }

    private static double[] shifted(double[] values, int index, double by) {
        double[] copy = values.clone();
        copy[index] += by;
        return copy;
    }
}
