package org.limbeck.distill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.Toy;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.probe.ProbeSet;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.network.dl4j.NativeMath;

/** One test for each thing that a training promises. */
class TrainerTest {
    private static final Dataset THREE = Toy.clouds(3, 100, 60);
    private static final Dataset TWO = Toy.clouds(2, 80, 60);

    @TempDir
    Path folder;

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(1);
    }

    @Test
    void equalSeedsGiveBitEqualLossesAndWeights() {
        try (Trainer first = online(THREE, 7);
                Trainer second = online(THREE, 7);
                Trainer other = online(THREE, 8)) {
            List<Double> losses = losses(first, first.steps());
            assertThat(losses(second, second.steps())).isEqualTo(losses);
            assertThat(second.network().parameters()).isEqualTo(first.network().parameters());
            assertThat(losses(other, other.steps())).isNotEqualTo(losses);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 13, 23})
    void aResumedTrainingEndsBitEqualToAnUninterruptedOne(int cut) {
        Path file = folder.resolve("state");
        List<Double> before;
        try (Trainer interrupted = online(THREE, 3)) {
            before = losses(interrupted, cut);
            interrupted.save(file);
            losses(interrupted, 1);
        }
        try (Trainer whole = online(THREE, 3);
                Trainer resumed = online(THREE, 3)) {
            // What the new trainer has done before loading must leave no trace.
            losses(resumed, 2);
            resumed.load(file);
            assertThat(resumed.step()).isEqualTo(cut);
            List<Double> all = losses(whole, whole.steps());
            before.addAll(losses(resumed, resumed.steps() - cut));
            assertThat(before).isEqualTo(all);
            assertThat(resumed.network().parameters()).isEqualTo(whole.network().parameters());
            assertThat(resumed.logits(THREE.test())).isEqualTo(whole.logits(THREE.test()));
        }
    }

    @Test
    void evaluationBetweenStepsChangesNothing() {
        try (Trainer watched = online(THREE, 4);
                Trainer alone = online(THREE, 4)) {
            List<Double> losses = new ArrayList<>();
            while (!watched.finished()) {
                watched.logits(THREE.test());
                watched.network();
                losses.add(watched.trainStep());
            }
            assertThat(losses(alone, alone.steps())).isEqualTo(losses);
            assertThat(alone.network().parameters()).isEqualTo(watched.network().parameters());
        }
    }

    @Test
    void aTinyNetworkLearnsToySetsFromLabelsAndFromATeacher() {
        for (Dataset dataset : List.of(TWO, THREE)) {
            TeacherPredictions teacher = Toy.teacher(dataset, 4);
            for (Schedule schedule :
                    List.of(new Schedule.None(), new Schedule.Offline(4, 1), new Schedule.Online(0, 2, 0.7))) {
                try (Trainer trainer = plain(dataset, 8, schedule, teacher)) {
                    losses(trainer, trainer.steps());
                    float[] logits = trainer.logits(dataset.test());
                    double accuracy = Evaluation.of(logits, dataset.test().labels(), dataset.outputs())
                            .accuracy();
                    assertThat(accuracy).as(schedule.toString()).isGreaterThan(0.9);
                }
            }
        }
    }

    @Test
    void aRateThatIsFarTooHighIsReportedWithStepLossAndRate() {
        TrainerSettings wild = Toy.settings(new TrainingSettings(50, 16, List.of(1e6), 0.9, 0, "constant", 1));
        try (Trainer trainer = trainer(THREE, wild, new Schedule.None(), null, 1)) {
            assertThatThrownBy(() -> losses(trainer, trainer.steps()))
                    .isInstanceOfSatisfying(DivergedException.class, e -> {
                        assertThat(e.step()).isEqualTo(trainer.step());
                        assertThat(e.learningRate()).isEqualTo(1e6);
                        assertThat(e).hasMessageContaining("step " + e.step()).hasMessageContaining("" + e.loss());
                    });
        }
    }

    @Test
    void eachStageTrainsOnItsOwnCheckpointsLogits() {
        TeacherPredictions teacher = Toy.teacher(THREE, 4);
        Schedule schedule = new Schedule.Online(0, 3, 1);
        List<Integer> seen = new ArrayList<>();
        // Without batch normalisation's batch statistics the loss before an update is a function of the logits.
        try (Trainer trainer = plain(THREE, 4, schedule, teacher)) {
            TrainingBatches batches = new TrainingBatches(THREE.train(), 3, Toy.settings(4), 2);
            while (!trainer.finished()) {
                StageSetting setting = trainer.setting();
                seen.add(setting.checkpoint());
                int[] indices = batches.indices(trainer.step());
                float[] student = ProbeSet.gather(trainer.logits(THREE.train()), indices, 3);
                float[] taught = ProbeSet.gather(teacher.trainLogits(setting.checkpoint()), indices, 3);
                double expected = 9 * Evaluation.divergence(taught, student, 3, 3);
                assertThat(trainer.trainStep()).isCloseTo(expected, within(1e-4));
            }
            batches.close();
        }
        assertThat(new HashSet<>(seen)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void anEpochSeesEachExampleOnceInAnOrderThatOnlySeedAndEpochDecide() {
        TrainerSettings settings = Toy.settings(4);
        try (TrainingBatches forwards = new TrainingBatches(THREE.train(), 3, settings, 9);
                TrainingBatches backwards = new TrainingBatches(THREE.train(), 3, settings, 9)) {
            int perEpoch = forwards.stepsPerEpoch();
            assertThat(perEpoch).isEqualTo(6);
            List<int[]> there = new ArrayList<>();
            for (int step = 0; step < 2 * perEpoch; step++) there.add(forwards.indices(step));
            for (int step = 2 * perEpoch - 1; step >= 0; step--) {
                assertThat(backwards.indices(step)).isEqualTo(there.get(step));
            }
            Set<Integer> once = new HashSet<>();
            for (int[] batch : there.subList(0, perEpoch))
                for (int index : batch) assertThat(once.add(index)).isTrue();
            assertThat(there.get(0)).isNotEqualTo(there.get(perEpoch));
        }
    }

    @Test
    void aStateThatIsTornForeignOrOfAnotherNetworkIsRefusedAndChangesNothing() throws IOException {
        Path file = folder.resolve("state");
        try (Trainer trainer = online(THREE, 1);
                Trainer other = online(TWO, 1)) {
            losses(trainer, 5);
            trainer.save(file);
            byte[] whole = Files.readAllBytes(file);
            for (int length : new int[] {0, 10, 30, whole.length / 2, whole.length - 1}) {
                Path torn = Files.write(folder.resolve("torn"), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> trainer.load(torn))
                        .isInstanceOf(UserError.class)
                        .hasMessageContaining("torn");
            }
            byte[] flipped = whole.clone();
            flipped[whole.length / 2] ^= 4;
            Path changed = Files.write(folder.resolve("changed"), flipped);
            assertThatThrownBy(() -> trainer.load(changed)).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> trainer.load(folder.resolve("nowhere"))).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> other.load(file)).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> trainer.save(folder.resolve("no/such/folder")))
                    .isInstanceOf(UserError.class);
            assertThat(trainer.step()).isEqualTo(5);
            trainer.load(file);
            assertThat(folder.resolve("state.part")).doesNotExist();
        }
    }

    @Test
    void aPassOverManyExamplesStopsBetweenBatches() {
        Dataset large = Toy.clouds(3, 100, 2000);
        AtomicInteger asked = new AtomicInteger();
        JobControl impatient = new JobControl() {
            @Override
            public void report(double done, double total, String note) {}

            @Override
            public void checkCancelled() {
                if (asked.incrementAndGet() == 3) throw new CancelledException();
            }
        };
        try (Trainer trainer = online(large, 1)) {
            assertThatThrownBy(() -> trainer.logits(large.test(), impatient)).isInstanceOf(CancelledException.class);
            assertThat(asked).hasValue(3);
            assertThat(trainer.logits(large.test())).hasSize(6000);
        }
    }

    @Test
    void aMethodThatNeedsATeacherSaysSo() {
        assertThatThrownBy(() -> trainer(THREE, Toy.settings(1), new Schedule.Offline(1, 1), null, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("offline");
    }

    @Test
    void logitsOfAnExampleDoNotDependOnItsCompany() {
        Dataset large = Toy.clouds(3, 100, 700);
        try (Trainer trainer = online(large, 1)) {
            losses(trainer, 5);
            float[] all = trainer.logits(large.test());
            assertThat(all).hasSize(2100);
            assertThat(trainer.logits(large.train())).isEqualTo(Arrays.copyOf(trainer.logits(large.train()), 300));
            float[] tail = trainer.logits(new Examples(
                    new int[] {2},
                    Arrays.copyOfRange(large.test().inputs(), 2 * 512, 2 * 700),
                    Arrays.copyOfRange(large.test().labels(), 512, 700)));
            assertThat(tail).isEqualTo(Arrays.copyOfRange(all, 3 * 512, 3 * 700));
        }
    }

    @Test
    void theLearningRateFollowsItsDecayAtEveryStep() {
        LearningRateDecay cosine = new LearningRateDecay("cosine", 0.4, 100);
        assertThat(cosine.at(0)).isEqualTo(0.4);
        assertThat(cosine.at(50)).isCloseTo(0.2, within(1e-12));
        assertThat(cosine.at(100)).isCloseTo(0, within(1e-12));
        LearningRateDecay steps = new LearningRateDecay("step", 1, 100);
        assertThat(new double[] {steps.at(49), steps.at(50), steps.at(74), steps.at(75)})
                .containsExactly(1, 0.1, 0.1, 0.01);
        assertThat(new LearningRateDecay("constant", 0.3, 10).at(9)).isEqualTo(0.3);
        assertThatThrownBy(() -> new LearningRateDecay("linear", 1, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("linear");
        try (Trainer trainer = online(THREE, 1)) {
            losses(trainer, trainer.steps() / 2);
            assertThat(trainer.learningRate()).isCloseTo(0.025, within(1e-12));
        }
    }

    private static Trainer online(Dataset dataset, long seed) {
        return trainer(dataset, Toy.settings(4), new Schedule.Online(1, 4, 0.8), Toy.teacher(dataset, 4), seed);
    }

    private static Trainer trainer(
            Dataset dataset, TrainerSettings settings, Schedule schedule, TeacherPredictions teacher, long seed) {
        return new Trainer(Toy.network(dataset.outputs()), dataset, settings, schedule, teacher, seed);
    }

    private static Trainer plain(Dataset dataset, double epochs, Schedule schedule, TeacherPredictions teacher) {
        return new Trainer(Toy.plainNetwork(dataset.outputs()), dataset, Toy.settings(epochs), schedule, teacher, 2);
    }

    private static List<Double> losses(Trainer trainer, long count) {
        List<Double> losses = new ArrayList<>();
        for (long i = 0; i < count; i++) losses.add(trainer.trainStep());
        return losses;
    }
}
