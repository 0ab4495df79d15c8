package org.limbeck.experiment.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateGridTest {
    private static final List<Double> GRID = List.of(0.01, 0.003, 0.03);

    @Test
    void theEdgesOfAGridAreToldInWhateverOrderItIsWritten() {
        assertThat(RateGrid.edge(GRID, 0.003)).isEqualTo("lowest");
        assertThat(RateGrid.edge(GRID, 0.01)).isEmpty();
        assertThat(RateGrid.edge(GRID, 0.03)).isEqualTo("highest");
        assertThat(RateGrid.note(GRID, 0.03))
                .isEqualTo("learning rate 0.03 is the highest of its grid; a higher one may do better");
        assertThat(RateGrid.note(GRID, 0.01)).isEmpty();
    }

    @Test
    void oneRateIsNoGridAndAnotherOnesRateIsNotInIt() {
        assertThat(RateGrid.edge(List.of(0.1), 0.1)).isEmpty();
        assertThat(RateGrid.edge(GRID, 0.5)).isEmpty();
        assertThat(RateGrid.edge(GRID, Double.NaN)).isEmpty();
    }
}
