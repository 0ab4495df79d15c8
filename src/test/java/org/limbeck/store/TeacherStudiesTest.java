package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.experiment.forecast.Planning.Plan;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies.Question;
import org.limbeck.experiment.teacher.TeacherStudy;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Targets;

/** Looks at a teacher that was trained alone, and at experiments before they start, on the real engine. */
class TeacherStudiesTest {
    private static final ModelSpec STUDENT = new ModelSpec("mlp", 0.1);
    private static final ProbeSettings PROBE = ProbeSettings.defaults();

    @TempDir
    static Path folder;

    private static LimbeckEngine engine;
    private static TeacherRecord teacher;

    @BeforeAll
    static void trainATeacherAlone() throws InterruptedException {
        engine = LimbeckEngine.open(folder, 1);
        ExperimentSpec toy = ToyExperiment.spec();
        String id = engine.train(toy.dataset(), toy.teacher()).id();
        while (!engine.teachers().teacher(id).complete()) {
            assertThat(engine.tasks()).noneMatch(task -> task.status() == RunStatus.FAILED);
            Thread.onSpinWait();
        }
        teacher = engine.teachers().teacher(id);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static Question question(double temperature) {
        return new Question(List.of(teacher.id()), STUDENT, 7, temperature, PROBE);
    }

    @Test
    void complexitiesAreThoseOfTheFactoredKernelOfTheInitialStudent() {
        double tau = 3;
        TeacherStudy study =
                engine.studies().answer(question(tau), JobControl.none()).get(0);
        Dataset data = new DatasetCatalog().load(teacher.dataset());
        Probe probe = new Probe(PROBE, data, new StructuredKernel());
        Network student = Initialiser.initialise(
                new BuiltInModels().build(STUDENT, data.train().shape(), 1), 7);
        KernelMatrix kernel = new StructuredKernel()
                .compute(student, probe.inputs(), KernelKind.CLASS_MEAN, Precision.FLOAT64, JobControl.none());
        try (FactoredKernel factored = FactoredKernel.factor(kernel, 1e-6)) {
            for (TeacherStudy.Checkpoint checkpoint : study.checkpoints()) {
                float[] all = engine.teachers().predictions(teacher.id()).trainLogits(checkpoint.index());
                float[] chosen = new float[probe.indices().length];
                for (int i = 0; i < chosen.length; i++) chosen[i] = all[probe.indices()[i]];
                double[] targets = Targets.encode(chosen, chosen.length, 1, PROBE.encoding(), tau);
                assertThat(checkpoint.complexity()).isEqualTo(factored.complexity(targets));
            }
        }
        assertThat(study.checkpoints()).hasSize(teacher.checkpoints().size());
        assertThat(study.random().normalised()).isGreaterThan(study.labels().normalised());
    }

    @Test
    void aTrainedTeacherHasLessLossThanAnUntrainedOne() {
        List<TeacherStudy.Checkpoint> checkpoints =
                engine.studies().answer(question(1), JobControl.none()).get(0).checkpoints();
        assertThat(checkpoints.get(checkpoints.size() - 1).testLoss())
                .isLessThan(checkpoints.get(0).testLoss());
    }

    @Test
    void progressGoesUpToTheLastCheckpointAndStoppingStops() {
        List<Double> done = new ArrayList<>();
        JobControl stopsLate = new JobControl() {
            @Override
            public void report(double now, double total, String note) {
                done.add(now / total);
            }

            @Override
            public void checkCancelled() {
                if (!done.isEmpty() && done.get(done.size() - 1) > 0.5) throw new CancelledException();
            }
        };
        assertThatThrownBy(() -> engine.studies().answer(question(1), stopsLate))
                .isInstanceOf(CancelledException.class);
        assertThat(done.get(done.size() - 1)).isBetween(0.5, 0.99);
    }

    @Test
    void aStudentThatCannotReadTheDataIsAUsersError() {
        Question images = new Question(List.of(teacher.id()), new ModelSpec("lenet-5", 1), 1, 1, PROBE);
        assertThatThrownBy(() -> engine.studies().answer(images, JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("reads images");
    }

    @Test
    void aTeacherThatIsThereIsNotTrainedAgain() {
        ExperimentSpec toy = ToyExperiment.spec();
        assertThat(engine.train(toy.dataset(), toy.teacher())).isEqualTo(teacher);
        assertThat(engine.tasks()).filteredOn(task -> !task.status().isEnd()).isEmpty();
    }

    @Test
    void aPlanCountsNoTimeForATeacherThatIsThere() {
        Plan plan = engine.planning().plan(ToyExperiment.spec());
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.data().train()).isEqualTo(80);
        assertThat(plan.forecast().teacherSeconds()).isZero();
        assertThat(plan.forecast().gridSeconds()).isPositive();
        assertThat(plan.forecast().runs()).isEqualTo(4);
        assertThat(plan.forecast().bytes()).isGreaterThan(plan.forecast().kernelBytes());
    }

    @Test
    void aPlanGrowsWithEpochsSeedsAndProbeExamples() {
        Plan small = plan("epochs: 2", "examples: 16", "[1]");
        Plan large = plan("epochs: 20", "examples: 64", "[1, 2]");
        assertThat(large.forecast().studentSeconds())
                .isGreaterThan(15 * small.forecast().studentSeconds());
        assertThat(large.forecast().probeSeconds())
                .isGreaterThan(4 * small.forecast().probeSeconds());
        assertThat(large.forecast().kernelBytes())
                .isGreaterThan(small.forecast().kernelBytes());
    }

    private static Plan plan(String epochs, String examples, String seeds) {
        return engine.planning()
                .plan(SpecYaml.parse(
                        "dataset: circles\nstudent: mlp\nmethods: [none]\ntraining: {" + epochs + "}\nprobe: {"
                                + examples + "}\nseeds: " + seeds,
                        "test"));
    }

    @Test
    void aPlanNamesTheFieldThatDoesNotFit() {
        ExperimentSpec toMany =
                SpecYaml.parse("dataset: {source: moons, trainCount: 100000}\nstudent: mlp\nmethods: [none]", "test");
        assertThat(engine.planning().plan(toMany).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("dataset.trainCount"));
        ExperimentSpec otherData = SpecYaml.parse(
                "dataset: circles\nteacher: {id: " + teacher.id() + "}\nstudent: mlp\nmethods: [offline]", "test");
        assertThat(engine.planning().plan(otherData).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.field()).isEqualTo("teacher.id"));
        assertThat(engine.planning().data(DatasetSpec.of("moons")).data().test())
                .isEqualTo(1000);
    }
}
