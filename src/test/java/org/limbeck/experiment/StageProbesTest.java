package org.limbeck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.Schedule;
import org.limbeck.distill.Stage;
import org.limbeck.distill.StageTimeline;

class StageProbesTest {
    private static StageTimeline online(int checkpoints, int steps) {
        double[] clock = new double[checkpoints];
        Arrays.setAll(clock, i -> (i + 1.0) / checkpoints);
        return new StageTimeline(new Schedule.Online(0, 1, 1), steps, 10, clock);
    }

    @Test
    void everyStageEndOfAnOrdinaryRunIsProbed() {
        StageTimeline timeline = online(12, 600);
        List<Long> ends = timeline.stages().stream().map(Stage::endStep).collect(Collectors.toList());
        assertThat(ends).hasSize(12);
        assertThat(StageProbes.of(timeline)).containsExactlyInAnyOrderElementsOf(ends);
    }

    @Test
    void aCheckpointAtEveryStepIsThinnedOutButTheEndStays() {
        Set<Long> probed = StageProbes.of(online(1000, 1000));
        assertThat(probed).hasSizeBetween(50, StageProbes.LIMIT + 1).contains(1000L);
    }
}
