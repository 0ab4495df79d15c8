package org.limbeck.experiment.queue;

import org.limbeck.experiment.control.TaskControl;
import org.limbeck.experiment.control.TaskProgress;
import org.limbeck.experiment.run.RunStatus;

/** A teacher or a run in the queue. */
abstract class QueuedTask {
    private final String id;
    private final String label;
    private final TaskControl control;
    private volatile RunStatus status = RunStatus.QUEUED;

    QueuedTask(String id, String label, TaskControl control) {
        this.id = id;
        this.label = label;
        this.control = control;
    }

    String id() {
        return id;
    }

    TaskControl control() {
        return control;
    }

    RunStatus status() {
        return status;
    }

    void setStatus(RunStatus now) {
        status = now;
    }

    /** The teacher without which it cannot start, or null. */
    abstract String needs();

    /**
     * Works to the end.
     *
     * @throws Exception {@link org.limbeck.base.CancelledException} when stopped, {@link
     *     org.limbeck.distill.DivergedException} when training diverged, any other when it failed
     */
    abstract void work() throws Exception;

    /** Keeps a new status where others read it, with the queue's lock held; of a teacher only the end is kept. */
    void store(RunStatus now) {}

    /** Tells listeners of a new status, without the lock; they hear of runs only. */
    void tell(RunStatus now) {}

    /** Keeps how it ended, with the lock held. */
    abstract void end(TaskOutcome outcome, TaskEnds ends);

    TaskState state() {
        TaskProgress progress = control.progress();
        // A rate and a time left of something that stands still would be false.
        boolean moving = status == RunStatus.RUNNING;
        double done = status == RunStatus.FINISHED ? 1 : progress.done();
        String note = status.isEnd() ? "" : progress.note();
        return new TaskState(
                id,
                label,
                status,
                done,
                moving ? progress.rate() : Double.NaN,
                status.isEnd() ? 0 : moving ? progress.secondsLeft() : Double.NaN,
                note);
    }
}
