package org.limbeck.figure.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunEvents;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;

class RunCurvesTest {
    private static final RunSpec ONLINE = SampleRuns.run(new Schedule.Online(1, 4, 1), 0);

    @Test
    void feedingEventsOneByOneEndsWhereTheWholeFoldEnds() {
        List<RunEvent> events = SampleRuns.events(ONLINE);
        CurveFold fold = new CurveFold(ONLINE);
        for (RunEvent event : events) {
            fold.add(event);
            assertThat(fold.curves().run()).isEqualTo(ONLINE);
        }
        assertThat(fold.curves().equals(RunCurves.of(ONLINE, events))).isTrue();
    }

    @Test
    void everyCurveIsInAscendingOrderOnEveryAxis() {
        RunCurves curves = RunCurves.of(ONLINE, SampleRuns.events(ONLINE));
        for (ProgressAxis axis : ProgressAxis.values()) {
            for (Curve curve : List.of(
                    curves.complexity(ProbeResult.CURRENT, ComplexityMeasure.ASC, axis),
                    curves.marginQuantile(2, axis),
                    curves.marginLoss(axis),
                    curves.testAccuracy(axis),
                    curves.teacherAccuracy(axis),
                    curves.loss(axis))) {
                assertThat(curve.size()).isPositive();
                assertThat(curve.x()).isSorted();
            }
        }
    }

    @Test
    void aResumedRunHoldsWhatAnUninterruptedOneHolds() {
        List<RunEvent> whole = SampleRuns.events(ONLINE);
        long checkpoint = 300;
        List<RunEvent> interrupted = new ArrayList<>(
                whole.stream().filter(event -> event.step() <= 340).toList());
        interrupted.add(new RunEvent.Ended(340, 38, RunStatus.INTERRUPTED, "the program was closed"));
        interrupted.add(new RunEvent.Resumed(checkpoint, 33.2));
        RunCurves waiting = RunCurves.of(ONLINE, interrupted);
        assertThat(waiting.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(waiting.reason()).isEmpty();
        assertThat(waiting.probes()).allMatch(probe -> probe.step() <= checkpoint);
        assertThat(waiting.training()).allMatch(event -> event.step() <= checkpoint);
        assertThat(waiting.stages()).last().extracting(StageSpan::endStep).isEqualTo(checkpoint);
        whole.stream().filter(event -> event.step() > checkpoint).forEach(interrupted::add);
        assertThat(RunCurves.of(ONLINE, interrupted).equals(RunCurves.of(ONLINE, whole)))
                .isTrue();
        assertThat(RunCurves.of(ONLINE, RunEvents.effective(interrupted)).equals(RunCurves.of(ONLINE, whole)))
                .isTrue();
    }

    @Test
    void aRunThatLostItsCheckpointsBeginsAgainFromNothing() {
        List<RunEvent> events = new ArrayList<>(SampleRuns.eventsUntil(ONLINE, 80));
        events.add(new RunEvent.Resumed(-1, 0));
        RunCurves curves = RunCurves.of(ONLINE, events);
        assertThat(curves.probes()).isEmpty();
        assertThat(curves.stages()).isEmpty();
        assertThat(curves.evaluations()).isEmpty();
    }

    @Test
    void stagesAdjoinAndTheLastOneReachesToTheRunsPresent() {
        RunCurves curves = RunCurves.of(ONLINE, SampleRuns.eventsUntil(ONLINE, 255));
        List<StageSpan> stages = curves.stages();
        for (int i = 1; i < stages.size(); i++) {
            assertThat(stages.get(i).firstStep()).isEqualTo(stages.get(i - 1).endStep());
        }
        assertThat(stages.get(stages.size() - 1).endStep()).isEqualTo(255);
    }

    @Test
    void theStageAxisPutsStageEndsOnWholeNumbers() {
        RunCurves curves = RunCurves.of(ONLINE, SampleRuns.events(ONLINE));
        for (StageSpan stage : curves.stages()) {
            assertThat(curves.x(ProgressAxis.STAGE, stage.endStep(), 0)).isEqualTo(stage.index() + 1.0);
        }
        assertThat(curves.x(ProgressAxis.STAGE, 0, 0)).isZero();
    }

    @Test
    void testAccuracyHasOnePointAStep() {
        RunCurves curves = RunCurves.of(ONLINE, SampleRuns.events(ONLINE));
        assertThat(curves.testAccuracy(ProgressAxis.STEP).x()).doesNotHaveDuplicates();
        assertThat(curves.testAccuracy(ProgressAxis.STEP).last())
                .isEqualTo(curves.outcome().lastTestAccuracy());
    }

    @Test
    void theTeachersStaircaseFollowsItsCheckpoints() {
        RunCurves curves = RunCurves.of(ONLINE, SampleRuns.events(ONLINE));
        Curve teacher = curves.teacherAccuracy(ProgressAxis.EPOCH);
        assertThat(teacher.last()).isEqualTo(SampleRuns.FINAL_TEACHER_ACCURACY, within(1e-12));
        assertThat(teacher.y()).isSorted();
    }

    @Test
    void aRunWithoutTeacherHasBlankTeacherCurves() {
        RunSpec none = SampleRuns.run(new Schedule.None(), 0);
        RunCurves curves = RunCurves.of(none, SampleRuns.events(none));
        assertThat(curves.teacherAccuracy(ProgressAxis.EPOCH).isBlank()).isTrue();
        assertThat(curves.testFidelity(ProgressAxis.EPOCH).isBlank()).isTrue();
        assertThat(curves.stages()).singleElement().matches(stage -> !stage.hasTeacher());
    }

    @Test
    void anEmptyJournalIsAQueuedRunWithEmptyCurves() {
        RunCurves curves = RunCurves.of(ONLINE, List.of());
        assertThat(curves.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(curves.testAccuracy(ProgressAxis.SECONDS).size()).isZero();
        assertThat(curves.lastProbe()).isNull();
    }

    @Test
    void aDivergedRunSaysWhy() {
        RunCurves curves = RunCurves.of(ONLINE, SampleRuns.diverged(ONLINE));
        assertThat(curves.status()).isEqualTo(RunStatus.DIVERGED);
        assertThat(curves.reason()).contains("infinite");
    }
}
