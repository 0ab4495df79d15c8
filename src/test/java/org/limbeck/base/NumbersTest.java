package org.limbeck.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersAreWrittenAsOneWouldTypeThem() {
        assertThat(Numbers.text(-5)).isEqualTo("-5");
        assertThat(Numbers.text(0)).isEqualTo("0");
        assertThat(Numbers.text(0.1)).isEqualTo("0.1");
        assertThat(Numbers.text(1e-6)).isEqualTo("1e-6");
        assertThat(Numbers.text(2.5e-7)).isEqualTo("2.5e-7");
        assertThat(Numbers.text(1e300)).isEqualTo("1e300");
        assertThat(Numbers.text(Double.NaN)).isEqualTo("NaN");
        assertThat(Numbers.text(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void durationsAreRoundedToWhatOneWants() {
        assertThat(Numbers.duration(59.4)).isEqualTo("59 s");
        assertThat(Numbers.duration(190)).isEqualTo("3 min 10 s");
        assertThat(Numbers.duration(77_858)).isEqualTo("21 h 37 min");
        assertThat(Numbers.duration(Double.NaN)).isEmpty();
    }

    @Test
    void sharesArePercentWithOneDecimal() {
        assertThat(Numbers.percent(0.8234)).isEqualTo("82.3 %");
    }
}
