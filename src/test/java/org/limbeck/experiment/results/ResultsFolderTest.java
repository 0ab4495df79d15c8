package org.limbeck.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleArchive;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.provenance.ProgramEnvironment;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;

class ResultsFolderTest {
    private static final RunSpec ONLINE = SampleRuns.run(new Schedule.Online(1, 4, 1), 0);
    private static final RunSpec NONE = SampleRuns.run(new Schedule.None(), 0);

    @TempDir
    private Path folder;

    private SampleArchive archive;

    @BeforeEach
    void fill() {
        archive = new SampleArchive(folder.resolve("workspace"))
                .add(ONLINE, SampleRuns.events(ONLINE))
                .add(NONE, SampleRuns.events(NONE));
    }

    private JsonNode written() throws IOException {
        Path out = folder.resolve("out");
        ResultsFolder.write(out, archive, List.of(ONLINE.id(), NONE.id()), archive);
        return new ObjectMapper().readTree(out.resolve("results.json").toFile()).get("runs");
    }

    private ProbeResult lastProbe(RunSpec run) {
        List<RunEvent> events = archive.events(run.id());
        ProbeResult last = null;
        for (RunEvent event : events) {
            if (event instanceof RunEvent.Probed probed) last = probed.result();
        }
        return last;
    }

    @Test
    void numbersComeBackExactlyAndUndefinedOnesAsNull() throws IOException {
        JsonNode none = written().get(1);
        JsonNode end = none.get("stages").get(1);
        ProbeResult last = lastProbe(NONE);
        assertThat(end.get("marginLoss").doubleValue()).isEqualTo(last.marginLoss());
        assertThat(end.get("complexity").get("labels").get("adjusted").doubleValue())
                .isEqualTo(last.complexity().get(ProbeResult.LABELS).adjusted());
        assertThat(end.get("trainFidelity").isNull()).isTrue();
        assertThat(end.get("similarity").isNull()).isTrue();
        assertThat(end.get("checkpointStep").isNull()).isTrue();
        assertThat(Files.readString(folder.resolve("out/results.json"))).doesNotContain("NaN");
    }

    @Test
    void itSaysWithWhatEachRunWasTrained() throws IOException {
        JsonNode run = written().get(0);
        assertThat(run.get("outputs").intValue()).isEqualTo(10);
        JsonNode provenance = run.get("provenance");
        assertThat(provenance.get("commit").textValue()).isEqualTo("3f2a91c");
        assertThat(provenance.get("threads").intValue()).isEqualTo(2);
        assertThat(provenance.get("layers").get("oneDNN").intValue()).isEqualTo(5);
        assertThat(provenance.get("libraries").get("nd4j").textValue()).isEqualTo("1.0.0-M2.1");
        assertThat(run.get("resumedWith")).isEmpty();
        assertThat(run.get("teacherProvenance").isNull()).isTrue();
    }

    @Test
    void aRunWhoseTeacherWasDeletedNamesItByItsId() throws IOException {
        archive.withoutTeacher();
        JsonNode run = written().get(0);
        assertThat(run.get("teacher").textValue()).isEqualTo("t-91c0de");
        assertThat(run.get("teacherProvenance").isNull()).isTrue();
        assertThat(run.get("lastTestAccuracy").isNumber()).isTrue();
        RunExport.write(folder.resolve("export"), archive, archive, ONLINE.id());
        assertThat(folder.resolve("export/curves.csv")).isNotEmptyFile();
    }

    @Test
    void aRunResumedOnAnotherMachineNamesBoth() throws IOException {
        ProgramEnvironment other = new ProgramEnvironment("0.3.0", "abc", "21", "Other", "Chip", 8, Map.of());
        archive.append(ONLINE.id(), new RunEvent.Resumed(200, 3, Samples.provenance(10)));
        archive.append(
                ONLINE.id(),
                new RunEvent.Resumed(300, 3, new TrainingProvenance(other, 8, Map.of("Java", 6), 10, "5e1f00d")));
        JsonNode later = written().get(0).get("resumedWith");
        assertThat(later).as("the first went on as it had begun").hasSize(1);
        assertThat(later.get(0).get("step").intValue()).isEqualTo(300);
        assertThat(later.get(0).get("processor").textValue()).isEqualTo("Chip");
    }

    @Test
    void aRunQueuedAgainNoLongerSaysWhyItWasStopped() throws IOException {
        archive.append(NONE.id(), new RunEvent.Ended(1200, 9, RunStatus.CANCELLED, "stopped by the user"));
        assertThat(written().get(1).get("note").textValue()).isEqualTo("stopped by the user");
        archive.append(NONE.id(), new RunEvent.Requeued(1200, 9));
        assertThat(written().get(1).get("note").isNull()).isTrue();
    }

    @Test
    void theFirstStageEntryIsTheUntrainedStudentAndStagesAdjoin() throws IOException {
        JsonNode stages = written().get(0).get("stages");
        assertThat(stages.get(0).get("index").intValue()).isZero();
        assertThat(stages.get(0).get("lastStep").intValue()).isZero();
        for (int i = 1; i < stages.size(); i++) {
            assertThat(stages.get(i).get("index").intValue()).isEqualTo(i);
            assertThat(stages.get(i).get("firstStep").intValue())
                    .isEqualTo(stages.get(i - 1).get("lastStep").intValue());
        }
        assertThat(stages.get(stages.size() - 1).get("checkpointStep").intValue())
                .isEqualTo(12 * 79);
    }

