package org.limbeck.figure.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartThemeTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sevenMethodsAreToldApartByTheirDashesAloneAndThirtyByColourOrDashes(boolean dark) {
        ChartTheme theme = new ChartTheme(dark, 10);
        Set<String> dashes = new HashSet<>();
        for (int i = 0; i < 7; i++) dashes.add(Arrays.toString(theme.style(i).dashes()));
        assertThat(dashes).hasSize(7);
        Set<String> looks = new HashSet<>();
        for (int i = 0; i < 30; i++)
            looks.add(theme.style(i).color() + Arrays.toString(theme.style(i).dashes()));
        assertThat(looks).hasSize(30);
    }
}
