package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.network.Network;
import org.limbeck.store.file.ExchangeFiles;

/** The whole engine, nothing replaced, on toy data. */
@Timeout(300)
class LimbeckEngineTest {
    @TempDir
    Path folder;

    @Test
    void aWholeExperimentOnMoonsTrainsMeasuresAndReopens() throws Exception {
        String first;
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 2)) {
            List<RunSpec> runs = engine.submit(ToyExperiment.spec());
            for (RunSpec run : runs) {
                RunEvent.Ended end = engine.await(run.id());
                assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.FINISHED);
                story(engine, run);
            }
            TeacherRecord teacher = engine.teachers().teachers().get(0);
            assertThat(teacher.checkpoints()).hasSize(5);
            assertThat(teacher.checkpoints().get(4).testAccuracy()).isGreaterThan(0.8);
            for (RunSpec run : runs) provenance(engine, run, teacher);
            Network last = engine.teachers().network(teacher.id(), 4);
            assertThat(last.parameters()).isNotEmpty();
            first = ToyExperiment.metrics(engine.runs());
        }
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 2)) {
            assertThat(ToyExperiment.metrics(engine.runs())).isEqualTo(first);
        }
    }

    private static void provenance(LimbeckEngine engine, RunSpec run, TeacherRecord teacher) {
        RunEvent.Started started =
                (RunEvent.Started) engine.runs().events(run.id()).get(0);
        TrainingProvenance provenance = started.provenance();
        assertThat(provenance.outputs()).isEqualTo(1);
        assertThat(provenance.threads()).as("a small training takes one").isEqualTo(1);
        assertThat(provenance.layers()).containsKey("oneDNN");
        assertThat(provenance.program().libraries()).containsEntry("nd4j", "1.0.0-M2.1");
        assertThat(provenance.dataFingerprint()).hasSize(64);
        assertThat(teacher.provenance()).isEqualTo(provenance);
    }

    private static void story(LimbeckEngine engine, RunSpec run) {
        List<ProbeResult> probes = engine.runs().events(run.id()).stream()
                .filter(RunEvent.Probed.class::isInstance)
                .map(event -> ((RunEvent.Probed) event).result())
                .collect(Collectors.toList());
        assertThat(probes.get(0).step()).isZero();
        Set<Double> scales = probes.stream().map(ProbeResult::marginScale).collect(Collectors.toSet());
        assertThat(scales).as("one margin scale for a temperature").hasSize(1);
        for (ProbeResult probe : probes) {
            assertThat(probe.complexity()).containsKeys("current", "finalTeacher", "labels", "random");
            assertThat(engine.runs().folder(run.id()).resolve("arrays/kernel-" + probe.step() + ".npy"))
                    .exists();
        }
        boolean taught = !(run.schedule() instanceof Schedule.None);
        assertThat(Double.isNaN(probes.get(1).similarityCosine())).isEqualTo(!taught);
        Path network = engine.runs().folder(run.id()).resolve("checkpoints/0");
        assertThat(new ExchangeFiles().read(network).parameters()).isNotEmpty();
    }

    @Test
    void anExperimentKilledTwiceEndsWithTheMetricsOfAnUninterruptedOne() throws Exception {
        killAndCompare(2, 7);
    }

    @Test
    void aRunThatMeetsANumberThatIsNotFiniteFailsAloneWithItsReasonAndItsLastGoodCheckpoint() throws Exception {
        String toy = SpecYaml.write(ToyExperiment.spec());
        String wild = "dataset: {source: moons, trainCount: 100, testCount: 50}\nstudent: {name: mlp, width: 0.2}\n"
                + "training: {epochs: 6, batch: 20, learningRates: [1000], warmupEpochs: 6, checkpointEvery: 0.25}\n"
                + "methods: none\nprobe: {examples: 16, everyEpochs: 0}\n";
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("both"), 2)) {
            RunSpec bad = engine.submit(SpecYaml.parse(wild, "wild")).get(0);
            List<RunSpec> good = engine.submit(SpecYaml.parse(toy, "toy"));
            RunEvent.Ended end = engine.await(bad.id());
            assertThat(end.status()).isEqualTo(RunStatus.DIVERGED);
            assertThat(end.reason()).contains("training diverged at step").contains("last good checkpoint");
            String step = end.reason().replaceAll("(?s).*checkpoint is that of step (\\d+).*", "$1");
            Network last = new ExchangeFiles()
                    .read(engine.runs().folder(bad.id()).resolve("checkpoints").resolve(step));
            last.parameters().values().forEach(tensor -> {
                for (float value : tensor.floats()) assertThat(value).isFinite();
            });
            for (RunSpec run : good) assertThat(engine.await(run.id()).status()).isEqualTo(RunStatus.FINISHED);
        }
    }

    private void killAndCompare(int kills, long seed) throws Exception {
        Path killed = folder.resolve("killed-" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < kills; i++) {
            try (ChildProgram child = ChildProgram.start(ToyExperiment.class, killed)) {
                int lines = 12 + random.nextInt(40);
                for (int line = 0; line < lines && child.line() != null; line++) {}
                child.kill();
            }
        }
        finishAndCompare(killed, seed);
    }

    private void finishAndCompare(Path killed, long seed) throws Exception {
        try (ChildProgram child = ChildProgram.start(ToyExperiment.class, killed)) {
            while (child.line() != null) {}
            assertThat(child.exitCode()).isZero();
        }
        String whole;
        try (LimbeckEngine engine = LimbeckEngine.open(folder.resolve("whole-" + seed), 2)) {
            ToyExperiment.run(engine);
            whole = ToyExperiment.metrics(engine.runs());
        }
        try (LimbeckEngine engine = LimbeckEngine.open(killed, 2)) {
            assertThat(engine.runs().runs()).extracting(RunSummary::status).containsOnly(RunStatus.FINISHED);
            assertThat(ToyExperiment.metrics(engine.runs())).isEqualTo(whole);
        }
    }

    @Test
    void anUnknownModelAndABrokenFileAreRefusedBeforeAnythingStarts() throws Exception {
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 2)) {
            Path data = Files.createDirectories(folder.resolve("data"));
            Files.write(data.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 3, 0});
            String yaml = "dataset: {source: idx, path: '" + data + "'}\nstudent: lenet-5\nmethods: none\n";
            assertThatThrownBy(() -> engine.submit(SpecYaml.parse(yaml, "bad"))).isInstanceOf(UserError.class);
            assertThat(engine.runs().runs()).isEmpty();
        }
    }
}
