package org.limbeck.figure.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.results.RunOutcome;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.theory.Complexity;

/**
 * Everything charts and tables need of one run, folded from its events: the live view and the figures draw from the same
 * one, whether the run is going on or was reopened. Immutable; {@link CurveFold} builds it event by event.
 *
 * @param run the specification
 * @param status as the events tell; queued before the first
 * @param reason why it ended, empty when it did not or when it finished
 * @param steps training steps in all; 0 before the start
 * @param stepsPerEpoch 0 before the start
 * @param provenance with what it was begun; null before the start
 * @param learningRate chosen peak rate; NaN before it was chosen
 * @param stages in order, the last one open while the run goes on
 * @param probes in order
 * @param evaluations in order, one an epoch
 * @param training in order, losses and learning rates
 * @param events that carry numbers, in the order of the journal
 * @param finalTeacherAccuracy of the teacher's last checkpoint on the test set; NaN when not known
 */
public record RunCurves(
        RunSpec run,
        RunStatus status,
        String reason,
        long steps,
        int stepsPerEpoch,
        @Nullable TrainingProvenance provenance,
        double learningRate,
        List<StageSpan> stages,
        List<RunEvent.Probed> probes,
        List<RunEvent.Evaluated> evaluations,
        List<RunEvent.Trained> training,
        List<RunEvent> events,
        double finalTeacherAccuracy) {
    public RunCurves {
        stages = List.copyOf(stages);
        probes = List.copyOf(probes);
        evaluations = List.copyOf(evaluations);
        training = List.copyOf(training);
        events = List.copyOf(events);
    }

    /** The fold of a whole journal or of what {@code RunArchive.events} gives; both come to the same. */
    public static RunCurves of(RunSpec run, List<RunEvent> events) {
        CurveFold fold = new CurveFold(run);
        events.forEach(fold::add);
        return fold.curves();
    }

    /** The same with the accuracy of the teacher's last checkpoint, which the run's own events need not contain. */
    public RunCurves withFinalTeacherAccuracy(double accuracy) {
        return new RunCurves(
                run,
                status,
                reason,
                steps,
                stepsPerEpoch,
                provenance,
                learningRate,
                stages,
                probes,
                evaluations,
                training,
                events,
                accuracy);
    }

    public RunOutcome outcome() {
        return RunOutcome.of(evaluations);
    }

    /** The newest probe, or null. */
    public @Nullable ProbeResult lastProbe() {
        return probes.isEmpty() ? null : probes.get(probes.size() - 1).result();
    }

    /** The network's outputs {@code d}; 0 before the start. */
    public int outputs() {
        return provenance == null ? 0 : provenance.outputs();
    }

    /** Epochs in all; 0 before the start. */
    public double epochs() {
        return stepsPerEpoch == 0 ? 0 : steps / (double) stepsPerEpoch;
    }

    /**
     * @param supervision {@link ProbeResult#CURRENT} and its like; a curve without points when it was never measured
     */
    public Curve complexity(String supervision, ComplexityMeasure measure, ProgressAxis axis) {
        List<RunEvent.Probed> measured = probes.stream()
                .filter(probe -> probe.result().complexity().containsKey(supervision))
                .toList();
        return Curve.of(measured, probe -> x(axis, probe), probe -> {
            Complexity complexity =
                    Objects.requireNonNull(probe.result().complexity().get(supervision));
            return measure.of(complexity);
        });
    }

    /** @param level index into 5, 25, 50, 75 and 95 % */
    public Curve marginQuantile(int level, ProgressAxis axis) {
        return ofProbes(axis, result -> result.marginQuantiles()[level]);
    }

    /** Mean margin loss against the current supervision. */
    public Curve marginLoss(ProgressAxis axis) {
        return ofProbes(axis, ProbeResult::marginLoss);
    }

    /** Agreement with the current checkpoint on the probe set. */
    public Curve trainFidelity(ProgressAxis axis) {
        return ofProbes(axis, ProbeResult::trainFidelity);
    }

    /** Agreement with the current checkpoint on the test set. */
    public Curve testFidelity(ProgressAxis axis) {
        return ofProbes(axis, ProbeResult::testFidelity);
    }

    /** Any number of a probe against the axis. */
    public Curve ofProbes(ProgressAxis axis, ToDoubleFunction<ProbeResult> value) {
        return Curve.of(probes, probe -> x(axis, probe), probe -> value.applyAsDouble(probe.result()));
    }

    /** The student on the test set, from evaluations and probes, one point a step. */
    public Curve testAccuracy(ProgressAxis axis) {
        TreeMap<Long, double[]> points = new TreeMap<>();
        for (RunEvent.Probed probe : probes) {
            points.put(
                    probe.step(), new double[] {x(axis, probe), probe.result().testAccuracy()});
        }
        for (RunEvent.Evaluated evaluation : evaluations) {
            points.put(evaluation.step(), new double[] {x(axis, evaluation), evaluation.testAccuracy()});
        }
        List<double[]> inOrder = new ArrayList<>(points.values());
        return Curve.of(inOrder, point -> point[0], point -> point[1]);
    }

    /** Blank without a validation split. */
    public Curve validationAccuracy(ProgressAxis axis) {
        return Curve.of(evaluations, event -> x(axis, event), RunEvent.Evaluated::validationAccuracy);
    }

    /**
     * The current checkpoint's test accuracy as a staircase: two points a stage, at its start and its end. Blank without
     * teacher.
     */
    public Curve teacherAccuracy(ProgressAxis axis) {
        List<double[]> corners = new ArrayList<>();
        for (StageSpan stage : stages) {
            double accuracy = teacherAccuracy(stage);
            corners.add(new double[] {x(axis, stage.firstStep(), stage.firstSeconds()), accuracy});
            corners.add(new double[] {x(axis, stage.endStep(), stage.endSeconds()), accuracy});
        }
        return Curve.of(corners, corner -> corner[0], corner -> corner[1]);
    }

    /** Test accuracy of a stage's checkpoint, from any probe that was taken under it; NaN without teacher. */
    public double teacherAccuracy(StageSpan stage) {
        return probes.stream()
                .filter(probe ->
                        probe.result().setting().checkpoint() == stage.setting().checkpoint())
                .mapToDouble(probe -> probe.result().teacherTestAccuracy())
                .findFirst()
                .orElse(Double.NaN);
    }

    public Curve loss(ProgressAxis axis) {
        return Curve.of(training, event -> x(axis, event), RunEvent.Trained::loss);
    }

    public Curve learningRate(ProgressAxis axis) {
        return Curve.of(training, event -> x(axis, event), RunEvent.Trained::learningRate);
    }

    private double x(ProgressAxis axis, RunEvent event) {
        return x(axis, event.step(), event.seconds());
    }

    /** Where a moment of the run stands on an axis. {@code O(stages)} for {@link ProgressAxis#STAGE}, else {@code O(1)}. */
    public double x(ProgressAxis axis, long step, double seconds) {
        return switch (axis) {
            case EPOCH -> stepsPerEpoch == 0 ? 0 : step / (double) stepsPerEpoch;
            case STEP -> step;
            case SECONDS -> seconds;
            case STAGE -> stagesDone(step);
        };
    }

    private double stagesDone(long step) {
        for (int i = stages.size() - 1; i >= 0; i--) {
            StageSpan stage = stages.get(i);
            if (step <= stage.firstStep()) continue;
            double length = Math.max(1, stage.endStep() - stage.firstStep());
            return i + Math.min(1, (step - stage.firstStep()) / length);
        }
        return 0;
    }
}
