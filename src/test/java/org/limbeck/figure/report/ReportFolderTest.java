package org.limbeck.figure.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleArchive;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;

class ReportFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aReportHoldsResultsFiguresTablesAndArrays() throws IOException {
        SampleArchive archive = new SampleArchive(folder.resolve("workspace"));
        List<RunSpec> runs = List.of(
                SampleRuns.run(new Schedule.None(), 0),
                SampleRuns.run(new Schedule.Offline(4, 1), 0),
                SampleRuns.run(new Schedule.Online(1, 4, 1), 0));
        for (RunSpec run : runs) {
            boolean diverged = run.schedule() instanceof Schedule.Offline;
            archive.add(run, diverged ? SampleRuns.diverged(run) : SampleRuns.events(run));
        }
        Path out = folder.resolve("out");
        ReportFolder.write(out, archive, runs.stream().map(RunSpec::id).toList(), archive);
        assertThat(out.resolve("results.json")).isNotEmptyFile();
        assertThat(out.resolve("arrays")).isDirectory();
        for (String name : List.of("methods", "none", "offline-tau-4", "online-tau-4", "accuracy", "complexity")) {
            for (String format : List.of("pdf", "svg", "png")) {
                assertThat(out.resolve("figures").resolve(name + "." + format)).isNotEmptyFile();
            }
        }
        assertThat(out.resolve("figures/curves.csv")).isNotEmptyFile();
        for (String format : List.of("tex", "md", "csv")) {
            assertThat(out.resolve("tables/methods." + format)).isNotEmptyFile();
            assertThat(out.resolve("tables/last-test-accuracy." + format)).isNotEmptyFile();
        }
        assertThat(Files.readString(out.resolve("tables/methods.md"))).contains("diverged");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".unfinished"));
        }
    }

    @Test
    void aReportOfRunsWhoseTeacherWasDeletedIsMadeWithoutItsAccuracy() {
        RunSpec online = SampleRuns.run(new Schedule.Online(1, 4, 1), 0);
        SampleArchive archive = new SampleArchive(folder.resolve("workspace")).add(online, SampleRuns.events(online));
        archive.withoutTeacher();
        Path out = folder.resolve("out");
        ReportFolder.write(out, archive, List.of(online.id()), archive);
        assertThat(out.resolve("results.json")).content().contains("\"teacher\" : \"t-91c0de\"");
        assertThat(out.resolve("figures/methods.svg")).isNotEmptyFile();
        assertThat(ReportFolder.curves(archive, List.of(online.id()), archive)
                        .get(0)
                        .finalTeacherAccuracy())
                .isNaN();
    }

    @Test
    void theFinalTeachersAccuracyComesFromTheLibrary() {
        SampleArchive archive = new SampleArchive(folder);
        RunSpec none = SampleRuns.run(new Schedule.None(), 0);
        archive.add(none, SampleRuns.events(none));
        assertThat(ReportFolder.curves(archive, List.of(none.id()), archive)
                        .get(0)
                        .finalTeacherAccuracy())
                .isEqualTo(SampleRuns.FINAL_TEACHER_ACCURACY);
    }
}
