package org.limbeck.figure.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.figure.curve.Curve;

class SeedBandTest {
    private static Curve curve(double... y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) x[i] = i;
        return new Curve(x, y);
    }

    private static SeedBand band(Curve... seeds) {
        return SeedBand.of(List.of(seeds), List.of(seeds));
    }

    @Test
    void aSeedThatEndsEarlyLeavesTheOthersOnTheChartAndTheChangeIsAnInterruption() {
        SeedBand band = band(curve(1, 2, 3, 5), curve(3, 4));
        assertThat(band.mean().x()).containsExactly(0, 1, 2, 2, 3);
        assertThat(band.mean().y()).containsExactly(2, 3, Double.NaN, 3, 5);
        assertThat(band.n()).containsExactly(2, 2, 0, 1, 1);
        assertThat(band.high().y()[0] - band.mean().y()[0]).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(band.high().y()[3]).isNaN();
    }

    @Test
    void aSeedWithoutAnyValueBlanksNothing() {
        SeedBand band = band(curve(), curve(1, 2), curve(Double.NaN, Double.NaN));
        assertThat(band.mean().y()).containsExactly(1, 2);
        assertThat(band.n()).containsExactly(1, 1);
    }

    @Test
    void theMeanOfStaircasesIsAStaircase() {
        Curve early = new Curve(new double[] {0, 2, 2, 4}, new double[] {1, 1, 3, 3});
        Curve late = new Curve(new double[] {0, 3, 3, 4}, new double[] {1, 1, 3, 3});
        SeedBand band = SeedBand.ofStaircases(List.of(early, late));
        assertThat(band.mean().x()).containsExactly(0, 2, 2, 3, 3, 4);
        assertThat(band.mean().y()).containsExactly(1, 1, 2, 2, 3, 3);
    }

    @Test
    void onTheAxisOfTimeMeasurementsOfOneStepBelongTogetherAndNoSeedSendsAnotherBackInTime() {
        Curve values = curve(10, 20, 30);
        Curve slow = new Curve(new double[] {0, 100, 200}, values.y());
        Curve fast = new Curve(new double[] {0, 20, 40, 60}, new double[] {12, 22, 32, 42});
        SeedBand band = SeedBand.of(List.of(values, curve(12, 22, 32, 42)), List.of(slow, fast));
        assertThat(band.mean().x()).containsExactly(0, 60, 120, 140, 140).isSorted();
        assertThat(band.mean().y()).containsExactly(11, 21, 31, Double.NaN, 42);
    }
}