    @Test
    void probesBetweenStageEndsNameTheStageEntryTheyLeadTo() throws IOException {
        JsonNode online = written().get(0);
        JsonNode probe = online.get("probes").get(0);
        JsonNode stage = online.get("stages").get(probe.get("index").intValue());
        assertThat(probe.get("step").intValue())
                .isBetween(
                        stage.get("firstStep").intValue(), stage.get("lastStep").intValue());
        assertThat(probe.get("checkpointStep")).isEqualTo(stage.get("checkpointStep"));
    }

    @Test
    void theThreeAccuraciesAreNamedAndOrdered() throws IOException {
        JsonNode online = written().get(0);
        assertThat(online.get("bestTestAccuracy").doubleValue())
                .isGreaterThanOrEqualTo(online.get("lastTestAccuracy").doubleValue())
                .isGreaterThanOrEqualTo(
                        online.get("validationSelectedTestAccuracy").doubleValue());
        assertThat(online.get("lastTestAccuracy").doubleValue()).isCloseTo(0.83, within(0.03));
        assertThat(online.get("status").textValue()).isEqualTo("finished");
        assertThat(online.get("teacher").textValue()).isEqualTo("resnet-20 on fashion-mnist");
    }

    @Test
    void boundAndThreeWaySplitAreToldAsWhatTheyAre() throws IOException {
        JsonNode runs = written();
        JsonNode end = runs.get(0).get("stages").get(runs.get(0).get("stages").size() - 1);
        ProbeResult last = lastProbe(ONLINE);
        JsonNode bound = end.get("bound");
        assertThat(bound.get("bound").doubleValue()).isEqualTo(last.bound().bound());
        assertThat(bound.get("complexityTerm").doubleValue())
                .isEqualTo(last.bound().complexityTerm());
        assertThat(bound.get("vacuous").booleanValue()).isTrue();
        assertThat(bound.get("reading").textValue()).isEqualTo("diagnostic");
        assertThat(bound.get("delta").doubleValue()).isEqualTo(0.05);
        JsonNode split = end.get("split");
        assertThat(split.get("studentWrong").doubleValue()).isEqualTo(1 - last.testAccuracy());
        assertThat(split.get("teacherWrong").doubleValue()).isEqualTo(1 - last.teacherTestAccuracy());
        assertThat(split.get("disagreement").doubleValue()).isEqualTo(1 - last.testFidelity());
        assertThat(end.get("testKl").doubleValue()).isEqualTo(last.testKl());
        assertThat(end.get("teacherTestAccuracy").doubleValue()).isEqualTo(last.teacherTestAccuracy());
        JsonNode none = runs.get(1).get("stages").get(0);
        assertThat(none.get("split").isNull()).isTrue();
        assertThat(none.get("testKl").isNull()).isTrue();
        assertThat(runs.get(0).get("probeFrom").textValue()).isEqualTo("training");
        assertThat(runs.get(0).get("learningRates")).hasSize(2);
        assertThat(runs.get(0).get("learningRateAtEdge").textValue()).isIn("lowest", "highest");
    }

    @Test
    void keptArraysAreCopiedUnderTheRunsNameAndOthersAreNull() throws IOException {
        Path arrays = archive.folder(ONLINE.id()).resolve("arrays");
        Files.createDirectories(arrays);
        Tensor kernel = Tensor.of(new double[] {2, 1, 1, 2}, 2, 2);
        Npy.write(arrays.resolve("kernel-0.npy"), kernel);
        JsonNode stages = written().get(0).get("stages");
        assertThat(stages.get(0).get("kernel").textValue()).isEqualTo("arrays/r-online4-0-kernel-0.npy");
        assertThat(Npy.read(folder.resolve("out/arrays/r-online4-0-kernel-0.npy")))
                .isEqualTo(kernel);
        assertThat(stages.get(1).get("kernel").isNull()).isTrue();
    }

    @Test
    void writingAgainReplacesTheEarlierArrays() throws IOException {
        written();
        Path stale = Files.writeString(folder.resolve("out/arrays/stale.npy"), "of an earlier report");
        written();
        assertThat(stale).doesNotExist();
    }

    @Test
    void anExportedRunHoldsItsCurvesAndASpecificationThatReadsBack() throws IOException {
        Path out = folder.resolve("export");
        RunExport.write(out, archive, archive, ONLINE.id());
        assertThat(Files.readString(out.resolve("provenance.json"))).contains("3f2a91c");
        assertThat(SpecYaml.read(out.resolve("specification.yaml"))).isEqualTo(ONLINE.experiment());
        List<String> lines = Files.readAllLines(out.resolve("curves.csv"));
        List<String> head = List.of(lines.get(0).split(","));
        List<String> last = List.of(lines.get(lines.size() - 1).split(",", -1));
        assertThat(last.get(head.indexOf("step"))).isEqualTo("1200");
        assertThat(Double.parseDouble(last.get(head.indexOf("currentASC"))))
                .isEqualTo(
                        lastProbe(ONLINE).complexity().get(ProbeResult.CURRENT).adjusted());
    }
}
