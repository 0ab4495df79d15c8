package org.limbeck.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/** A made-up run: plausible curves over as many epochs as its specification asks for. */
final class FakeRun {
    private static final int STEPS_PER_EPOCH = 29;
    private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

    final RunSpec spec;
    final List<RunEvent> events = new ArrayList<>();
    RunStatus status = RunStatus.QUEUED;
    private final List<RunEvent> script = new ArrayList<>();
    private final int length;

    FakeRun(RunSpec spec) {
        this.spec = spec;
        write();
        length = script.size();
    }

    static TeacherRecord teacher(String id, ExperimentSpec spec) {
        List<TeacherRecord.CheckpointRecord> checkpoints = new ArrayList<>();
        int epochs = (int) spec.teacher().training().epochs();
        for (int epoch = 0; epoch <= epochs; epoch++) {
            double clock = epoch / (double) epochs;
            checkpoints.add(new TeacherRecord.CheckpointRecord(
                    (long) epoch * STEPS_PER_EPOCH,
                    epoch,
                    clock,
                    0.1 + 0.87 * rise(clock),
                    0.1 + 0.8 * rise(clock),
                    true));
        }
        String name = spec.teacher().model().label() + " on " + spec.dataset().source();
        return new TeacherRecord(id, name, spec.dataset(), spec.teacher(), true, CREATED, checkpoints);
    }

    private static double rise(double clock) {
        return 1 - Math.exp(-3.5 * clock);
    }

    /** The next event of the script. */
    RunEvent next() {
        status = RunStatus.RUNNING;
        RunEvent event = script.remove(0);
        events.add(event);
        if (event instanceof RunEvent.Ended ended) status = ended.status();
        return event;
    }

    void end(RunStatus how, String reason) {
        RunEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
        events.add(new RunEvent.Ended(last == null ? 0 : last.step(), last == null ? 0 : last.seconds(), how, reason));
        status = how;
    }

    RunSummary summary() {
        double accuracy = events.stream()
                .filter(event -> event instanceof RunEvent.Evaluated)
                .mapToDouble(event -> ((RunEvent.Evaluated) event).testAccuracy())
                .reduce((a, b) -> b)
                .orElse(Double.NaN);
        return new RunSummary(
                spec.id(),
                spec.experimentId(),
                spec.experiment().name(),
                spec.label(),
                spec.seed(),
                status,
                CREATED,
                accuracy);
    }

    TaskState task() {
        double done = 1 - script.size() / (double) length;
        boolean going = status == RunStatus.RUNNING;
        return new TaskState(
                spec.id(),
                spec.experiment().name() + ": " + spec.label() + ", seed " + spec.seed(),
                status,
                done,
                going ? 1234 : Double.NaN,
                going ? (1 - done) * 40 : Double.NaN,
                going ? "training the student" : "");
    }

    private void write() {
        int epochs = (int) spec.experiment().training().epochs();
        long steps = (long) epochs * STEPS_PER_EPOCH;
        script.add(new RunEvent.Started(0, 0, steps, STEPS_PER_EPOCH, 16_000, Samples.provenance(10)));
        script.add(new RunEvent.LearningRateChosen(0, 0, 0.02, Double.NaN));
        int stage = -1;
        StageSetting setting = null;
        for (int epoch = 0; epoch <= epochs; epoch++) {
            StageSetting now = setting(Math.min(epoch, epochs - 1), epochs);
            long step = (long) epoch * STEPS_PER_EPOCH;
            double seconds = epoch * 1.7;
            if (setting != null) {
                script.add(new RunEvent.Trained(
                        step - 9, seconds - 0.5, epoch - 0.3, 2.2 * Math.exp(-0.3 * epoch), 0.02, 1234));
                script.add(
                        new RunEvent.Evaluated(step, seconds, epoch, accuracy(epoch, epochs), accuracy(epoch, epochs)));
                script.add(probed(step, seconds, epoch, epochs, stage, setting));
            }
            if (epoch < epochs && !now.equals(setting)) {
                stage++;
                long checkpoint = now.checkpoint() < 0 ? -1 : (long) now.checkpoint() * STEPS_PER_EPOCH;
                script.add(new RunEvent.StageStarted(step, seconds, stage, now, checkpoint, now.checkpoint()));
                if (setting == null) script.add(probed(step, seconds, epoch, epochs, stage, now));
                setting = now;
            }
        }
        script.add(new RunEvent.Ended(steps, epochs * 1.7, RunStatus.FINISHED, ""));
    }

    private StageSetting setting(int epoch, int epochs) {
        double[] clock = new double[epochs + 1];
        for (int i = 0; i <= epochs; i++) clock[i] = i / (double) epochs;
        return spec.schedule().at(epoch / (double) epochs + 1e-9, epoch, epochs, clock);
    }

    private double accuracy(int epoch, int epochs) {
        double best = spec.schedule() instanceof Schedule.None
                ? 0.76
                : spec.schedule() instanceof Schedule.Online ? 0.83 : 0.8;
        return 0.1 + (best - 0.1) * rise(epoch / (double) epochs) + 0.01 * Math.sin(5 * epoch + spec.seed());
    }

    private RunEvent probed(long step, double seconds, int epoch, int epochs, int stage, StageSetting setting) {
        double time = epoch / (double) epochs;
        double tau = setting.usesTeacher() ? 1 / Math.sqrt(setting.temperature()) : 1;
        double fixed = 1 + 3 * Math.exp(-9 * time) + 1.4 * time;
        double reached = setting.usesTeacher() ? setting.checkpoint() / (double) epochs : 1;
        Map<String, Complexity> complexity = new LinkedHashMap<>();
        complexity.put(
                ProbeResult.CURRENT,
                complexity(setting.usesTeacher() ? tau * fixed * (0.1 + 0.75 * rise(reached)) : fixed));
        if (!(spec.schedule() instanceof Schedule.None)) {
            complexity.put(ProbeResult.FINAL_TEACHER, complexity(tau * fixed * 0.87));
        }
        complexity.put(ProbeResult.LABELS, complexity(fixed));
        complexity.put(ProbeResult.RANDOM, complexity(fixed * 1.22));
        double margin = -0.1 + 0.8 * rise(time) * tau;
        double[] quantiles = {margin - 0.5, margin - 0.2, margin, margin + 0.12, margin + 0.2};
        double teacherAccuracy = setting.usesTeacher() ? 0.1 + 0.8 * rise(reached) : Double.NaN;
        ProbeResult result = new ProbeResult(
                step,
                epoch,
                true,
                setting,
                KernelKind.CLASS_MEAN,
                1e-6,
                3e5,
                14.2,
                complexity,
                Encoding.PROBABILITY,
                quantiles,
                0.3,
                Math.max(0.05, 0.95 - rise(time)),
                accuracy(epoch, epochs),
                0.9 * rise(time),
                0.85 * rise(time),
                0.4,
                0.6,
                0.05,
                teacherAccuracy,
                0.3 + 0.5 * time,
                0.2 + 0.6 * time,
                null);
        return new RunEvent.Probed(step, seconds, stage, result);
    }

    private static Complexity complexity(double adjusted) {
        return new Complexity(adjusted * adjusted * 900, adjusted, adjusted * 1.3);
    }
}
