package org.limbeck.distill.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.data.Dataset;
import org.limbeck.distill.Toy;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.Trainer;
import org.limbeck.kernel.NeuralTangentKernel;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/** The probe's identities ({@code docs/theory.md}, sections 2 and 3), under a kernel made up for the purpose. */
class ProbeTest {
    private static final StageSetting TAUGHT = new StageSetting(2, 4, 1);
    private static final StageSetting OFFLINE = new StageSetting(4, 4, 1);
    private static final StageSetting LABELS = new StageSetting(StageSetting.NO_TEACHER, 1, 0);

    private final SmoothKernel kernel = new SmoothKernel(1);

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void reportedNumbersAreRecomputedFromTheArraysLeftInTheSink(int classes) {
        Dataset dataset = Toy.clouds(classes, 90, 30);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        ProbeResult result = measure(new Probe(settings(24), dataset, kernel), dataset, TAUGHT, arrays);
        int d = dataset.outputs();
        assertThat(arrays.keySet())
                .containsExactly(
                        "kernel-3",
                        "targets-current-3",
                        "targets-finalTeacher-3",
                        "targets-labels-3",
                        "targets-random-3",
                        "predictions-3");
        Matrix k = Matrix.of(arrays.get("kernel-3"));
        for (Map.Entry<String, Complexity> entry : result.complexity().entrySet()) {
            Tensor y = arrays.get("targets-" + entry.getKey() + "-3");
            assertThat(y.shape()).containsExactly(24, d);
            assertThat(y.precision()).isEqualTo(Precision.FLOAT64);
            double sc = complexity(k, y.doubles(), d, result.ridge());
            double asc = Math.sqrt(sc * d * trace(k)) / 24;
            assertThat(entry.getValue().supervisionComplexity()).isCloseTo(sc, within(1e-6 * sc));
            assertThat(entry.getValue().adjusted()).isCloseTo(asc, within(1e-6 * asc));
            assertThat(entry.getValue().normalised()).isCloseTo(asc / meanNorm(y.doubles(), d), within(1e-6));
        }
        double[] margins = margins(
                arrays.get("predictions-3").doubles(),
                arrays.get("targets-current-3").doubles(),
                d);
        double loss = Arrays.stream(margins)
                .map(m -> Math.max(0, Math.min(1, 1 - m / 0.2)))
                .average()
                .orElseThrow();
        assertThat(result.marginLoss()).isCloseTo(loss, within(1e-12));
        Arrays.sort(margins);
        assertThat(result.marginQuantiles()[2]).isBetween(margins[11], margins[12]);
    }

