package org.limbeck.experiment.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.Stage;
import org.limbeck.distill.schedule.StageTimeline;

class ProbePlanTest {
    private static StageTimeline online(int checkpoints, int steps) {
        double[] clock = new double[checkpoints];
        Arrays.setAll(clock, i -> (i + 1.0) / checkpoints);
        return new StageTimeline(new Schedule.Online(0, 1, 1), steps, 10, clock);
    }

    private static StageTimeline none(int steps) {
        return new StageTimeline(new Schedule.None(), steps, 10, new double[0]);
    }

    @Test
    void everyStageEndOfAnOrdinaryRunIsProbed() {
        StageTimeline timeline = online(12, 600);
        List<Long> ends = timeline.stages().stream().map(Stage::endStep).collect(Collectors.toList());
        assertThat(ends).hasSize(12);
        assertThat(ProbePlan.of(timeline, 0, 10)).containsExactlyElementsOf(ends);
    }

    @Test
    void aCheckpointAtEveryStepIsThinnedOutButTheEndStays() {
        assertThat(ProbePlan.of(online(1000, 1000), 0, 10))
                .hasSizeBetween(50, ProbePlan.LIMIT + 1)
                .contains(1000L);
    }

    @Test
    void withoutStagesTheRegularProbesAndTheEndRemain() {
        assertThat(ProbePlan.of(none(45), 1, 10)).containsExactly(10L, 20L, 30L, 40L, 45L);
        assertThat(ProbePlan.of(none(45), 2, 10)).containsExactly(20L, 40L, 45L);
        assertThat(ProbePlan.of(none(45), 0, 10)).containsExactly(45L);
    }

    @Test
    void aRegularProbeBesideAStageEndIsLeftOut() {
        StageTimeline halves = new StageTimeline(new Schedule.Online(0, 1, 1), 40, 10, new double[] {0.5, 1});
        assertThat(halves.stages().get(0).endStep()).isEqualTo(21);
        assertThat(ProbePlan.of(halves, 1, 10)).containsExactly(10L, 21L, 30L, 40L);
    }
}
