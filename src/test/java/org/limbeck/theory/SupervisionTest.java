package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;

/** Targets, margins, bound and similarity: docs/theory.md, sections 3 and 6. */
class SupervisionTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void probabilitiesAreCentredAndSumToZero() {
        double[] y = Targets.encode(new float[] {1, 2, 3, -5, 0, 5}, 2, 3, Encoding.PROBABILITY, 2);
        assertThat(y[0] + y[1] + y[2]).isCloseTo(0, CLOSE);
        double sum = Math.exp(0.5) + Math.exp(1) + Math.exp(1.5);
        assertThat(y[1]).isCloseTo(Math.exp(1) / sum - 1.0 / 3, CLOSE);
    }

    @Test
    void oneLogitBecomesASignedProbability() {
        double[] y = Targets.encode(new float[] {3, -800}, 2, 1, Encoding.PROBABILITY, 4);
        assertThat(y[0]).isCloseTo(2 / (1 + Math.exp(-0.75)) - 1, CLOSE);
        assertThat(y[1]).isEqualTo(-1);
    }

    @Test
    void logitsAreDividedByTheTemperatureAndCentred() {
        assertThat(Targets.encode(new float[] {1, 2, 6}, 1, 3, Encoding.LOGIT, 2))
                .containsExactly(-1, -0.5, 1.5);
        assertThat(Targets.encode(new float[] {3}, 1, 1, Encoding.LOGIT, 2)).containsExactly(1.5);
    }

    @Test
    void labelsAreSignsOrCentredOneHot() {
        assertThat(Targets.labels(new int[] {0, 1}, 1)).containsExactly(-1, 1);
        assertThat(Targets.labels(new int[] {1}, 2)).containsExactly(-0.5, 0.5);
        assertThatThrownBy(() -> Targets.labels(new int[] {3}, 3)).isInstanceOf(UserError.class);
    }

    @Test
    void randomLabelsPermuteTheLabelsAndRepeatWithTheSeed() {
        int[] labels = IntStream.range(0, 300).map(i -> i % 3).toArray();
        double[] random = Targets.random(labels, 3, 9);
        assertThat(random).isEqualTo(Targets.random(labels, 3, 9)).isNotEqualTo(Targets.labels(labels, 3));
        for (int c = 0; c < 3; c++) {
            int column = c;
            double sum = IntStream.range(0, 300)
                    .mapToDouble(i -> random[3 * i + column])
                    .sum();
            assertThat(sum).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void randomSignsKeepTheClassBalance() {
        int[] labels = IntStream.range(0, 10_000).map(i -> i % 4 == 0 ? 1 : 0).toArray();
        double[] signs = Targets.random(labels, 1, 3);
        assertThat(java.util.Arrays.stream(signs).filter(s -> s > 0).count()).isBetween(2300L, 2700L);
    }

    @Test
    void aTemperatureThatIsNotPositiveIsRefused() {
        assertThatThrownBy(() -> Targets.encode(new float[] {1}, 1, 1, Encoding.LOGIT, 0))
                .hasMessageContaining("temperature");
        assertThatThrownBy(() -> Targets.encode(new float[] {Float.NaN}, 1, 1, Encoding.LOGIT, 1))
                .hasMessageContaining("not finite");
    }

    @Test
    void marginsFollowTheSupervisionsChoice() {
        double[] targets = {0.1, 0.7, 0.2, 0.5, 0.3, 0.2};
        double[] outputs = {0.2, 0.5, 0.3, 0.1, 0.6, 0.3};
        double[] margins = Margins.of(outputs, targets, 2, 3);
        assertThat(margins[0]).isCloseTo(0.2, CLOSE);
        assertThat(margins[1]).isCloseTo(-0.5, CLOSE);
        assertThat(Margins.of(new double[] {0.3, 0.4}, new double[] {-0.9, 0.2}, 2, 1))
                .containsExactly(-0.3, 0.4);
        assertThat(Margins.quantiles(new double[] {4, 1, 2, 3}, 0, 0.5, 1)).containsExactly(1, 2.5, 4);
    }

    @Test
    void theMarginLossIsTheRamp() {
        assertThat(MarginLoss.mean(new double[] {-1, 0, 0.25, 0.5, 9}, 0.5)).isCloseTo(2.5 / 5, CLOSE);
        assertThatThrownBy(() -> MarginLoss.mean(new double[] {1}, 0)).hasMessageContaining("margin scale");
    }

    @Test
    void theBoundIsTheSumOfItsTermsAndSaysWhenItIsVacuous() {
        double[] margins = {0.2, 0.9, -0.1, 0.6};
        Bound bound = Bound.of(2.5, 8, margins, 1, 0.5, 0.05);
        assertThat(bound.complexityTerm()).isCloseTo(2 * 2 * Math.sqrt(8) / (0.5 * 4), CLOSE);
        assertThat(bound.bound())
                .isCloseTo(bound.marginLoss() + bound.complexityTerm() + bound.confidenceTerm(), CLOSE);
        assertThat(bound.vacuous()).isTrue();
        assertThatThrownBy(() -> Bound.of(1, 1, margins, 1, 0.5, 1)).hasMessageContaining("delta");
    }

    @Test
    void aKernelIsSimilarToItsMultiplesAndSimilarityStaysBelowOne() {
        SplittableRandom random = new SplittableRandom(2);
        Matrix a = ComplexityIdentitiesTest.randomKernel(6, random);
        Matrix b = ComplexityIdentitiesTest.randomKernel(6, random);
        Matrix tripled = new Matrix(
                6, 6, java.util.Arrays.stream(a.values()).map(v -> 3 * v).toArray());
        assertThat(Similarity.cosine(a, tripled)).isCloseTo(1, CLOSE);
        assertThat(Similarity.cka(a, tripled)).isCloseTo(1, CLOSE);
        assertThat(Similarity.cosine(a, b)).isBetween(0.0, 1.0);
        assertThat(Similarity.cka(a, b)).isBetween(0.0, 1.0);
        assertThatThrownBy(() -> Similarity.cosine(a, new Matrix(1, 1, new double[] {1})))
                .isInstanceOf(UserError.class);
    }
}
