package org.limbeck.distill.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.distill.Toy;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.training.Trainer;
import org.limbeck.distill.training.TrainerSettings;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.dl4j.NativeMath;

/** The schedules beside offline, early-stopped and online. */
class OtherSchedulesTest {
    private static final double[] TENTHS = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
    private static final Schedule ONLINE = new Schedule.Online(1, 4, 0.5);

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(1);
    }

    private static List<Integer> checkpoints(Schedule schedule, double[] clock) {
        return new StageTimeline(schedule, 100, 10, clock)
                .stages().stream().map(stage -> stage.setting().checkpoint()).toList();
    }

    @Test
    void routeConstrainedVisitsEquallyDistantAnchorsForEqualTimesAndEndsWithTheTeacher() {
        StageTimeline timeline = new StageTimeline(new RouteConstrained(5, 4, 1, null), 100, 10, TENTHS);
        assertThat(timeline.stages().stream().map(stage -> stage.setting().checkpoint()))
                .containsExactly(2, 4, 6, 8, 10);
        assertThat(timeline.stages()).allMatch(stage -> stage.length() == 20);
        assertThat(checkpoints(new RouteConstrained(1, 4, 1, null), TENTHS)).containsExactly(10);
    }

    @Test
    void anAnchorBetweenCheckpointsTakesTheNextOneAndMoreAnchorsThanCheckpointsRepeatNone() {
        assertThat(checkpoints(new RouteConstrained(4, 1, 1, null), new double[] {0, 0.6, 1}))
                .containsExactly(1, 2);
        assertThat(checkpoints(new RouteConstrained(30, 1, 1, null), new double[] {0, 0.5, 1}))
                .containsExactly(1, 2);
    }

    @Test
    void twoCheckpointsTakeTheOneOfTheSteepestRiseThenTheLast() {
        double[] accuracy = {0.1, 0.12, 0.15, 0.5, 0.8, 0.82, 0.83, 0.84, 0.85, 0.86, 0.87};
        assertThat(SteepestRise.checkpoint(TENTHS, accuracy)).isEqualTo(3);
        Dataset dataset = Toy.clouds(3, 30, 30);
        Schedule chosen = new TwoCheckpoints(TwoCheckpoints.CHOSEN, 0.3, 4, 1, null);
        assertThatThrownBy(() -> chosen.fittedTo(Toy.teacher(dataset, 4)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("steepest rise");
        StageTimeline timeline = new StageTimeline(new TwoCheckpoints(3, 0.3, 4, 1, null), 100, 10, TENTHS);
        assertThat(timeline.stages())
                .containsExactly(
                        new Stage(0, 0, 30, new StageSetting(3, 4, 1), 4),
                        new Stage(1, 30, 100, new StageSetting(10, 4, 1), 4));
    }

    @Test
    void aCustomPathHoldsEachPointUntilTheNextAndMayBeginWithLabels() {
        Schedule path = new CustomPath(
                List.of(
                        new CustomPath.Point(0, StageSetting.NO_TEACHER, 1, 1),
                        new CustomPath.Point(0.25, 3, 4, 0.5),
                        new CustomPath.Point(0.5, 3, 2, 0.5)),
                null);
        StageTimeline timeline = new StageTimeline(path, 100, 10, TENTHS);
        assertThat(timeline.stages())
                .containsExactly(
                        new Stage(0, 0, 25, new StageSetting(StageSetting.NO_TEACHER, 1, 0), 1),
                        new Stage(1, 25, 50, new StageSetting(3, 4, 0.5), 4),
                        new Stage(2, 50, 100, new StageSetting(3, 2, 0.5), 2));
        assertThat(path.needsTeacher()).isTrue();
        assertThatThrownBy(() -> new StageTimeline(path, 100, 10, new double[] {0, 1}))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no checkpoint 3");
    }

    @Test
    void anAnnealedScheduleKeepsTheStagesOfTheOtherAndGlidesWithinThem() {
        StageTimeline plain = new StageTimeline(ONLINE, 100, 10, TENTHS);
        StageTimeline annealed = new StageTimeline(new Annealed(ONLINE, 5, 1), 100, 10, TENTHS);
        assertThat(annealed.stages()).hasSameSizeAs(plain.stages());
        for (int i = 0; i < plain.stages().size(); i++) {
            Stage stage = annealed.stages().get(i);
            assertThat(stage.firstStep()).isEqualTo(plain.stages().get(i).firstStep());
            assertThat(stage.setting().temperature()).isCloseTo(5 - 0.04 * stage.firstStep(), within(1e-12));
            assertThat(stage.endTemperature()).isCloseTo(5 - 0.04 * (stage.endStep() - 1), within(1e-12));
            assertThat(stage.setting().alpha()).isEqualTo(0.5);
        }
        assertThat(annealed.setting(50).temperature()).isCloseTo(3, within(1e-12));
        assertThat(annealed.setting(100)).isEqualTo(annealed.setting(99));
    }

    @Test
    void annealedTrainingStepsOnTheTemperatureOfEachStep() {
        Dataset dataset = Toy.clouds(3, 64, 30);
        TeacherPredictions teacher = Toy.teacher(dataset, 2);
        TrainerSettings settings = Toy.settings(new TrainingSettings(10, 64, List.of(0.01), 0, 0, "constant", 1));
        Schedule schedule = new Annealed(new Schedule.Offline(7, 1), 5, 1);
        try (Trainer trainer = new Trainer(Toy.plainNetwork(3), dataset, settings, schedule, teacher, 2)) {
            while (!trainer.finished()) {
                double tau = 5 - 0.4 * trainer.step();
                double expected = tau
                        * tau
                        * Evaluation.divergence(teacher.trainLogits(2), trainer.logits(dataset.train()), 3, tau);
                assertThat(trainer.trainStep()).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void aForkFollowsItsParentUpToItsTimeAndItsOwnScheduleFromThere() {
        Schedule fork = new Forked(ONLINE, 0.35, new Schedule.Offline(1, 1, Matching.MSE));
        StageTimeline parent = new StageTimeline(ONLINE, 100, 10, TENTHS);
        StageTimeline timeline = new StageTimeline(fork, 100, 10, TENTHS);
        for (int step = 0; step < 100; step++) {
            assertThat(timeline.setting(step)).isEqualTo(step < 35 ? parent.setting(step) : new StageSetting(10, 1, 1));
            assertThat(timeline.matching(step)).isEqualTo(step < 35 ? Matching.KL : Matching.MSE);
        }
    }

    @Test
    void squaredMatchingIsTheLossThatTheStudentStepsOn() {
        Dataset dataset = Toy.clouds(3, 64, 30);
        TeacherPredictions teacher = Toy.teacher(dataset, 2);
        TrainerSettings settings = Toy.settings(new TrainingSettings(2, 64, List.of(0.01), 0, 0, "constant", 1));
        Schedule schedule = new Schedule.Offline(4, 1, Matching.MSE);
        try (Trainer trainer = new Trainer(Toy.plainNetwork(3), dataset, settings, schedule, teacher, 2)) {
            float[] student = trainer.logits(dataset.train());
            float[] taught = teacher.trainLogits(2);
            double squares = 0;
            for (int i = 0; i < student.length; i++) squares += Math.pow(student[i] - taught[i], 2);
            assertThat(trainer.trainStep()).isCloseTo(squares / student.length, within(1e-4));
        }
    }

    @Test
    void labelsTellSchedulesApart() {
        assertThat(ONLINE.label()).isEqualTo("online, τ 4, α 0.5");
        assertThat(new Schedule.Online(3, 4, 1).label()).isEqualTo("online, k 3, τ 4");
        assertThat(new Annealed(new Schedule.Offline(1, 1), 4, 1.5).label()).isEqualTo("offline, τ 4→1.5");
        assertThat(new RouteConstrained(4, 2, 1, Matching.MSE).label()).isEqualTo("rco 4, τ 2, mse");
        assertThat(new Forked(ONLINE, 0.5, new Schedule.None()).label()).isEqualTo("none, from 50 %");
    }
}
