package org.limbeck.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;

class RedrawsTest {
    private static final double[] TARGETS =
            new SplittableRandom(2).doubles(40 * 2, -1, 1).toArray();

    private static KernelMatrix pool(KernelKind kind) {
        int side = kind == KernelKind.FULL ? 80 : 40;
        return new KernelMatrix(ComplexityIdentitiesTest.randomKernel(side, new SplittableRandom(1)), kind, 40, 2);
    }

    @Test
    void allExamplesAreOneDrawWithTheComplexityOfTheWhole() {
        for (KernelKind kind : new KernelKind[] {KernelKind.FULL, KernelKind.CLASS_MEAN}) {
            Redraws.Sample sample = new Redraws(pool(kind), 1e-6, 1).of(TARGETS, 40, 9, JobControl.none());
            try (FactoredKernel whole = FactoredKernel.factor(pool(kind), 1e-6)) {
                Complexity expected = whole.complexity(TARGETS);
                assertThat(sample.adjusted()).containsExactly(expected.adjusted());
                assertThat(sample.normalised()).containsExactly(expected.normalised());
                assertThat(sample.standardDeviation()).isNaN();
            }
        }
    }

    @Test
    void underTheIdentityKernelEachDrawIsTheNormOfItsTargets() {
        double[] identity = new double[1600];
        for (int i = 0; i < 40; i++) identity[41 * i] = 1;
        KernelMatrix kernel = new KernelMatrix(new Matrix(40, 40, identity), KernelKind.FULL, 40, 1);
        double[] signs = new double[40];
        for (int i = 0; i < 40; i++) signs[i] = i % 3 == 0 ? 2 : -2;
        Redraws.Sample sample = new Redraws(kernel, 0, 5).of(signs, 10, 30, JobControl.none());
        assertThat(sample.adjusted()).hasSize(30);
        assertThat(sample.mean()).isCloseTo(2, within(1e-12));
        assertThat(sample.standardDeviation()).isCloseTo(0, within(1e-12));
        assertThat(sample.normalisedMean()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theSameSeedDrawsTheSameProbeSetsWhateverOtherSizesAreAskedFor() {
        Redraws redraws = new Redraws(pool(KernelKind.FULL), 1e-6, 3);
        List<Redraws.Sample> samples = redraws.convergence(TARGETS, new int[] {5, 10, 20}, 4, JobControl.none());
        Redraws.Sample alone = redraws.of(TARGETS, 10, 4, JobControl.none());
        assertThat(samples.get(1).adjusted()).isEqualTo(alone.adjusted());
        assertThat(Arrays.stream(alone.adjusted()).distinct().count()).isEqualTo(4);
        Redraws other = new Redraws(pool(KernelKind.FULL), 1e-6, 4);
        assertThat(other.of(TARGETS, 10, 4, JobControl.none()).adjusted()).isNotEqualTo(alone.adjusted());
        assertThat(redraws.sizes()).containsExactly(10, 20, 40);
    }

    @Test
    void moreExamplesThanThePoolHasAreRefused() {
        Redraws redraws = new Redraws(pool(KernelKind.FULL), 1e-6, 1);
        assertThatThrownBy(() -> redraws.of(TARGETS, 41, 2, JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("at most 40");
    }
}
