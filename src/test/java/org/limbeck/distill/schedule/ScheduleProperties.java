package org.limbeck.distill.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.limbeck.base.UserError;

/** Schedules and stages against {@code docs/theory.md}, section 7, in exact integer arithmetic. */
class ScheduleProperties {
    @Property(tries = 300)
    void onlineTakesTheFirstCheckpointNotBehindTheStudent(
            @ForAll @IntRange(min = 1, max = 40) int epochs,
            @ForAll @IntRange(min = 1, max = 30) int stepsPerEpoch,
            @ForAll @IntRange(min = 1, max = 60) int checkpoints) {
        double[] clock = evenClock(checkpoints);
        Schedule online = new Schedule.Online(0, 4, 1);
        int steps = epochs * stepsPerEpoch;
        for (int step = 0; step < steps; step++) {
            // first i with i / checkpoints >= step / steps
            int expected = (step * checkpoints + steps - 1) / steps;
            assertThat(at(online, step, steps, stepsPerEpoch, clock)).isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void periodSeesOnlyCheckpointsAtWholePeriods(
            @ForAll @IntRange(min = 1, max = 40) int epochs,
            @ForAll @IntRange(min = 1, max = 30) int stepsPerEpoch,
            @ForAll @IntRange(min = 1, max = 12) int period,
            @ForAll @IntRange(min = 1, max = 60) int checkpoints) {
        double[] clock = evenClock(checkpoints);
        Schedule online = new Schedule.Online(period, 4, 1);
        int steps = epochs * stepsPerEpoch;
        for (int step = 0; step < steps; step++) {
            int length = period * stepsPerEpoch;
            int goal = Math.min(steps, (step + length - 1) / length * length);
            int expected = (goal * checkpoints + steps - 1) / steps;
            assertThat(at(online, step, steps, stepsPerEpoch, clock)).isEqualTo(expected);
        }
    }

    @Property(tries = 200)
    void onlineNeverGoesBackNeverLagsAndEndsAtTheLastCheckpoint(
            @ForAll @IntRange(min = 2, max = 500) int steps,
            @ForAll @IntRange(min = 1, max = 50) int stepsPerEpoch,
            @ForAll @IntRange(min = 0, max = 5) int period,
            @ForAll List<@IntRange(min = 1, max = 9) Integer> gaps) {
        double[] clock = clock(gaps);
        Schedule online = new Schedule.Online(period, 1, 1);
        int previous = 0;
        for (int step = 0; step < steps; step++) {
            int now = at(online, step, steps, stepsPerEpoch, clock);
            assertThat(now).isGreaterThanOrEqualTo(previous);
            assertThat(clock[now]).isGreaterThanOrEqualTo(step / (double) steps - 1e-9);
            previous = now;
        }
        if (period > 0 && period * stepsPerEpoch >= steps) assertThat(previous).isEqualTo(clock.length - 1);
    }

    @Property(tries = 200)
    void stagesCoverTheStepsOnceAndChangeAtEachEnd(
            @ForAll @IntRange(min = 1, max = 400) int steps,
            @ForAll @IntRange(min = 1, max = 50) int stepsPerEpoch,
            @ForAll @IntRange(min = 0, max = 5) int period,
            @ForAll @IntRange(min = 1, max = 20) int checkpoints) {
        double[] clock = evenClock(checkpoints);
        Schedule online = new Schedule.Online(period, 2, 0.5);
        StageTimeline timeline = new StageTimeline(online, steps, stepsPerEpoch, clock);
        List<Stage> stages = timeline.stages();
        assertThat(stages.get(0).firstStep()).isZero();
        assertThat(stages.get(stages.size() - 1).endStep()).isEqualTo(steps);
        for (int i = 1; i < stages.size(); i++) {
            assertThat(stages.get(i).firstStep()).isEqualTo(stages.get(i - 1).endStep());
            assertThat(stages.get(i).setting()).isNotEqualTo(stages.get(i - 1).setting());
        }
        for (int step = 0; step < steps; step++) {
            Stage stage = timeline.at(step);
            assertThat(step).isBetween((int) stage.firstStep(), (int) stage.endStep() - 1);
            assertThat(stage.setting().checkpoint()).isEqualTo(at(online, step, steps, stepsPerEpoch, clock));
            int done = step + 1;
            assertThat(timeline.endsStage(done)).isEqualTo(stages.stream().anyMatch(s -> s.endStep() == done));
        }
    }

    @Property(tries = 200)
    void aTrainedStartSkipsTheUntrainedTeacherAndNothingElse(
            @ForAll @IntRange(min = 1, max = 400) int steps,
            @ForAll @IntRange(min = 1, max = 50) int stepsPerEpoch,
            @ForAll @IntRange(min = 0, max = 5) int period,
            @ForAll @IntRange(min = 1, max = 20) int checkpoints) {
        double[] clock = evenClock(checkpoints);
        Schedule plain = new Schedule.Online(period, 2, 0.5);
        Schedule trained = new Schedule.Online(period, 2, 0.5, Matching.KL, OnlineStart.TRAINED);
        for (int step = 0; step < steps; step++) {
            int followed = at(plain, step, steps, stepsPerEpoch, clock);
            assertThat(at(trained, step, steps, stepsPerEpoch, clock)).isEqualTo(Math.max(1, followed));
        }
        assertThat(at(plain, 0, steps, stepsPerEpoch, clock)).isZero();
        assertThat(new StageTimeline(trained, steps, stepsPerEpoch, clock)
                        .stages()
                        .get(0)
                        .setting()
                        .checkpoint())
                .isEqualTo(1);
        Schedule gliding = new Annealed(trained, 4, 1);
        assertThat(gliding.at(0, 0, 1, clock).checkpoint()).isEqualTo(1);
        assertThat(trained.at(0, 0, 1, new double[] {0.5, 1}).checkpoint())
                .as("where no checkpoint is untrained nothing is skipped")
                .isZero();
        assertThat(trained.label()).contains("trained start");
    }

    @Example
    void fixedSchedulesAreOneStage() {
        double[] clock = evenClock(8);
        for (Schedule schedule :
                List.of(new Schedule.None(), new Schedule.Offline(4, 1), new Schedule.EarlyStopped(3, 1, 0.5))) {
            assertThat(new StageTimeline(schedule, 100, 10, clock).stages()).hasSize(1);
        }
        assertThat(new Schedule.Offline(4, 1).at(0.2, 1, 5, clock)).isEqualTo(new StageSetting(8, 4, 1));
        assertThat(new Schedule.EarlyStopped(3, 1, 0.5).at(0.9, 4, 5, clock)).isEqualTo(new StageSetting(3, 1, 0.5));
        assertThat(new StageTimeline(new Schedule.None(), 7, 3, new double[0])
                        .at(7)
                        .setting()
                        .usesTeacher())
                .isFalse();
    }

    @Example
    void aCheckpointThatTheTeacherLacksIsTheUsersError() {
        assertThatThrownBy(() -> new Schedule.EarlyStopped(9, 1, 1).at(0, 0, 5, evenClock(8)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("checkpoint 9")
                .hasMessageContaining("0 to 8");
    }

    private static int at(Schedule schedule, int step, int steps, int stepsPerEpoch, double[] clock) {
        double epochs = steps / (double) stepsPerEpoch;
        return schedule.at(step / (double) steps, step / stepsPerEpoch, epochs, clock)
                .checkpoint();
    }

    private static double[] evenClock(int checkpoints) {
        double[] clock = new double[checkpoints + 1];
        for (int i = 0; i <= checkpoints; i++) clock[i] = i / (double) checkpoints;
        return clock;
    }

    private static double[] clock(List<Integer> gaps) {
        double[] clock = new double[gaps.size() + 1];
        double sum = 0;
        for (int i = 0; i < gaps.size(); i++) clock[i + 1] = sum += gaps.get(i);
        for (int i = 0; i < clock.length; i++) clock[i] = sum == 0 ? 1 : clock[i] / sum;
        return clock;
    }
}
