package org.limbeck.figure.curve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;

/**
 * Folds a run's events into {@link RunCurves} as they come; the window keeps one for each run on screen. Not safe for
 * several threads: feed it where it is read.
 */
public final class CurveFold {
    private final RunSpec run;
    private final List<RunEvent.StageStarted> stages = new ArrayList<>();
    private final List<RunEvent.Probed> probes = new ArrayList<>();
    private final List<RunEvent.Evaluated> evaluations = new ArrayList<>();
    private final List<RunEvent.Trained> training = new ArrayList<>();
    private final List<RunEvent> measured = new ArrayList<>();
    private RunStatus status = RunStatus.QUEUED;
    private String reason = "";
    private long steps;
    private int stepsPerEpoch;
    private @Nullable TrainingProvenance provenance;
    private double learningRate = Double.NaN;
    private double finalTeacherAccuracy = Double.NaN;
    private long lastStep;
    private double lastSeconds;

    public CurveFold(RunSpec run) {
        this.run = run;
    }

    /** Takes one event, in the order of the journal. Amortised {@code O(1)}; a {@code Resumed} is {@code O(events)}. */
    public void add(RunEvent event) {
        if (event instanceof RunEvent.Resumed resumed) {
            rewind(resumed);
            return;
        }
        lastStep = Math.max(lastStep, event.step());
        lastSeconds = Math.max(lastSeconds, event.seconds());
        if (event instanceof RunEvent.Ended ended) {
            status = ended.status();
            reason = ended.reason();
        } else if (event instanceof RunEvent.Requeued) {
            status = RunStatus.QUEUED;
            reason = "";
        } else {
            status = RunStatus.RUNNING;
            collect(event);
        }
    }

    private void collect(RunEvent event) {
        if (event instanceof RunEvent.Started started) {
            provenance = started.provenance();
            steps = started.steps();
            stepsPerEpoch = started.stepsPerEpoch();
        } else if (event instanceof RunEvent.LearningRateChosen chosen) {
            learningRate = chosen.learningRate();
        } else if (event instanceof RunEvent.StageStarted stage) {
            stages.add(stage);
        } else if (event instanceof RunEvent.Probed probe) {
            probes.add(probe);
            measured.add(probe);
        } else if (event instanceof RunEvent.Evaluated evaluation) {
            evaluations.add(evaluation);
            measured.add(evaluation);
        } else if (event instanceof RunEvent.Trained trained) {
            training.add(trained);
            measured.add(trained);
        }
    }

    /** Steps after the checkpoint are repeated, and the clock went back with them. */
    private void rewind(RunEvent.Resumed resumed) {
        for (List<? extends RunEvent> kept : List.of(stages, probes, evaluations, training, measured)) {
            kept.removeIf(event -> event.step() > resumed.step());
        }
        lastStep = Math.max(0, resumed.step());
        lastSeconds = resumed.seconds();
        status = RunStatus.RUNNING;
        reason = "";
    }

    /** What the library knows of the teacher's last checkpoint; the run's own events need not contain it. */
    public void finalTeacherAccuracy(double accuracy) {
        finalTeacherAccuracy = accuracy;
    }

    /** The curves so far. {@code O(points)}. */
    public RunCurves curves() {
        return new RunCurves(
                run,
                status,
                reason,
                steps,
                stepsPerEpoch,
                provenance,
                learningRate,
                spans(),
                probes,
                evaluations,
                training,
                measured,
                finalTeacherAccuracy);
    }

    private List<StageSpan> spans() {
        List<StageSpan> spans = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            RunEvent.StageStarted stage = stages.get(i);
            boolean open = i == stages.size() - 1;
            spans.add(new StageSpan(
                    stage.index(),
                    stage.setting(),
                    stage.checkpointStep(),
                    stage.checkpointEpoch(),
                    stage.step(),
                    open ? lastStep : stages.get(i + 1).step(),
                    stage.seconds(),
                    open ? lastSeconds : stages.get(i + 1).seconds()));
        }
        return spans;
    }
}
