package org.limbeck.numeric.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Sign flips against counting by hand, ranks against their definition. */
class SmallSamplesTest {
    /** Every pattern of signs, without the symmetry that the test uses. */
    private static double byHand(double[] differences) {
        int patterns = 1 << differences.length;
        double seen = Math.abs(Arrays.stream(differences).sum());
        int asFar = 0;
        for (int pattern = 0; pattern < patterns; pattern++) {
            double sum = 0;
            for (int i = 0; i < differences.length; i++)
                sum += (pattern >> i & 1) == 0 ? differences[i] : -differences[i];
            if (Math.abs(sum) >= seen - 1e-9) asFar++;
        }
        return asFar / (double) patterns;
    }

    @Property(tries = 60)
    void pIsTheShareOfAllSignPatternsAsFarFromZero(@ForAll @IntRange(min = 1, max = 9) int n, @ForAll long seed) {
        double[] differences = new SplittableRandom(seed).doubles(n, -1, 1.5).toArray();
        SignFlip test = SignFlip.of(differences, 0);
        assertThat(test.p()).isEqualTo(byHand(differences)).isGreaterThanOrEqualTo(test.least());
        assertThat(test.exact()).isTrue();
        assertThat(test.mean()).isCloseTo(Arrays.stream(differences).average().orElseThrow(), within(1e-12));
    }

    @Test
    void threeSeedsCannotFallBelowAQuarterAndSixAreNeededForFivePercent() {
        SignFlip three = SignFlip.of(new double[] {0.1, 0.2, 0.15}, 0);
        assertThat(three.p()).isEqualTo(0.25).isEqualTo(three.least());
        assertThat(three.isTooSmall()).isTrue();
        assertThat(SignFlip.enough()).isEqualTo(6);
        SignFlip six = SignFlip.of(new double[] {1, 2, 3, 1, 2, 3}, 0);
        assertThat(six.p()).isEqualTo(1 / 32.0);
        assertThat(six.isTooSmall()).isFalse();
    }

    @Test
    void roundingBreaksNoTies() {
        // 0.1 + 0.2 is not 0.3 in binary: both patterns with the same absolute sum count.
        assertThat(SignFlip.of(new double[] {0.1, 0.2, -0.3}, 0).p()).isEqualTo(1);
        assertThat(SignFlip.of(new double[4], 0).p()).isEqualTo(1);
        assertThat(SignFlip.of(new double[0], 0).p()).isNaN();
    }

    @Test
    void manyPairsAreDrawnWithASeedAndComeNearTheNormalLimit() {
        double[] differences = new SplittableRandom(3).doubles(60, -1, 1.3).toArray();
        SignFlip test = SignFlip.of(differences, 5);
        assertThat(test.exact()).isFalse();
        assertThat(test).isEqualTo(SignFlip.of(differences, 5));
        double squares = Arrays.stream(differences).map(d -> d * d).sum();
        double z = Math.abs(Arrays.stream(differences).sum()) / Math.sqrt(squares);
        assertThat(test.p()).isCloseTo(twoSidedNormal(z), within(0.01));
    }

    private static double twoSidedNormal(double z) {
        double area = 0;
        double step = 1e-4;
        for (double x = z; x < 8; x += step) area += step * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        return 2 * area;
    }

    @Test
    void equalValuesShareTheMeanOfTheirPlaces() {
        assertThat(RankCorrelation.ranks(new double[] {3, 1, 3, 2, 3})).containsExactly(4, 1, 4, 2, 4);
        assertThat(RankCorrelation.ranks(new double[] {1, Double.NaN, -5})).containsExactly(2, 3, 1);
    }

    @Test
    void correlationDependsOnOrderAlone() {
        double[] x = {1, 2, 3, 4, 5};
        assertThat(RankCorrelation.of(x, new double[] {1, 10, 11, 500, 501})).isCloseTo(1, within(1e-12));
        assertThat(RankCorrelation.of(x, new double[] {5, 4, 3, 2, 1})).isCloseTo(-1, within(1e-12));
        // 1 - 6 * (4 + 4) / (5 * 24)
        assertThat(RankCorrelation.of(x, new double[] {3, 2, 1, 4, 5})).isCloseTo(0.6, within(1e-12));
        assertThat(RankCorrelation.of(x, new double[5])).isNaN();
    }
}
