package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limbeck.network.Nonlinearity;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.KernelKind;

/** The forms of a convolution: one kernel, different counts, and the choice that the counts ask for. */
class ConvolutionFormsTest {
    private static List<ConvolutionForms.Time> measure(int in, int side, int out, int kernel, int examples) {
        SmallNetworks builder = new SmallNetworks(1, in, side, side)
                .convolution(in, out, kernel, 1, 0)
                .activation(Nonlinearity.TANH)
                .globalPool()
                .dense(out, 1, true);
        return new ConvolutionForms(1)
                .measure(builder.build(), builder.inputs(examples), KernelKind.CLASS_MEAN, Precision.FLOAT64, 1);
    }

    @Test
    void allFormsGiveOneKernel() {
        List<ConvolutionForms.Time> forms = measure(3, 5, 4, 3, 12);
        assertThat(forms)
                .hasSize(3)
                .filteredOn(form -> !Double.isNaN(form.trace()))
                .hasSizeGreaterThan(1);
        double trace = forms.get(0).trace();
        assertThat(forms).filteredOn(form -> !Double.isNaN(form.trace())).allSatisfy(form -> assertThat(form.trace())
                .isCloseTo(trace, within(1e-10 * trace)));
    }

    @ParameterizedTest
    @CsvSource({
        // few positions and many weights: pairs of positions are cheapest
        "64, 3, 64, 3, paired",
        "48, 4, 48, 3, paired",
        // many positions and few weights: the derivatives are small
        "3, 16, 4, 5, explicit",
        "8, 12, 8, 3, explicit",
        // in between their derivatives are too large to keep for all examples
        "12, 10, 24, 5, chunked"
    })
    void theFormTakenIsTheOneThatTheCountsAskFor(int in, int side, int out, int kernel, String expected) {
        List<ConvolutionForms.Time> forms = measure(in, side, out, kernel, 24);
        assertThat(forms)
                .filteredOn(ConvolutionForms.Time::chosen)
                .singleElement()
                .satisfies(taken -> {
                    assertThat(taken.form()).isEqualTo(expected);
                    assertThat(forms)
                            .allSatisfy(other -> assertThat(taken.work()).isLessThanOrEqualTo(2 * other.work()));
                });
    }
}
