package org.limbeck.experiment.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static List<Long> due(double every, int stepsPerEpoch, long steps) {
        Cadence cadence = new Cadence(every, stepsPerEpoch);
        return LongStream.rangeClosed(1, steps).filter(cadence::isDue).boxed().collect(Collectors.toList());
    }

    @Test
    void wholeEpochsAreDueAtTheirEnds() {
        assertThat(due(1, 4, 12)).containsExactly(4L, 8L, 12L);
        assertThat(due(2, 4, 12)).containsExactly(8L);
    }

    @Test
    void fractionsOfAnEpochAreDueAtTheFirstStepPastThem() {
        assertThat(due(0.5, 5, 10)).containsExactly(3L, 5L, 8L, 10L);
        assertThat(due(1.5, 4, 12)).containsExactly(6L, 12L);
    }

    @Test
    void lessThanAStepIsEveryStepAndZeroIsNever() {
        assertThat(due(0.01, 5, 4)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(due(0, 5, 100)).isEmpty();
    }
}
