package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.report.ReportFolder;

/**
 * A workspace of format 1, written by the program before events had numbers and runs a provenance: a teacher on moons,
 * two methods with two seeds (one run cancelled, one cancelled and resumed), a fork, and a run on three classes.
 */
class EarlierWorkspaceTest {
    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void unpack() throws Exception {
        workspace = EarlierWorkspace.unpack(folder.resolve("workspace"));
    }

    @Test
    void opensWithEveryRunAndItsStanding() {
        try (LimbeckEngine engine = LimbeckEngine.open(workspace, 1)) {
            List<RunSummary> runs = engine.runs().runs();
            assertThat(runs)
                    .extracting(run -> run.experimentName() + ", "
                            + engine.runs().spec(run.id()).schedule().method() + ", " + run.seed())
                    .containsExactly(
                            "toy, offline, 1",
                            "toy, online, 1",
                            "toy, offline, 2",
                            "toy, online, 2",
                            "toy, forked, 1",
                            "three classes, none, 1");
            assertThat(runs)
                    .extracting(RunSummary::status)
                    .containsExactly(
                            RunStatus.FINISHED,
                            RunStatus.FINISHED,
                            RunStatus.FINISHED,
                            RunStatus.CANCELLED,
                            RunStatus.FINISHED,
                            RunStatus.FINISHED);
            TeacherRecord teacher = engine.teachers().teachers().get(0);
            assertThat(teacher.complete()).isTrue();
            assertThat(teacher.checkpoints()).hasSize(4);
            assertThat(engine.teachers().network(teacher.id(), 3).parameters()).isNotEmpty();
        }
    }

    @Test
    void drawsEveryChartOfThem() throws Exception {
        try (LimbeckEngine engine = LimbeckEngine.open(workspace, 1)) {
            List<String> ids = engine.runs().runs().stream().map(RunSummary::id).toList();
            List<Integer> outputs = new ArrayList<>();
            for (RunCurves curves : ReportFolder.curves(engine.runs(), ids, engine.teachers())) {
                assertThat(curves.probes()).as(curves.run().label()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(curves.evaluations()).isNotEmpty();
                assertThat(curves.training()).isNotEmpty();
                assertThat(curves.stages()).isNotEmpty();
                outputs.add(curves.outputs());
            }
            assertThat(outputs).containsExactly(1, 1, 1, 1, 1, 3);
            ReportFolder.write(folder.resolve("report"), engine.runs(), ids, engine.teachers());
        }
        try (Stream<Path> figures = Files.list(folder.resolve("report/figures"))) {
            assertThat(figures.filter(file -> file.toString().endsWith(".svg"))).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void itsCancelledRunIsResumedToItsEnd() throws Exception {
        try (LimbeckEngine engine = LimbeckEngine.open(workspace, 1)) {
            String cancelled = engine.runs().runs().get(3).id();
            engine.resume(cancelled);
            assertThat(engine.await(cancelled).status()).isEqualTo(RunStatus.FINISHED);
            assertThat(engine.runs().events(cancelled))
                    .filteredOn(RunEvent.Resumed.class::isInstance)
                    .extracting(event -> ((RunEvent.Resumed) event).provenance().wasRecorded())
                    .containsExactly(true);
        }
    }
}
