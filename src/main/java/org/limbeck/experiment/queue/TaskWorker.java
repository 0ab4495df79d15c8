package org.limbeck.experiment.queue;

import java.util.List;
import org.limbeck.base.UserError;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of tasks and the one long-lived thread that works it off; its monitor is the queue's lock. Listeners hear of
 * a change only after the lock is given back.
 */
final class TaskWorker {
    private static final Logger LOG = LoggerFactory.getLogger(TaskWorker.class);
    private static final long CLOSE_MILLIS = 10_000;

    private final TeacherLibrary teachers;
    private final TaskLine line = new TaskLine();
    private final TaskEnds ends = new TaskEnds();
    private final Thread thread = new Thread(this::work, "limbeck-training");
    private boolean closing;

    /** @param teachers asked whether the one that a task needs is complete */
    TaskWorker(TeacherLibrary teachers) {
        this.teachers = teachers;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Does something that adds tasks, while no task begins or ends. @throws IllegalStateException once closed */
    synchronized void admit(Runnable addition) {
        if (closing) throw new IllegalStateException("the queue is closed");
        try {
            addition.run();
        } finally {
            notifyAll();
        }
    }

    /** Within {@link #admit}. */
    synchronized void add(QueuedTask task) {
        line.add(task);
    }

    /** Whether a task waits or is being worked on. */
    synchronized boolean holds(String taskId) {
        return line.find(taskId) != null;
    }

    /** Within {@link #admit}: a run that ended begins again. */
    synchronized void forgetEnd(String runId) {
        ends.forget(runId);
    }

    synchronized void prioritise(String taskId, int places) {
        QueuedTask task = line.find(taskId);
        if (task != null) line.move(task, places);
    }

    synchronized List<TaskState> states() {
        return line.states();
    }

    /** Waits until a run is no longer in the line. @return its end, or null where it has had none in this program */
    synchronized RunEvent.Ended await(String runId) throws InterruptedException {
        while (line.find(runId) != null) wait();
        return ends.of(runId);
    }

    /**
     * Pauses, continues or cancels. Nothing happens to a task that has ended meanwhile: whoever asked saw an older
     * state.
     */
    void steer(String taskId, RunStatus wish) {
        RunStatus now;
        QueuedTask task;
        synchronized (this) {
            task = line.find(taskId);
            if (task == null || task.status() == RunStatus.CANCELLING) return;
            if (wish == RunStatus.CANCELLING && task != line.current()) {
                now = RunStatus.CANCELLED;
                finish(task, new TaskOutcome(now, "stopped before it began"));
            } else {
                now = wish == RunStatus.RUNNING && task != line.current() ? RunStatus.QUEUED : wish;
                task.setStatus(now);
                task.store(now);
                if (wish == RunStatus.PAUSED) task.control().pause();
                if (wish == RunStatus.RUNNING) task.control().unpause();
                if (wish == RunStatus.CANCELLING) task.control().cancel();
            }
            notifyAll();
        }
        task.tell(now);
    }

    private void work() {
        try {
            for (QueuedTask task = next(); task != null; task = next()) execute(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next task, or null when the queue is being closed. */
    private synchronized QueuedTask next() throws InterruptedException {
        while (!closing) {
            QueuedTask task = line.take();
            if (task != null) return task;
            wait();
        }
        return null;
    }

    private void execute(QueuedTask task) {
        TaskOutcome outcome = new TaskOutcome(RunStatus.FINISHED, "");
        try {
            begin(task);
            requireTeacher(task);
            task.work();
        } catch (Throwable e) {
            // Whatever it was, even a missing native library: it is said, kept in the log, and the queue goes on.
            outcome = TaskOutcome.of(e, isClosing());
            if (outcome.isFault()) LOG.error("{} failed", task.id(), e);
        }
        synchronized (this) {
            finish(task, outcome);
            notifyAll();
        }
        task.tell(outcome.status());
    }

    private void begin(QueuedTask task) {
        RunStatus status;
        synchronized (this) {
            status = task.status();
            task.store(status);
        }
        task.tell(status);
    }

    private void requireTeacher(QueuedTask task) {
        if (task.needs() == null || teachers.teacher(task.needs()).complete()) return;
        String fault;
        synchronized (this) {
            fault = ends.teacherFault(task.needs());
        }
        throw new UserError(
                "its teacher has not been trained to the end" + fault,
                task.needs(),
                "resume the run, which trains it on");
    }

    /** The one place where a task gets its end; called with the lock held. */
    private void finish(QueuedTask task, TaskOutcome outcome) {
        line.end(task, outcome.status());
        task.end(outcome, ends);
    }

    /** Whether {@link #close} has begun. */
    synchronized boolean isClosing() {
        return closing;
    }

    /** Stops at the next step; what waits is interrupted. Blocks for at most a few seconds. */
    void close() {
        synchronized (this) {
            if (closing) return;
            closing = true;
            if (line.current() != null) line.current().control().cancel();
            notifyAll();
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            for (QueuedTask task : line.waiting()) {
                finish(task, new TaskOutcome(RunStatus.INTERRUPTED, "the program was closed before the run began"));
            }
            notifyAll();
        }
    }
}
