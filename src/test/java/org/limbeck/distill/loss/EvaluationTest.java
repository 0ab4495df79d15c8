package org.limbeck.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Accuracy, calibration and agreement on cases small enough to work out by hand. */
class EvaluationTest {
    @Test
    void countsTheFirstOfEqualLogitsAsTheDecision() {
        assertThat(Evaluation.decision(new float[] {1, 1, 0}, 0, 3)).isZero();
        assertThat(Evaluation.decision(new float[] {0}, 0, 1)).isZero();
        assertThat(Evaluation.decision(new float[] {0.1f}, 0, 1)).isEqualTo(1);
    }

    @Test
    void accuracyLikelihoodAndCalibrationOfAHandMadeCase() {
        float ln3 = (float) Math.log(3);
        // Sure of class 0 with 3/4 each time, right three times of four: perfectly calibrated.
        float[] logits = {ln3, 0, ln3, 0, ln3, 0, ln3, 0};
        Evaluation evaluation = Evaluation.of(logits, new int[] {0, 0, 0, 1}, 2);
        assertThat(evaluation.accuracy()).isEqualTo(0.75);
        assertThat(evaluation.calibrationError()).isCloseTo(0, within(1e-7));
        double expected = -(3 * Math.log(0.75) + Math.log(0.25)) / 4;
        assertThat(evaluation.negativeLogLikelihood()).isCloseTo(expected, within(1e-7));
        assertThat(Evaluation.of(logits, new int[] {1, 1, 1, 1}, 2).calibrationError())
                .isCloseTo(0.75, within(1e-7));
    }

    @Test
    void oneLogitAgreesWithTwoWhoseDifferenceItIs() {
        float[] one = {1.5f, -0.3f, 0.2f};
        float[] two = {0, 1.5f, 0, -0.3f, 0, 0.2f};
        int[] labels = {1, 1, 0};
        Evaluation a = Evaluation.of(one, labels, 1);
        Evaluation b = Evaluation.of(two, labels, 2);
        assertThat(a.accuracy()).isEqualTo(b.accuracy());
        assertThat(a.negativeLogLikelihood()).isCloseTo(b.negativeLogLikelihood(), within(1e-12));
        assertThat(a.calibrationError()).isCloseTo(b.calibrationError(), within(1e-12));
        float[] otherOne = {-1, 0.5f, 3};
        float[] otherTwo = {0, -1, 0, 0.5f, 0, 3};
        assertThat(Evaluation.divergence(one, otherOne, 1, 2))
                .isCloseTo(Evaluation.divergence(two, otherTwo, 2, 2), within(1e-12));
        assertThat(Evaluation.agreement(one, otherOne, 1)).isEqualTo(Evaluation.agreement(two, otherTwo, 2));
    }

    @Test
    void divergenceVanishesForEqualProbabilitiesOnlyAndIgnoresShifts() {
        float[] teacher = {1, 2, 3, 0, 0, 5};
        float[] shifted = {11, 12, 13, -4, -4, 1};
        assertThat(Evaluation.divergence(teacher, shifted, 3, 2)).isCloseTo(0, within(1e-12));
        assertThat(Evaluation.divergence(teacher, new float[6], 3, 2)).isGreaterThan(0.1);
    }

    @Test
    void hugeLogitsStayFinite() {
        float[] logits = {1e30f, -1e30f, -1e30f, 1e30f};
        assertThat(Evaluation.of(logits, new int[] {0, 1}, 2).negativeLogLikelihood())
                .isCloseTo(0, within(1e-12));
        assertThat(Evaluation.divergence(logits, logits, 2, 1)).isCloseTo(0, within(1e-12));
    }
}