    @Test
    void offlineTheCurrentSupervisionIsTheFinalTeacher() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        Probe probe = new Probe(settings(24), dataset, kernel);
        Map<String, Complexity> offline = measure(probe, dataset, OFFLINE, null).complexity();
        assertThat(offline.get(ProbeResult.CURRENT)).isEqualTo(offline.get(ProbeResult.FINAL_TEACHER));
        Map<String, Complexity> early = measure(probe, dataset, TAUGHT, null).complexity();
        assertThat(early.get(ProbeResult.CURRENT)).isNotEqualTo(early.get(ProbeResult.FINAL_TEACHER));
        assertThat(early.get(ProbeResult.FINAL_TEACHER)).isEqualTo(offline.get(ProbeResult.FINAL_TEACHER));
    }

    @Test
    void withoutDistillationTheLabelsAreTheCurrentSupervision() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        ProbeResult result = measure(new Probe(settings(24), dataset, kernel), dataset, LABELS, null);
        assertThat(result.complexity().get(ProbeResult.CURRENT))
                .isEqualTo(result.complexity().get(ProbeResult.LABELS));
        assertThat(result.complexity()).containsKey(ProbeResult.FINAL_TEACHER);
        assertThat(result.trainFidelity()).isNaN();
        assertThat(result.testFidelity()).isNaN();
        assertThat(result.testKl()).isNaN();
        assertThat(result.similarityCosine()).isNaN();
        assertThat(result.testAccuracy()).isBetween(0.0, 1.0);
    }

    @Test
    void withoutAnyTeacherThereIsNoFinalTeacher() {
        Dataset dataset = Toy.clouds(2, 90, 30);
        try (Trainer trainer = new Trainer(Toy.network(1), dataset, Toy.settings(2), new Schedule.None(), null, 1)) {
            ProbeResult result = new Probe(settings(24), dataset, kernel)
                    .measure(trainer, null, LABELS, true, 0.5, null, null, JobControl.none());
            assertThat(result.complexity())
                    .containsOnlyKeys(ProbeResult.CURRENT, ProbeResult.LABELS, ProbeResult.RANDOM);
        }
    }

    @Test
    void scalingTheKernelChangesNeitherAdjustedNorNormalisedComplexity() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        Map<String, Complexity> one = measure(new Probe(settings(24), dataset, kernel), dataset, TAUGHT, null)
                .complexity();
        Map<String, Complexity> scaled = measure(
                        new Probe(settings(24), dataset, new SmoothKernel(50)), dataset, TAUGHT, null)
                .complexity();
        for (String name : one.keySet()) {
            assertThat(scaled.get(name).adjusted()).isCloseTo(one.get(name).adjusted(), within(1e-8));
            assertThat(scaled.get(name).normalised()).isCloseTo(one.get(name).normalised(), within(1e-8));
        }
    }

    @Test
    void underAKernelThatKnowsNothingNormalisedComplexityIsAtLeastTheRootOfTheOutputs() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        NeuralTangentKernel identity = (network, inputs, kind, precision, control) -> {
            int n = inputs.shape()[0];
            double[] values = new double[n * n];
            for (int i = 0; i < n; i++) values[i * n + i] = 1;
            return new KernelMatrix(new Matrix(n, n, values), kind, n, 3);
        };
        measure(new Probe(settings(24), dataset, identity), dataset, TAUGHT, null)
                .complexity()
                .values()
                .forEach(c -> assertThat(c.normalised()).isGreaterThanOrEqualTo(Math.sqrt(3) * (1 - 1e-5)));
    }

    @Test
    void aTeachersKernelIsComputedOnceForAllStudents() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        Probe probe = new Probe(settings(24), dataset, kernel);
        ProbeResult first = measure(probe, dataset, TAUGHT, null);
        measure(probe, dataset, TAUGHT, null);
        // Two students' kernels, one teacher's.
        assertThat(kernel.calls).isEqualTo(3);
        measure(probe, dataset, OFFLINE, null);
        assertThat(kernel.calls).isEqualTo(5);
        assertThat(first.similarityCosine()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theProbeSetIsBalancedAscendingAndDecidedBySeedAlone() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        int[] indices = new Probe(settings(30), dataset, kernel).indices();
        assertThat(indices).hasSize(30).isSorted().doesNotHaveDuplicates();
        int[] perClass = new int[3];
        for (int index : indices) perClass[dataset.train().labels()[index]]++;
        assertThat(perClass).containsExactly(10, 10, 10);
        assertThat(new Probe(settings(30), dataset, kernel).indices()).isEqualTo(indices);
        assertThat(new Probe(settings(1000), dataset, kernel).indices()).hasSize(90);
    }

    @Test
    void stopsWhenCancelled() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        JobControl cancelled = new JobControl() {
            @Override
            public void report(double done, double total, String note) {}

            @Override
            public void checkCancelled() {
                throw new CancelledException();
            }
        };
        TeacherPredictions teacher = Toy.teacher(dataset, 4);
        try (Trainer trainer = student(dataset, teacher)) {
            Probe probe = new Probe(settings(24), dataset, kernel);
            assertThatThrownBy(() -> probe.measure(trainer, teacher, TAUGHT, true, 0.2, null, null, cancelled))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void theMarginScaleIsHalfTheLastTeachersMedianMargin() {
        Dataset dataset = Toy.clouds(2, 90, 30);
        TeacherPredictions teacher = Toy.teacher(dataset, 4);
        float[] logits = Arrays.copyOf(teacher.trainLogits(4), 3);
        double[] margins = new double[3];
        for (int i = 0; i < 3; i++) margins[i] = Math.abs(Math.tanh(logits[i] / 4 / 2));
        Arrays.sort(margins);
        assertThat(MarginScale.of(logits, 1, Encoding.PROBABILITY, 4)).isCloseTo(margins[1] / 2, within(1e-7));
        assertThat(MarginScale.of(null, 1, Encoding.PROBABILITY, 4)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void eachTemperatureHasTheScaleOfTheTeachersOwnMarginsAtIt(int classes) {
        Dataset dataset = Toy.clouds(classes, 90, 30);
        int d = dataset.outputs();
        TeacherPredictions teacher = Toy.teacher(dataset, 4);
        Probe probe = new Probe(settings(25), dataset, kernel);
        float[] logits = ProbeSet.gather(teacher.trainLogits(4), probe.indices(), d);
        for (double tau : new double[] {1, 2.5, 4}) {
            double[] outputs = new double[logits.length];
            for (int i = 0; i < 25; i++) {
                double sum = 0;
                for (int c = 0; c < d; c++) sum += Math.exp(logits[i * d + c] / tau);
                for (int c = 0; c < d; c++) {
                    double probability = Math.exp(logits[i * d + c] / tau) / sum;
                    outputs[i * d + c] = d == 1 ? Math.tanh(logits[i] / tau / 2) : probability;
                }
            }
            double[] margins = margins(outputs, outputs, d);
            Arrays.sort(margins);
            assertThat(probe.marginScale(teacher, tau)).isCloseTo(margins[12] / 2, within(1e-6));
        }
        assertThat(probe.marginScale(teacher, 1)).isGreaterThan(1.2 * probe.marginScale(teacher, 4));
        assertThat(probe.marginScale(null, 4)).isEqualTo(0.5);
    }

    @Test
    void theScaleOfLogitsIsInverselyProportionalToTheTemperatureAndAGivenOneHoldsForAll() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        TeacherPredictions teacher = Toy.teacher(dataset, 4);
        Probe logits =
                new Probe(settings(24, ProbeSource.TRAINING, Encoding.LOGIT, MarginSetting.AUTO), dataset, kernel);
        assertThat(logits.marginScale(teacher, 4)).isCloseTo(logits.marginScale(teacher, 1) / 4, within(1e-7));
        Probe given = new Probe(
                settings(24, ProbeSource.TRAINING, Encoding.PROBABILITY, MarginSetting.of(0.3)), dataset, kernel);
        assertThat(given.marginScale(teacher, 4)).isEqualTo(0.3);
        assertThat(given.marginScale(null, 1)).isEqualTo(0.3);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theBoundsTermsAreRecomputedFromTheArrays(int classes) {
        Dataset dataset = Toy.clouds(classes, 90, 30);
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        ProbeResult result = measure(new Probe(settings(24), dataset, kernel), dataset, TAUGHT, arrays);
        int d = dataset.outputs();
        Matrix k = Matrix.of(arrays.get("kernel-3"));
        double sc = result.complexity().get(ProbeResult.CURRENT).supervisionComplexity();
        double radius = Math.max(1, Math.ceil(Math.sqrt(sc)));
        double g = result.marginScale();
        double trace = d * trace(k);
        assertThat(result.bound().marginLoss()).isEqualTo(result.marginLoss());
        assertThat(result.bound().complexityTerm())
                .isCloseTo((d == 1 ? 2 : 4 * d) * radius * Math.sqrt(trace) / (g * 24), within(1e-9));
        assertThat(result.bound().confidenceTerm())
                .isCloseTo(
                        3 * Math.sqrt((Math.log(2 / 0.05) + Math.log(Math.PI * Math.PI * radius * radius / 6)) / 48),
                        within(1e-12));
        assertThat(result.bound().vacuous()).isTrue();
    }

    @Test
    void aHeldOutProbeLooksAtHeldOutExamplesAndTheTeachersAnswersOnThem() {
        Dataset dataset = Toy.clouds(3, 90, 30);
        TeacherPredictions teacher = Toy.teacher(dataset, 4);
        Probe probe = new Probe(
                settings(24, ProbeSource.HELD_OUT, Encoding.PROBABILITY, MarginSetting.AUTO), dataset, kernel);
        assertThat(probe.indices()).hasSize(24).isSorted();
        assertThat(probe.indices()[23]).isLessThan(Toy.HELD_OUT);
        for (int i = 0; i < 24; i++) {
            int index = probe.indices()[i];
            assertThat(probe.inputs().get(2 * i)).isEqualTo(dataset.heldOut().inputs()[2 * index]);
            assertThat(probe.labels()[i]).isEqualTo(dataset.heldOut().labels()[index]);
        }
        Map<String, Tensor> arrays = new LinkedHashMap<>();
        ProbeResult result = measure(probe, dataset, OFFLINE, arrays);
        float[] logits = ProbeSet.gather(teacher.heldOutLogits(4), probe.indices(), 3);
        Tensor targets = arrays.get("targets-current-3");
        for (int i = 0; i < 24; i++) {
            double sum = 0;
            for (int c = 0; c < 3; c++) sum += Math.exp(logits[3 * i + c] / 4);
            for (int c = 0; c < 3; c++) {
                assertThat(targets.get(3 * i + c))
                        .isCloseTo(Math.exp(logits[3 * i + c] / 4) / sum - 1 / 3.0, within(1e-6));
            }
        }
        assertThat(result.trainFidelity()).isBetween(0.0, 1.0);
    }

    private ProbeResult measure(Probe probe, Dataset dataset, StageSetting setting, Map<String, Tensor> arrays) {
        TeacherPredictions teacher = Toy.teacher(dataset, 4);
        try (Trainer trainer = student(dataset, teacher)) {
            for (int i = 0; i < 3; i++) trainer.trainStep();
            ArraySink sink = arrays == null ? null : arrays::put;
            return probe.measure(trainer, teacher, setting, true, 0.2, trainer.network(), sink, JobControl.none());
        }
    }

    private static Trainer student(Dataset dataset, TeacherPredictions teacher) {
        return new Trainer(
                Toy.network(dataset.outputs()), dataset, Toy.settings(2), new Schedule.Offline(4, 1), teacher, 1);
    }

    private static ProbeSettings settings(int examples) {
        return settings(examples, ProbeSource.TRAINING, Encoding.PROBABILITY, MarginSetting.AUTO);
    }

    private static ProbeSettings settings(int examples, ProbeSource from, Encoding encoding, MarginSetting scale) {
        return new ProbeSettings(
                examples, KernelKind.CLASS_MEAN, 64, 1e-6, encoding, 1, true, ArrayRetention.ALL, 5, from, scale);
    }

    /** {@code exp(-|x - x'|)}, scaled: positive definite, and blind to the network. */
    private static final class SmoothKernel implements NeuralTangentKernel {
        private final double scale;
        private int calls;

        SmoothKernel(double scale) {
            this.scale = scale;
        }

        @Override
        public KernelMatrix compute(
                Network network, Tensor inputs, KernelKind kind, Precision precision, JobControl control) {
            calls++;
            control.checkCancelled();
            int n = inputs.shape()[0];
            double[] values = new double[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double dx = inputs.get(2 * i) - inputs.get(2 * j);
                    double dy = inputs.get(2 * i + 1) - inputs.get(2 * j + 1);
                    values[i * n + j] = scale * Math.exp(-Math.hypot(dx, dy));
                }
            }
            int d = network.parameter("logits", "b").size();
            return new KernelMatrix(new Matrix(n, n, values), kind, n, d);
        }
    }

    /** {@code sum_c y_c^T (K + ridge Tr K / n I)^-1 y_c} by Gaussian elimination. */
    private static double complexity(Matrix k, double[] y, int d, double ridge) {
        int n = k.rows();
        double[][] rows = new double[n][n + d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) rows[i][j] = k.get(i, j);
            rows[i][i] += ridge * trace(k) / n;
            System.arraycopy(y, i * d, rows[i], n, d);
        }
        for (int p = 0; p < n; p++) {
            for (int i = 0; i < n; i++) {
                if (i == p) continue;
                double factor = rows[i][p] / rows[p][p];
                for (int j = p; j < n + d; j++) rows[i][j] -= factor * rows[p][j];
            }
        }
        double sum = 0;
        for (int i = 0; i < n; i++) for (int c = 0; c < d; c++) sum += y[i * d + c] * rows[i][n + c] / rows[i][i];
        return sum;
    }

    private static double trace(Matrix k) {
        double sum = 0;
        for (int i = 0; i < k.rows(); i++) sum += k.get(i, i);
        return sum;
    }

    private static double meanNorm(double[] y, int d) {
        double sum = 0;
        for (int i = 0; i < y.length; i += d) {
            double square = 0;
            for (int c = 0; c < d; c++) square += y[i + c] * y[i + c];
            sum += Math.sqrt(square);
        }
        return sum / (y.length / d);
    }

    private static double[] margins(double[] outputs, double[] targets, int d) {
        double[] margins = new double[outputs.length / d];
        for (int i = 0; i < margins.length; i++) {
            if (d == 1) {
                margins[i] = Math.signum(targets[i]) * outputs[i];
                continue;
            }
            int best = 0;
            for (int c = 1; c < d; c++) if (targets[i * d + c] > targets[i * d + best]) best = c;
            double rival = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < d; c++) if (c != best) rival = Math.max(rival, outputs[i * d + c]);
            margins[i] = outputs[i * d + best] - rival;
        }
        return margins;
    }
}
