package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;

class ExplorerTest {
    private static final int N = 12;
    private static final int D = 3;

    private static float[] logits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] logits = new float[N * D];
        for (int i = 0; i < logits.length; i++) logits[i] = (float) (4 * random.nextDouble() - 2);
        return logits;
    }

    private static FactoredKernel factored() {
        return FactoredKernel.factor(
                new KernelMatrix(
                        ComplexityIdentitiesTest.randomKernel(N, new SplittableRandom(1)), KernelKind.CLASS_MEAN, N, D),
                1e-6);
    }

    private static Explorer explorer() {
        return new Explorer(factored(), new float[][] {logits(1), logits(2)}, logits(3));
    }

    private static Explorer.Question question(int checkpoint, double temperature) {
        return new Explorer.Question(checkpoint, temperature, Encoding.PROBABILITY, 0.2, 0.05);
    }

    @Test
    void answersAreThoseOfTheSeparateFormulas() {
        try (Explorer explorer = explorer();
                FactoredKernel kernel = factored()) {
            for (int s = 0; s < 2; s++) {
                for (double tau : new double[] {0.5, 1, 7}) {
                    double[] y = Targets.encode(logits(s + 1), N, D, Encoding.PROBABILITY, tau);
                    double[] o = Targets.outputs(logits(3), N, D, Encoding.PROBABILITY, tau);
                    Complexity expected = kernel.complexity(y);
                    double[] margins = Margins.of(o, y, N, D);
                    Explorer.Answer answer = explorer.answer(question(s, tau));
                    assertThat(answer.complexity()).isEqualTo(expected);
                    assertThat(answer.bound())
                            .isEqualTo(Bound.of(
                                    expected.supervisionComplexity(),
                                    kernel.kernel().trace(),
                                    margins,
                                    D,
                                    0.2,
                                    0.05));
                    assertThat(answer.marginQuantiles()[2]).isEqualTo(Margins.quantiles(margins, 0.5)[0]);
                }
            }
        }
    }

    @Test
    void theAlignmentCurveEndsAtTheComplexityOfTheSameQuestion() {
        try (Explorer explorer = explorer()) {
            AlignmentCurve curve = explorer.alignment(question(1, 4), JobControl.none());
            double sc = explorer.answer(question(1, 4)).complexity().supervisionComplexity();
            assertThat(curve.complexity()[N - 1]).isCloseTo(sc, within(1e-9 * sc));
            double shares = 0;
            for (double share : curve.shares()) shares += share;
            assertThat(shares).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aQuestionThatMakesNoSenseIsRefused() {
        try (Explorer explorer = explorer()) {
            assertThatThrownBy(() -> explorer.answer(question(2, 1)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("no checkpoint 2");
            assertThatThrownBy(() -> explorer.answer(question(0, -1)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("temperature");
        }
        assertThatThrownBy(() -> new Explorer(factored(), new float[][] {new float[5]}, logits(1)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("teacher checkpoint 0");
    }
}
