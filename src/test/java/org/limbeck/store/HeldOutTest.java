package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.Examples;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.training.Trainer;
import org.limbeck.experiment.queue.RunQueue;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.training.ProvenanceRecorder;
import org.limbeck.experiment.training.SharedProbe;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.store.file.ExchangeFiles;

/** Probes on examples that no network has seen ({@code docs/theory.md}, section 6), with real trainings on toy data. */
@Timeout(120)
class HeldOutTest {
    private static final String YAML = String.join(
            "\n",
            "name: held out",
            "dataset: {source: moons, trainCount: 100, testCount: 50, validationFraction: 0.2}",
            "teacher:",
            "  model: {name: mlp, width: 0.3}",
            "  training: {epochs: 2, batch: 16, learningRates: [0.05, 0.1], checkpointEvery: 1}",
            "student: {name: mlp, width: 0.2}",
            "training: {epochs: 2, batch: 20, learningRates: [0.02, 0.1], checkpointEvery: 1}",
            "methods: [none, {method: online, temperature: 2}]",
            "probe: {examples: 24, everyEpochs: 1, from: held-out}",
            "");

    @TempDir
    Path folder;

    private final List<Dataset> trainedOn = new CopyOnWriteArrayList<>();

    /** Everything that an experiment came to, apart from its probes, and the probes. */
    private record Outcome(List<String> training, List<ProbeResult> probes) {}

    private Outcome run(String name, boolean scrambled) throws InterruptedException {
        return run(name, scrambled, YAML);
    }

    private Outcome run(String name, boolean scrambled, String yaml) throws InterruptedException {
        NativeMath.initialise(1);
        DatasetCatalog catalog = new DatasetCatalog();
        TrainingEnvironment laboratory = new TrainingEnvironment(
                spec -> scrambled ? scrambled(catalog.load(spec)) : catalog.load(spec),
                new BuiltInModels(),
                (architecture, dataset, settings, schedule, teacher, seed) -> {
                    trainedOn.add(dataset);
                    return new Trainer(architecture, dataset, settings, schedule, teacher, seed);
                },
                new SharedProbe(new StructuredKernel()),
                new ExchangeFiles(),
                new ProvenanceRecorder(ThisProgram::environment),
                System::nanoTime);
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        try (Workspace workspace = Workspace.open(folder.resolve(name), Clock.systemUTC(), new ExchangeFiles());
                RunQueue queue =
                        new RunQueue(workspace.runs(), workspace.teachers(), laboratory, new SplittableRandom(1))) {
            for (RunSpec run : queue.submit(SpecYaml.parse(yaml, "test"))) {
                RunEvent.Ended end = queue.await(run.id());
                assertThat(end.status()).as(end.reason()).isEqualTo(RunStatus.FINISHED);
                collect(workspace, run, outcome);
            }
            String teacher = workspace.teachers().teachers().get(0).id();
            for (int i = 0; i < 3; i++) {
                outcome.training()
                        .add(workspace
                                .teachers()
                                .network(teacher, i)
                                .parameters()
                                .toString());
                assertThat(workspace.teachers().predictions(teacher).heldOutLogits(i))
                        .hasSize(24);
            }
        }
        return outcome;
    }

    private static void collect(Workspace workspace, RunSpec run, Outcome outcome) {
        for (RunEvent event : workspace.runs().events(run.id())) {
            if (event instanceof RunEvent.Probed probed) outcome.probes().add(probed.result());
            if (event instanceof RunEvent.Trained trained) outcome.training().add("loss " + trained.loss());
            if (event instanceof RunEvent.LearningRateChosen chosen) {
                outcome.training().add(chosen.learningRate() + " at " + chosen.validationAccuracy());
            }
            if (event instanceof RunEvent.Evaluated measured) {
                outcome.training().add(measured.validationAccuracy() + " " + measured.testNll());
            }
        }
    }

    /** Other held-out inputs and labels, everything else as it is. */
    private static Dataset scrambled(Dataset data) {
        Examples aside = data.heldOut();
        float[] inputs = aside.inputs().clone();
        int[] labels = aside.labels().clone();
        for (int i = 0; i < inputs.length; i++) inputs[i] = 3 - 2 * inputs[i];
        for (int i = 0; i < labels.length; i += 3) labels[i] = 1 - labels[i];
        Examples other = new Examples(aside.shape(), inputs, labels);
        return new Dataset(data.name(), data.classNames(), data.train(), data.validation(), data.test(), other);
    }

    @Test
    void heldOutExamplesChangeWhatIsMeasuredAndNothingThatIsTrained() throws InterruptedException {
        Outcome plain = run("plain", false);
        Outcome scrambled = run("scrambled", true);
        assertThat(scrambled.training()).isEqualTo(plain.training()).hasSizeGreaterThan(20);
        for (int i = 0; i < plain.probes().size(); i++) {
            assertThat(scrambled.probes().get(i).complexity())
                    .isNotEqualTo(plain.probes().get(i).complexity());
        }
    }

    @Test
    void anotherMarginScaleChangesMarginLossesAndNothingThatIsTrained() throws InterruptedException {
        Outcome plain = run("plain", false);
        Outcome other = run("other", false, YAML.replace("from: held-out", "from: held-out, marginScale: 0.05"));
        assertThat(other.training()).isEqualTo(plain.training());
        for (int i = 0; i < plain.probes().size(); i++) {
            ProbeResult probe = other.probes().get(i);
            assertThat(probe.marginScale()).isEqualTo(0.05);
            assertThat(probe.marginQuantiles()).isEqualTo(plain.probes().get(i).marginQuantiles());
            assertThat(probe.marginLoss()).isNotEqualTo(plain.probes().get(i).marginLoss());
        }
    }

    @Test
    void noHeldOutExampleIsInAnythingThatATeacherAStudentOrARateSearchIsGiven() throws InterruptedException {
        run("plain", false);
        // Teacher: two rates and the training itself; each of two students likewise.
        assertThat(trainedOn).hasSize(9);
        for (Dataset data : trainedOn) {
            Set<Long> aside = points(data.heldOut());
            assertThat(aside).hasSize(24);
            for (Examples part : List.of(data.train(), data.validation(), data.test())) {
                assertThat(points(part)).isNotEmpty().doesNotContainAnyElementsOf(aside);
            }
            assertThat(data.train().count() + data.validation().count()).isEqualTo(100);
        }
    }

    private static Set<Long> points(Examples examples) {
        Set<Long> points = new HashSet<>();
        float[] inputs = examples.inputs();
        for (int i = 0; i < inputs.length; i += 2) {
            points.add((long) Float.floatToIntBits(inputs[i]) << 32 ^ Float.floatToIntBits(inputs[i + 1]));
        }
        return points;
    }

    @Test
    void aTeacherThatMayHaveSeenTheHeldOutExamplesIsRefused() throws InterruptedException {
        String trained = YAML.replace(", from: held-out", "").replace("methods: [none, ", "methods: [");
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 1)) {
            ExperimentSpec first = SpecYaml.parse(trained, "test");
            engine.await(engine.submit(first).get(0).id());
            String teacher = engine.teachers().teachers().get(0).id();
            String reused = YAML.replaceAll("(?s)teacher:.*student:", "teacher: {id: " + teacher + "}\nstudent:");
            assertThatThrownBy(() -> engine.submit(SpecYaml.parse(reused, "test")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("set aside for a held-out probe")
                    .hasMessageContaining(teacher);
        }
    }
}
