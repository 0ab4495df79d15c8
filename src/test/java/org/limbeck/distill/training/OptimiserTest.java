package org.limbeck.distill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.data.random.Augmentation;
import org.limbeck.distill.Toy;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.network.Optimiser;
import org.limbeck.network.dl4j.NativeMath;

/** Update rules, decay, clipping, smoothing and warm-up, against what their formulas say of single steps. */
class OptimiserTest {
    private static final Dataset THREE = Toy.clouds(3, 100, 60);
    private static final double RATE = 0.01;

    @TempDir
    Path folder;

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(1);
    }

    private static TrainerSettings settings(Optimiser optimiser, double momentum, double weightDecay) {
        return Toy.settings(
                new TrainingSettings(4, 16, List.of(RATE), momentum, weightDecay, "constant", 1).with(optimiser));
    }

    private static Trainer trainer(TrainerSettings settings) {
        return new Trainer(Toy.network(3), THREE, settings, new Schedule.None(), null, 5);
    }

    /** Weights by parameter after each of the first steps, the start first. */
    private static List<float[]> path(TrainerSettings settings, int steps, String parameter) {
        List<float[]> path = new ArrayList<>();
        try (Trainer trainer = trainer(settings)) {
            for (int step = 0; step <= steps; step++) {
                if (step > 0) trainer.trainStep();
                path.add(trainer.network().parameters().get(parameter).floats().clone());
            }
        }
        return path;
    }

    private static double[] minus(float[] a, float[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) difference[i] = a[i] - b[i];
        return difference;
    }

    @Test
    void classicalMomentumAddsWhatItRemembersToTheGradient() {
        List<float[]> plain = path(settings(Optimiser.of(Optimiser.Rule.SGD), 0, 0), 2, "hidden/W");
        List<float[]> heavy = path(settings(Optimiser.of(Optimiser.Rule.SGD), 0.9, 0), 2, "hidden/W");
        double[] first = minus(plain.get(1), plain.get(0));
        double[] second = minus(plain.get(2), plain.get(1));
        assertThat(heavy.get(1)).isEqualTo(plain.get(1));
        double[] moved = minus(heavy.get(2), heavy.get(1));
        for (int i = 0; i < moved.length; i++) {
            assertThat(moved[i]).isCloseTo(second[i] + 0.9 * first[i], within(1e-6));
        }
        assertThat(path(settings(Optimiser.of(Optimiser.Rule.SGD_NESTEROV), 0, 0), 2, "hidden/W")
                        .get(2))
                .containsExactly(plain.get(2), org.assertj.core.data.Offset.offset(1e-6f));
    }

    @Test
    void adamMovesEveryWeightByTheRateInItsFirstStep() {
        List<float[]> plain = path(settings(Optimiser.of(Optimiser.Rule.SGD), 0, 0), 1, "logits/W");
        List<float[]> adam = path(settings(Optimiser.of(Optimiser.Rule.ADAM), 0.9, 0), 1, "logits/W");
        double[] downhill = minus(plain.get(1), plain.get(0));
        double[] moved = minus(adam.get(1), adam.get(0));
        for (int i = 0; i < moved.length; i++) {
            if (Math.abs(downhill[i]) < 1e-5) continue;
            assertThat(moved[i]).isCloseTo(RATE * Math.signum(downhill[i]), within(1e-5));
        }
    }

    @Test
    void decayBesideTheRuleShrinksWeightsByRateTimesCoefficientAndOtherParametersOnlyWhenAsked() {
        Optimiser sparing = Optimiser.of(Optimiser.Rule.ADAMW);
        Optimiser thorough = new Optimiser(Optimiser.Rule.ADAMW, true, 0);
        for (String parameter : List.of("hidden/W", "norm/gain", "logits/b")) {
            float[] start = path(settings(sparing, 0.9, 0), 0, parameter).get(0);
            float[] without = path(settings(sparing, 0.9, 0), 1, parameter).get(1);
            float[] some = path(settings(sparing, 0.9, 0.5), 1, parameter).get(1);
            float[] all = path(settings(thorough, 0.9, 0.5), 1, parameter).get(1);
            boolean weight = parameter.endsWith("/W");
            for (int i = 0; i < start.length; i++) {
                double shrunk = without[i] - RATE * 0.5 * start[i];
                assertThat(some[i]).as(parameter).isCloseTo((float) (weight ? shrunk : without[i]), within(1e-6f));
                assertThat(all[i]).as(parameter).isCloseTo((float) shrunk, within(1e-6f));
            }
        }
    }

    @Test
    void adamsOwnDecayIsATermOfTheGradient() {
        List<float[]> decayed = path(settings(Optimiser.of(Optimiser.Rule.ADAM), 0.9, 1000), 1, "hidden/W");
        double[] moved = minus(decayed.get(1), decayed.get(0));
        for (int i = 0; i < moved.length; i++) {
            // So large a term drowns the loss: every weight moves by the rate towards zero, never further.
            assertThat(moved[i]).isCloseTo(-RATE * Math.signum(decayed.get(0)[i]), within(1e-4));
        }
    }

    @Test
    void aGradientLongerThanTheLimitIsScaledDownToItAndRunningStatisticsAreLeftAlone() {
        double limit = 1e-3;
        TrainerSettings clipped = settings(new Optimiser(Optimiser.Rule.SGD, false, limit), 0, 0);
        TrainerSettings free = settings(new Optimiser(Optimiser.Rule.SGD, false, 1e6), 0, 0);
        double squares = 0;
        for (String parameter : List.of("hidden/W", "hidden/b", "norm/gain", "norm/offset", "logits/W", "logits/b")) {
            List<float[]> path = path(clipped, 1, parameter);
            for (double change : minus(path.get(1), path.get(0))) squares += change * change;
        }
        assertThat(Math.sqrt(squares) / RATE).isCloseTo(limit, within(0.02 * limit));
        assertThat(path(clipped, 1, "norm/mean").get(1))
                .isEqualTo(path(free, 1, "norm/mean").get(1));
        assertThat(path(free, 3, "hidden/W").get(3))
                .isEqualTo(path(settings(Optimiser.of(Optimiser.Rule.SGD), 0, 0), 3, "hidden/W")
                        .get(3));
    }

    @ParameterizedTest
    @EnumSource(Optimiser.Rule.class)
    void everyRuleResumesBitEqualAndLearns(Optimiser.Rule rule) {
        Optimiser optimiser = new Optimiser(rule, true, 1);
        TrainerSettings settings = Toy.settings(new TrainingSettings(
                12, 16, List.of(0.02), 0.9, 1e-3, "cosine", 1, optimiser, 1, 0.1, TeacherView.CLEAN, Map.of()));
        Path file = folder.resolve("state");
        try (Trainer whole = trainer(settings);
                Trainer resumed = trainer(settings)) {
            for (int step = 0; step < 9; step++) whole.trainStep();
            whole.save(file);
            resumed.trainStep();
            resumed.load(file);
            while (!whole.finished()) assertThat(resumed.trainStep()).isEqualTo(whole.trainStep());
            assertThat(resumed.network().parameters()).isEqualTo(whole.network().parameters());
            Evaluation test =
                    Evaluation.of(whole.logits(THREE.test()), THREE.test().labels(), 3);
            assertThat(test.accuracy()).isGreaterThan(0.9);
        }
    }

    @Test
    void smoothedLabelsGiveTheLossOfTheMixtureWithEvenOnes() {
        double smoothing = 0.3;
        TrainerSettings settings = Toy.settings(new TrainingSettings(
                1,
                100,
                List.of(RATE),
                0,
                0,
                "constant",
                1,
                Optimiser.DEFAULT,
                0,
                smoothing,
                TeacherView.CLEAN,
                Map.of()));
        try (Trainer trainer = new Trainer(Toy.plainNetwork(3), THREE, settings, new Schedule.None(), null, 1)) {
            float[] logits = trainer.logits(THREE.train());
            double hard = Evaluation.of(logits, THREE.train().labels(), 3).negativeLogLikelihood();
            double even = 0;
            for (int c = 0; c < 3; c++) {
                int[] same = new int[100];
                java.util.Arrays.fill(same, c);
                even += Evaluation.of(logits, same, 3).negativeLogLikelihood() / 3;
            }
            assertThat(trainer.trainStep()).isCloseTo((1 - smoothing) * hard + smoothing * even, within(1e-5));
        }
    }

    @Test
    void warmUpRisesInALineToThePeakAndTheDecayTakesTheRest() {
        LearningRateDecay rate = new LearningRateDecay("cosine", 0.4, 110, 10);
        for (int step = 0; step < 10; step++) assertThat(rate.at(step)).isCloseTo(0.04 * (step + 1), within(1e-12));
        assertThat(rate.at(10)).isCloseTo(0.4, within(1e-12));
        assertThat(rate.at(60)).isCloseTo(0.2, within(1e-12));
        assertThat(rate.at(110)).isCloseTo(0, within(1e-12));
        assertThat(new LearningRateDecay("constant", 1, 5, 5).at(5)).isEqualTo(1);
    }

    @Test
    void oneCycleStartsLowReachesItsPeakAtThreeTenthsAndEndsFarBelowItsStart() {
        LearningRateDecay rate = new LearningRateDecay("one-cycle", 1, 100);
        assertThat(rate.at(0)).isCloseTo(0.04, within(1e-12));
        assertThat(rate.at(30)).isCloseTo(1, within(1e-12));
        assertThat(rate.at(100)).isCloseTo(4e-6, within(1e-12));
        for (int step = 1; step < 100; step++) {
            if (step <= 30) assertThat(rate.at(step)).isGreaterThan(rate.at(step - 1));
            else assertThat(rate.at(step)).isLessThan(rate.at(step - 1));
        }
    }

    @Test
    void imagesMadeAheadAreThoseOfTheirStepWhicheverOrderTheyAreAskedForIn() {
        int[] shape = {3, 8, 8};
        Random random = new Random(4);
        float[] pixels = new float[40 * 192];
        for (int i = 0; i < pixels.length; i++) pixels[i] = random.nextFloat();
        Examples examples = new Examples(shape, pixels, new int[40]);
        TrainerSettings settings =
                new TrainerSettings(new TrainingSettings(4, 10, List.of(0.1), 0.9, 0, "constant", 1), 0.1, 2, true);
        Augmentation augmentation = new Augmentation(shape, 2, true, 9);
        try (TrainingBatches batches = new TrainingBatches(examples, 10, settings, 9)) {
            for (long step : new long[] {0, 1, 2, 7, 3, 3, 15, 0, 4}) {
                float[] made = batches.inputs(step);
                int[] indices = batches.indices(step);
                float[] expected = new float[made.length];
                for (int i = 0; i < 10; i++) {
                    augmentation.apply(pixels, indices[i] * 192, expected, i * 192, (int) step / 4, indices[i]);
                }
                assertThat(made).isEqualTo(expected);
            }
        }
    }
}
