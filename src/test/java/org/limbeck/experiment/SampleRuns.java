package org.limbeck.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.Stage;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.StageTimeline;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/**
 * Made-up runs that look like real ones, without training anything: 12 epochs of 100 steps, a teacher with 13
 * checkpoints, curves in the shape of docs/theory.md, section 7. Equal arguments give equal runs.
 */
public final class SampleRuns {
    public static final int EPOCHS = 12;
    public static final int STEPS_PER_EPOCH = 100;
    public static final double FINAL_TEACHER_ACCURACY = 0.842;
    /** Half an epoch. */
    private static final int PROBE_EVERY = 50;

    private static final int CLASSES = 10;

    private SampleRuns() {}

    /** None, offline and online at tau 1 and 4. */
    public static List<Schedule> methods() {
        return List.of(
                new Schedule.None(),
                new Schedule.Offline(1, 1),
                new Schedule.Offline(4, 1),
                new Schedule.Online(1, 1, 1),
                new Schedule.Online(1, 4, 1));
    }

    public static ExperimentSpec experiment() {
        TrainingSettings teacher = new TrainingSettings(EPOCHS, 100, List.of(0.05), 0.9, 5e-4, "cosine", 1);
        TrainingSettings student = new TrainingSettings(EPOCHS, 100, List.of(0.01, 0.02), 0.9, 5e-4, "cosine", 1);
        ProbeSettings probe = new ProbeSettings(
                512, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 0.5, true, ArrayRetention.STAGES, 0);
        return new ExperimentSpec(
                "sample",
                new DatasetSpec("idx", "data/fashion-mnist", 10000, 0, 0.1, List.of(), List.of(), true, 2, true, 0, 0),
                new TeacherSpec("t-91c0de", new ModelSpec("resnet-20", 1), teacher, 0),
                new ModelSpec("lenet-5", 1),
                student,
                methods(),
                probe,
                List.of(0L, 1L, 2L));
    }

    /** A specification with an id that tells method, temperature and seed, e.g. {@code r-online4-0}. */
    public static RunSpec run(Schedule method, long seed) {
        String tau = method instanceof Schedule.None ? "" : Long.toString((long) method.temperature());
        return new RunSpec("r-" + method.method() + tau + "-" + seed, "e-1", null, experiment(), method, seed);
    }

    /** All methods with seeds 0, 1 and 2. */
    public static List<RunSpec> all() {
        List<RunSpec> runs = new ArrayList<>();
        for (Schedule method : methods()) {
            for (long seed = 0; seed < 3; seed++) runs.add(run(method, seed));
        }
        return runs;
    }

    public static double[] teacherClock() {
        double[] clock = new double[EPOCHS + 1];
        for (int i = 0; i <= EPOCHS; i++) clock[i] = i / (double) EPOCHS;
        return clock;
    }

    public static double teacherAccuracy(int checkpoint) {
        return 0.1 + (FINAL_TEACHER_ACCURACY - 0.1) * (1 - Math.exp(-checkpoint / 2.2)) / (1 - Math.exp(-EPOCHS / 2.2));
    }

    /** A finished run's events, in the order in which the engine appends them. */
    public static List<RunEvent> events(RunSpec run) {
        return new Teller(run).tell(EPOCHS * STEPS_PER_EPOCH, RunStatus.FINISHED, "");
    }

    /** The same up to a step, still running. */
    public static List<RunEvent> eventsUntil(RunSpec run, long step) {
        return new Teller(run).tell(step, RunStatus.RUNNING, "");
    }

    /** A run that was stopped because its loss exploded. */
    public static List<RunEvent> diverged(RunSpec run) {
        return new Teller(run).tell(250, RunStatus.DIVERGED, "the loss became infinite at step 250");
    }

    /** The same measurement with other complexities. */
    public static ProbeResult withComplexity(ProbeResult of, Map<String, Complexity> complexity) {
        return new ProbeResult(
                of.step(),
                of.epoch(),
                of.stageEnd(),
                of.setting(),
                of.kernelKind(),
                of.ridge(),
                of.conditionNumber(),
                of.effectiveRank(),
                complexity,
                of.encoding(),
                of.marginQuantiles(),
                of.marginScale(),
                of.marginLoss(),
                of.testAccuracy(),
                of.trainFidelity(),
                of.testFidelity(),
                of.testKl(),
                of.testNll(),
                of.testCalibrationError(),
                of.teacherTestAccuracy(),
                of.similarityCosine(),
                of.similarityCka(),
                of.bound());
    }

    private static final class Teller {
        private final Schedule schedule;
        private final Random random;
        private final StageTimeline timeline;
        private final List<RunEvent> events = new ArrayList<>();

        Teller(RunSpec run) {
            schedule = run.schedule();
            random = new Random(run.id().hashCode());
            timeline = new StageTimeline(schedule, EPOCHS * STEPS_PER_EPOCH, STEPS_PER_EPOCH, teacherClock());
        }

        List<RunEvent> tell(long until, RunStatus end, String reason) {
            events.add(new RunEvent.Started(
                    0, 0, EPOCHS * STEPS_PER_EPOCH, STEPS_PER_EPOCH, 61_706, Samples.provenance(CLASSES)));
            events.add(new RunEvent.LearningRateChosen(0, 0, 0.02, 0.79));
            events.add(evaluated(0));
            events.add(probed(0, timeline.at(0), true));
            events.add(entered(timeline.at(0)));
            events.add(new RunEvent.CheckpointSaved(0, 0.1));
            for (long step = 1; step <= until; step++) after(step);
            if (end.isEnd()) events.add(new RunEvent.Ended(until, seconds(until), end, reason));
            return List.copyOf(events);
        }

