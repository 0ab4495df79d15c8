package org.limbeck.distill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.probe.ProbeSet;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;

/** What the teacher is asked while its student sees cropped and mirrored images. */
class TeacherViewTest {
    private static final int D = 3;
    private static final Dataset IMAGES = images();
    private static final Architecture STUDENT = model("lenet-5", 0.5);

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(1);
    }

    private static Dataset images() {
        Random random = new Random(3);
        float[] pixels = new float[40 * 256];
        int[] labels = new int[40];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextGaussian();
        for (int i = 0; i < labels.length; i++) labels[i] = i % D;
        Examples examples = new Examples(new int[] {1, 16, 16}, pixels, labels);
        return new Dataset("pictures", List.of("a", "b", "c"), examples, examples, examples);
    }

    private static Architecture model(String name, double width) {
        return new BuiltInModels().build(new ModelSpec(name, width), new int[] {1, 16, 16}, D);
    }

    /** Two untrained networks for checkpoints; stored logits are theirs on the clean images. */
    private record Untrained(boolean known) implements TeacherPredictions {
        @Override
        public int checkpoints() {
            return 2;
        }

        @Override
        public double[] clock() {
            return new double[] {0.5, 1};
        }

        @Override
        public long step(int checkpoint) {
            return 10L * checkpoint;
        }

        @Override
        public float[] trainLogits(int checkpoint) {
            return logits(weights(checkpoint), IMAGES.train());
        }

        @Override
        public float[] testLogits(int checkpoint) {
            return trainLogits(checkpoint);
        }

        @Override
        public double testAccuracy(int checkpoint) {
            return 0.5;
        }

        @Override
        public Network network(int checkpoint) {
            return known ? weights(checkpoint) : null;
        }

        private static Network weights(int checkpoint) {
            return Initialiser.initialise(model("lenet-5", 1), 70 + checkpoint);
        }
    }

    private static float[] logits(Network network, Examples examples) {
        try (BatchTeaching teaching = new BatchTeaching(new FixedNetwork(network), examples.count(), D, true)) {
            return teaching.of(new StageSetting(0, 1, 1), new int[0], examples.inputs());
        }
    }

    private record FixedNetwork(Network only) implements TeacherPredictions {
        @Override
        public int checkpoints() {
            return 1;
        }

        @Override
        public double[] clock() {
            return new double[] {1};
        }

        @Override
        public long step(int checkpoint) {
            return 0;
        }

        @Override
        public float[] trainLogits(int checkpoint) {
            throw new AssertionError("the network is asked, not what is stored");
        }

        @Override
        public float[] testLogits(int checkpoint) {
            return null;
        }

        @Override
        public double testAccuracy(int checkpoint) {
            return Double.NaN;
        }

        @Override
        public Network network(int checkpoint) {
            return only;
        }
    }

    private static TrainerSettings settings(int crop, TeacherView view) {
        TrainingSettings training = new TrainingSettings(3, 8, List.of(0.01), 0.9, 0, "constant", 1).with(view);
        return new TrainerSettings(training, 0.01, crop, crop > 0);
    }

    private static Trainer trainer(TrainerSettings settings, TeacherPredictions teacher) {
        return new Trainer(STUDENT, IMAGES, settings, new Schedule.Online(1, 2, 1), teacher, 4);
    }

    @Test
    void underAugmentationTheNetworkOfEachCheckpointIsAskedAboutTheStudentsOwnView() {
        Untrained teacher = new Untrained(true);
        TrainerSettings settings = settings(2, TeacherView.AUGMENTED);
        try (Trainer trainer = trainer(settings, teacher);
                TrainingBatches batches = new TrainingBatches(IMAGES.train(), D, settings, 4)) {
            while (!trainer.finished()) {
                int checkpoint = trainer.setting().checkpoint();
                float[] view = batches.inputs(trainer.step());
                Examples seen = new Examples(new int[] {1, 16, 16}, view, new int[8]);
                double expected = 4
                        * Evaluation.divergence(logits(teacher.network(checkpoint), seen), trainer.logits(seen), D, 2);
                assertThat(trainer.trainStep()).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    void theCleanImagesPredictionsAreLookedUpByExample() {
        Untrained teacher = new Untrained(false);
        TrainerSettings settings = settings(2, TeacherView.CLEAN);
        try (Trainer trainer = trainer(settings, teacher);
                TrainingBatches batches = new TrainingBatches(IMAGES.train(), D, settings, 4)) {
            float[] view = batches.inputs(0);
            float[] clean =
                    ProbeSet.gather(teacher.trainLogits(trainer.setting().checkpoint()), batches.indices(0), D);
            Examples seen = new Examples(new int[] {1, 16, 16}, view, new int[8]);
            double expected = 4 * Evaluation.divergence(clean, trainer.logits(seen), D, 2);
            assertThat(trainer.trainStep()).isCloseTo(expected, within(1e-4));
        }
    }

    @Test
    void withoutAugmentationBothViewsAreOneAndNeedNoNetwork() {
        try (Trainer clean = trainer(settings(0, TeacherView.CLEAN), new Untrained(false));
                Trainer augmented = trainer(settings(0, TeacherView.AUGMENTED), new Untrained(false))) {
            while (!clean.finished()) assertThat(augmented.trainStep()).isEqualTo(clean.trainStep());
        }
    }

    @Test
    void aTeacherOfWhomOnlyLogitsAreKnownCannotSeeViews() {
        try (Trainer trainer = trainer(settings(2, TeacherView.AUGMENTED), new Untrained(false))) {
            assertThatThrownBy(trainer::trainStep)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("teacherSees")
                    .hasMessageContaining("clean");
        }
    }
}
