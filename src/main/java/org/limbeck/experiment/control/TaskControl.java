package org.limbeck.experiment.control;

import java.util.function.LongSupplier;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;

/** Steers one task from other threads (pause, stop) and holds what it reports for whoever asks. */
public final class TaskControl implements JobControl {
    private static final double NANOS = 1e-9;

    private final LongSupplier nanoTime;
    private final long born;
    private boolean paused;
    private volatile boolean attention;
    private boolean cancelled;
    private long pausedNanos;
    private volatile TaskProgress progress = TaskProgress.WAITING;

    public TaskControl(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.born = nanoTime.getAsLong();
    }

    public synchronized void pause() {
        paused = true;
        attention = true;
    }

    public synchronized void unpause() {
        paused = false;
        attention = cancelled;
        notifyAll();
    }

    public synchronized void cancel() {
        cancelled = true;
        attention = true;
        notifyAll();
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void checkCancelled() {
        if (attention) obey();
    }

    private synchronized void obey() {
        long before = nanoTime.getAsLong();
        boolean interrupted = false;
        while (paused && !cancelled) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                cancelled = true;
            }
        }
        pausedNanos += nanoTime.getAsLong() - before;
        if (interrupted) Thread.currentThread().interrupt();
        if (cancelled) throw new CancelledException();
    }

    /** Seconds since this control was made, pauses left out. */
    public synchronized double activeSeconds() {
        return (nanoTime.getAsLong() - born - pausedNanos) * NANOS;
    }

    /** A note from inside a step, such as a probe's; the share done stays that of the steps. */
    @Override
    public void report(double done, double total, String note) {
        progress = progress.withNote(note);
    }

    public void report(TaskProgress now) {
        progress = now;
    }

    public TaskProgress progress() {
        return progress;
    }
}