        private void after(long step) {
            boolean last = step == timeline.steps();
            if (step % 5 == 0) events.add(trained(step));
            if (step % STEPS_PER_EPOCH == 0) events.add(evaluated(step));
            boolean stageEnds = timeline.endsStage(step);
            if (stageEnds || step % PROBE_EVERY == 0) {
                events.add(probed(step, timeline.at(step - 1), stageEnds));
            }
            if (stageEnds && !last) events.add(entered(timeline.at(step)));
            if (step % STEPS_PER_EPOCH == 0) events.add(new RunEvent.CheckpointSaved(step, seconds(step)));
        }

        private double seconds(long step) {
            return 0.2 + 0.11 * step;
        }

        private RunEvent trained(long step) {
            double progress = step / (double) timeline.steps();
            double loss = 0.35 + 1.9 * Math.exp(-6 * progress) + 0.04 * random.nextGaussian();
            double rate = 0.01 * (1 + Math.cos(Math.PI * progress));
            return new RunEvent.Trained(step, seconds(step), epoch(step), loss, rate, 909);
        }

        private RunEvent evaluated(long step) {
            double test = accuracy(step);
            return new RunEvent.Evaluated(step, seconds(step), epoch(step), test + noise(0.006), test);
        }

        private RunEvent entered(Stage stage) {
            int checkpoint = stage.setting().checkpoint();
            boolean taught = checkpoint >= 0;
            return new RunEvent.StageStarted(
                    stage.firstStep(),
                    seconds(stage.firstStep()),
                    stage.index(),
                    stage.setting(),
                    taught ? checkpoint * 79L : -1,
                    taught ? checkpoint : -1);
        }

        private RunEvent probed(long step, Stage stage, boolean stageEnd) {
            return new RunEvent.Probed(step, seconds(step), stage.index(), probe(step, stage.setting(), stageEnd));
        }

        private ProbeResult probe(long step, StageSetting setting, boolean stageEnd) {
            double progress = step / (double) timeline.steps();
            boolean taught = setting.usesTeacher();
            double median = -0.05 + 0.85 * (1 - Math.exp(-4 * progress)) + noise(0.008);
            double spread = 0.06 + 0.3 * (1 - Math.exp(-9 * progress));
            double[] quantiles = {
                median - 2.1 * spread, median - 0.8 * spread, median, Math.min(0.99, median + 0.5 * spread), 0.995
            };
            if (step == 0) quantiles = new double[] {-0.09, -0.05, -0.02, 0.01, 0.05};
            double fidelity = taught ? 0.1 + 0.78 * (1 - Math.exp(-5 * progress)) + noise(0.004) : Double.NaN;
            return new ProbeResult(
                    step,
                    epoch(step),
                    stageEnd,
                    setting,
                    KernelKind.CLASS_MEAN,
                    1e-6,
                    3.1e6,
                    4.2 + 9 * progress,
                    complexities(progress, setting),
                    Encoding.PROBABILITY,
                    quantiles,
                    0.42,
                    0.12 + 0.85 * Math.exp(-5 * progress) + noise(0.006),
                    accuracy(step),
                    taught ? fidelity + 0.02 : Double.NaN,
                    fidelity,
                    taught ? 0.9 * Math.exp(-3 * progress) : Double.NaN,
                    2.3 - 1.7 * (1 - Math.exp(-4 * progress)),
                    0.03 + 0.02 * progress,
                    taught ? teacherAccuracy(setting.checkpoint()) : Double.NaN,
                    taught ? 0.35 + 0.4 * progress : Double.NaN,
                    taught ? 0.22 + 0.4 * progress : Double.NaN,
                    new Bound(0.2, 3 + progress, 0.25, 3.45 + progress, true));
        }

        private Map<String, Complexity> complexities(double progress, StageSetting setting) {
            double fixed = 3.2 * Math.exp(-30 * progress) + 0.9 + 1.7 * progress + noise(0.02);
            Map<String, Complexity> complexity = new LinkedHashMap<>();
            double softness = schedule.temperature() == 1 ? 1 : 0.55;
            double growth = setting.usesTeacher() ? teacherAccuracy(setting.checkpoint()) / FINAL_TEACHER_ACCURACY : 1;
            double current = setting.usesTeacher() ? 0.85 * softness * growth : 1;
            complexity.put(ProbeResult.CURRENT, scaled(fixed * current, growth));
            complexity.put(ProbeResult.FINAL_TEACHER, scaled(fixed * 0.85 * softness, softness));
            complexity.put(ProbeResult.LABELS, scaled(fixed, 1));
            complexity.put(ProbeResult.RANDOM, scaled(fixed * 1.22, 1));
            return complexity;
        }

        private Complexity scaled(double adjusted, double size) {
            double mean = size * Math.sqrt(1 - 1.0 / CLASSES);
            return new Complexity(adjusted * adjusted * 40, adjusted, adjusted / mean);
        }

        private double accuracy(long step) {
            double progress = step / (double) timeline.steps();
            double top =
                    switch (schedule.method()) {
                        case "none" -> 0.790;
                        case "offline" -> schedule.temperature() == 1 ? 0.805 : 0.818;
                        default -> schedule.temperature() == 1 ? 0.811 : 0.829;
                    };
            return step == 0 ? 0.1 : top * (1 - 0.75 * Math.exp(-7 * progress)) + noise(0.006 * (1.3 - progress));
        }

        private double noise(double size) {
            return size * random.nextGaussian();
        }

        private static double epoch(long step) {
            return step / (double) STEPS_PER_EPOCH;
        }
    }
}
