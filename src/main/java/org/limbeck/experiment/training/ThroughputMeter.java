package org.limbeck.experiment.training;

import java.util.function.LongSupplier;
import org.limbeck.distill.training.Training;
import org.limbeck.experiment.control.TaskControl;
import org.limbeck.experiment.control.TaskProgress;

/**
 * Measures one task: training steps against the clock, for its rate and the time it has left. Probes and evaluations
 * count as part of the steps between them.
 */
public final class ThroughputMeter {
    private static final double NANOS = 1e-9;
    /** A rate over less than this is noise. */
    private static final double WINDOW_SECONDS = 0.5;

    private final LongSupplier nanoTime;
    private final TaskControl control;
    private final double trainings;
    private final double secondsAtStart;
    private double done;
    private double doneHere;
    private double windowExamples;
    private double windowSeconds;
    private double rate = Double.NaN;
    private String note = "";

    /** @param trainings of about equal length that the task consists of */
    public ThroughputMeter(TaskControl control, LongSupplier nanoTime, int trainings) {
        this.control = control;
        this.nanoTime = nanoTime;
        this.trainings = trainings;
        this.secondsAtStart = control.activeSeconds();
    }

    /** What follows is this, for people. */
    public void enter(String what) {
        note = what;
        publish();
    }

    /** So many trainings are behind, whether done here, before a restart, or cut short by divergence. */
    void reach(double trainingsDone) {
        done = trainingsDone;
        publish();
    }

    /** The training about to go on was resumed. */
    public void skip(Training resumed) {
        reach(done + resumed.step() / (double) resumed.steps());
    }

    /** One training step, timed. */
    public double step(Training training, int batch) {
        long before = nanoTime.getAsLong();
        double loss = training.trainStep();
        windowSeconds += (nanoTime.getAsLong() - before) * NANOS;
        windowExamples += batch;
        if (windowSeconds > WINDOW_SECONDS) {
            rate = windowExamples / windowSeconds;
            windowExamples = 0;
            windowSeconds = 0;
        }
        done += 1.0 / training.steps();
        doneHere += 1.0 / training.steps();
        publish();
        return loss;
    }

    /** Examples a second while training; the best known so far when no whole window has passed. */
    public double rate() {
        return Double.isNaN(rate) && windowSeconds > 0 ? windowExamples / windowSeconds : rate;
    }

    private void publish() {
        double perTraining = (control.activeSeconds() - secondsAtStart) / doneHere;
        double left = doneHere == 0 ? Double.NaN : perTraining * Math.max(0, trainings - done);
        control.report(new TaskProgress(Math.min(1, done / trainings), rate(), left, note));
    }
}
