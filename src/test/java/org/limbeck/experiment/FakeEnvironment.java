package org.limbeck.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.Examples;
import org.limbeck.distill.probe.ArraySink;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.DivergedException;
import org.limbeck.distill.training.TrainerSettings;
import org.limbeck.distill.training.Training;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.experiment.training.ProvenanceRecorder;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.network.model.ModelRegistry;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Tensor;

/** Trainings of two weights that take no time, with hooks to look in and to break things. */
public final class FakeEnvironment {
    /** The seed of a data set that cannot be read. */
    public static final long BROKEN = 666;

    /** Called before each step, on the training thread. */
    public interface StepHook {
        void beforeStep(long step, double learningRate, Schedule schedule);
    }

    public volatile StepHook hook = (step, rate, schedule) -> {};
    public volatile Runnable insideProbe = () -> {};
    /** Runs when half of a checkpoint is written. */
    public volatile Runnable insideSave = () -> {};

    public final AtomicInteger trainPredictions = new AtomicInteger();
    public final AtomicInteger begun = new AtomicInteger();
    public volatile double bestRate = 0.1;
    /** Times the temperature, where the experiment has stored none. */
    public volatile double marginScale = 0.0625;

    private final NetworkFiles networks;

    public FakeEnvironment(NetworkFiles networks) {
        this.networks = networks;
    }

    public TrainingEnvironment environment() {
        AtomicLong time = new AtomicLong();
        return new TrainingEnvironment(
                FakeEnvironment::dataset,
                new Models(),
                this::begin,
                (settings, dataset, teacher) -> this::probe,
                networks,
                new ProvenanceRecorder(Samples::program),
                () -> time.addAndGet(1_000_000));
    }

    static Dataset dataset(DatasetSpec spec) {
        if (spec.seed() == BROKEN) throw new UserError("the file is cut short", "broken", "get it again");
        Random random = new Random(spec.seed());
        Examples train = examples(random, 40);
        Examples validation = examples(random, 10);
        Examples test = examples(random, 30);
        return new Dataset("fake", List.of("a", "b"), train, validation, test, examples(random, spec.heldOut()));
    }

    private static Examples examples(Random random, int count) {
        float[] inputs = new float[2 * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            inputs[2 * i] = (float) random.nextGaussian();
            inputs[2 * i + 1] = (float) random.nextGaussian();
            labels[i] = inputs[2 * i] + 0.5f * inputs[2 * i + 1] > 0 ? 1 : 0;
        }
        return new Examples(new int[] {2}, inputs, labels);
    }

    private Training begin(
            Architecture architecture,
            Dataset dataset,
            TrainerSettings settings,
            Schedule schedule,
            TeacherPredictions teacher,
            long seed) {
        begun.incrementAndGet();
        return new FakeTraining(dataset, settings, schedule, teacher, seed);
    }

    private ProbeResult probe(
            Training student,
            StageSetting setting,
            boolean stageEnd,
            double stored,
            Network teacher,
            ArraySink arrays,
            JobControl control) {
        insideProbe.run();
        control.checkCancelled();
        float weight = ((FakeTraining) student).weights[0];
        if (arrays != null) arrays.write("kernel-" + student.step(), Tensor.of(new double[] {weight}, 1, 1));
        double scale = Double.isNaN(stored) ? marginScale * setting.temperature() : stored;
        return Samples.probe(student.step(), stageEnd, setting, weight, scale);
    }

    private static final class Models implements ModelRegistry {
        @Override
        public List<String> names() {
            return List.of("mlp");
        }

        @Override
        public Architecture build(ModelSpec spec, int[] input, int outputs) {
            if (!names().contains(spec.name())) throw new UserError("unknown model", spec.name(), "known: mlp");
            return new Architecture(input, "w", List.of());
        }
    }

    private final class FakeTraining implements Training {
        private final Dataset dataset;
        private final TrainerSettings settings;
        private final Schedule schedule;
        private final TeacherPredictions teacher;
        private final long seed;
        private final float[] weights = new float[2];
        private long step;

        FakeTraining(
                Dataset dataset, TrainerSettings settings, Schedule schedule, TeacherPredictions teacher, long seed) {
            this.dataset = dataset;
            this.settings = settings;
            this.schedule = schedule;
            this.teacher = teacher;
            this.seed = seed;
            weights[0] = new Random(seed).nextFloat() - 0.5f;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public Map<String, Integer> layers() {
            return Map.of("nothing", 1);
        }

        @Override
        public long steps() {
            return Math.round(settings.training().epochs() * stepsPerEpoch());
        }

        @Override
        public int stepsPerEpoch() {
            return dataset.train().count() / settings.training().batch();
        }

        @Override
        public long step() {
            return step;
        }

        @Override
        public double learningRate() {
            return settings.learningRate();
        }

        @Override
        public double trainStep() {
            hook.beforeStep(step, settings.learningRate(), schedule);
            if (settings.learningRate() > 1) {
                throw new DivergedException("loss is not a number", step, Double.NaN, settings.learningRate());
            }
            Random random = new Random(seed * 31 + step);
            float hint = !taught() ? 1 : teacher.trainLogits(teacher.checkpoints() - 1)[(int) (step % 40)];
            float goodness = (float) Math.exp(-Math.abs(settings.learningRate() - bestRate));
            weights[0] += 0.1f * goodness * (1 - weights[0]) + 0.001f * random.nextFloat() * hint;
            weights[1] += 0.1f * goodness * ((settings.learningRate() == bestRate ? 0.5f : -2) - weights[1]);
            step++;
            return 1.0 / step + random.nextFloat();
        }

        private boolean taught() {
            double progress = step / (double) steps();
            return teacher != null
                    && schedule.at(
                                    progress,
                                    (int) step / stepsPerEpoch(),
                                    settings.training().epochs(),
                                    teacher.clock())
                            .usesTeacher();
        }

        @Override
        public Network network() {
            return new Network(
                    new Architecture(new int[] {2}, "w", List.of()), Map.of("w/W", Tensor.of(weights.clone(), 2)));
        }

        @Override
        public float[] logits(Examples examples, JobControl control) {
            if (examples == dataset.train() || examples.count() == 40) trainPredictions.incrementAndGet();
            float[] logits = new float[examples.count()];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = weights[0] * examples.inputs()[2 * i] + weights[1] * examples.inputs()[2 * i + 1];
            }
            return logits;
        }

        @Override
        public void save(Path file) throws IOException {
            Files.write(file, new byte[9]);
            insideSave.run();
            Files.write(
                    file,
                    ByteBuffer.allocate(16)
                            .putFloat(weights[0])
                            .putFloat(weights[1])
                            .putLong(step)
                            .array());
        }

        @Override
        public void load(Path file) throws IOException {
            ByteBuffer state = ByteBuffer.wrap(Files.readAllBytes(file));
            weights[0] = state.getFloat();
            weights[1] = state.getFloat();
            step = state.getLong();
        }

        @Override
        public void close() {}
    }
}
