package org.limbeck.experiment.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.control.TaskControl;
import org.limbeck.experiment.forecast.Planning;
import org.limbeck.experiment.run.EventLog;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunEvents;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.kernel.StructuredKernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains queued teachers and runs one after the other on one long-lived thread: native arithmetic already uses every
 * core, and a network belongs to one thread.
 */
public final class RunQueue implements ExperimentService {
    private static final Logger LOG = LoggerFactory.getLogger(RunQueue.class);
    private static final long CLOSE_MILLIS = 10_000;

    private final RunArchive runs;
    private final TeacherLibrary teachers;
    private final TrainingEnvironment environment;
    private final Submission submission;
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private final TaskLine line = new TaskLine();
    private final Map<String, RunEvent.Ended> ends = new HashMap<>();
    private final Map<String, String> teacherFaults = new ConcurrentHashMap<>();
    private final Thread worker;
    private boolean closing;

    /**
     * Starts the worker. Runs that an earlier program left unfinished become {@link RunStatus#INTERRUPTED}.
     *
     * @param ids random digits of new runs' and experiments' ids; those in use are skipped
     */
    public RunQueue(RunArchive runs, TeacherLibrary teachers, TrainingEnvironment environment, RandomGenerator ids) {
        this.runs = runs;
        this.teachers = teachers;
        this.environment = environment;
        this.submission = new Submission(runs, teachers, environment, ids);
        UnfinishedRuns.mark(runs);
        worker = new Thread(this::work, "limbeck-training");
        worker.setDaemon(true);
        worker.start();
    }

    @Override
    public List<SpecProblem> check(ExperimentSpec spec) {
        return submission.check(spec);
    }

    @Override
    public List<RunSpec> submit(ExperimentSpec spec) {
        Submission.Accepted accepted = submission.accept(spec);
        synchronized (this) {
            requireOpen();
            for (RunSpec run : accepted.runs()) runs.create(run);
            for (RunSpec run : accepted.runs()) enqueue(run);
        }
        for (RunSpec run : accepted.runs()) tell(run.id(), RunStatus.QUEUED);
        return accepted.runs();
    }

    @Override
    public RunSpec fork(String runId, long step, Schedule schedule) {
        RunSpec fork = submission.fork(runId, step, schedule);
        synchronized (this) {
            requireOpen();
            runs.create(fork);
            enqueue(fork);
        }
        tell(fork.id(), RunStatus.QUEUED);
        return fork;
    }

    @Override
    public synchronized void prioritise(String taskId, int places) {
        QueuedTask task = line.find(taskId);
        if (task != null) line.move(task, places);
    }

    /** A run, after its teacher where that is unfinished. */
    private RunTask enqueue(RunSpec run) {
        TeacherSpec teacher = run.experiment().teacher();
        if (teacher != null) enqueueTeacher(teacher.id());
        RunTask task =
                new RunTask(runs, teachers, run, environment, listeners, new TaskControl(environment.nanoTime()));
        line.add(task);
        notifyAll();
        return task;
    }

    @Override
    public TeacherRecord train(DatasetSpec dataset, TeacherSpec teacher) {
        String id = submission.acceptTeacher(dataset, teacher);
        synchronized (this) {
            requireOpen();
            enqueueTeacher(id);
            notifyAll();
        }
        return teachers.teacher(id);
    }

    @Override
    public void resume(String runId) {
        RunSpec run = runs.spec(runId);
        synchronized (this) {
            requireOpen();
            RunStatus status = runs.summary(runId).status();
            if (!status.isResumable()) {
                throw new UserError(
                        "the run is " + status.name().toLowerCase(java.util.Locale.ROOT)
                                + ", there is nothing to resume",
                        runId,
                        "resume runs that were stopped, interrupted or failed");
            }
            ends.remove(runId);
            enqueue(run).requeue();
            runs.setStatus(runId, RunStatus.QUEUED);
        }
        tell(runId, RunStatus.QUEUED);
    }

    private void enqueueTeacher(String teacherId) {
        TeacherRecord teacher = teachers.teacher(teacherId);
        if (teacher.complete() || line.find(teacherId) != null) return;
        line.add(new TeacherTask(teachers, teacher, environment));
    }

    private void requireOpen() {
        if (closing) throw new IllegalStateException("the queue is closed");
    }

    @Override
    public void pause(String taskId) {
        steer(taskId, RunStatus.PAUSED);
    }

    @Override
    public void unpause(String taskId) {
        steer(taskId, RunStatus.RUNNING);
    }

    @Override
    public void cancel(String taskId) {
        steer(taskId, RunStatus.CANCELLING);
    }

    /** Nothing happens to a task that has ended meanwhile: whoever asked saw an older state. */
    private void steer(String taskId, RunStatus wish) {
        RunStatus now;
        QueuedTask task;
        synchronized (this) {
            task = line.find(taskId);
            if (task == null || task.status() == RunStatus.CANCELLING) return;
            if (wish == RunStatus.CANCELLING && task != line.current()) {
                finish(task, RunStatus.CANCELLED, "stopped before it began");
                now = RunStatus.CANCELLED;
            } else {
                now = wish == RunStatus.RUNNING && task != line.current() ? RunStatus.QUEUED : wish;
                task.setStatus(now);
                if (task.isRun()) runs.setStatus(taskId, now);
                if (wish == RunStatus.PAUSED) task.control().pause();
                if (wish == RunStatus.RUNNING) task.control().unpause();
                if (wish == RunStatus.CANCELLING) task.control().cancel();
            }
            notifyAll();
        }
        if (task.isRun()) tell(taskId, now);
    }

    @Override
    public synchronized List<TaskState> tasks() {
        return line.states();
    }

    @Override
    public RunEvent.Ended await(String runId) throws InterruptedException {
        synchronized (this) {
            while (line.find(runId) != null) wait();
            RunEvent.Ended end = ends.get(runId);
            if (end != null) return end;
        }
        RunEvent.Ended end = RunEvents.last(runs.events(runId), RunEvent.Ended.class);
        if (end == null) throw new IllegalStateException(runId + " is neither queued nor ended");
        return end;
    }

    private void work() {
        try {
            for (QueuedTask task = awaitTask(); task != null; task = awaitTask()) execute(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The next task, or null when the queue is being closed. */
    private synchronized QueuedTask awaitTask() throws InterruptedException {
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
            finish(task, outcome.status(), outcome.reason());
            notifyAll();
        }
        if (task.isRun()) tell(task.id(), outcome.status());
    }

    private void begin(QueuedTask task) {
        if (!task.isRun()) return;
        RunStatus status;
        synchronized (this) {
            status = task.status();
            runs.setStatus(task.id(), status);
        }
        tell(task.id(), status);
    }

    /** Whether {@link #close} has begun. */
    public synchronized boolean isClosing() {
        return closing;
    }

    private void requireTeacher(QueuedTask task) {
        if (task.needs() == null || teachers.teacher(task.needs()).complete()) return;
        throw new UserError(
                "its teacher has not been trained to the end" + teacherFaults.getOrDefault(task.needs(), ""),
                task.needs(),
                "resume the run, which trains it on");
    }

    /** The one place where a task gets its end; called with the lock held. */
    private void finish(QueuedTask task, RunStatus status, String reason) {
        line.end(task, status);
        if (!task.isRun()) {
            if (!reason.isEmpty()) teacherFaults.put(task.id(), " (" + reason + ")");
            return;
        }
        RunEvent.Ended end = task.end(status, reason);
        ends.put(task.id(), end);
        try {
            ((RunTask) task).log().append(end);
        } catch (RuntimeException e) {
            LOG.error("the end of {} could not be stored", task.id(), e);
        }
    }

    private void tell(String runId, RunStatus status) {
        EventLog.tell(listeners, listener -> listener.statusChanged(runId, status));
    }

    @Override
    public void addListener(RunListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(RunListener listener) {
        listeners.remove(listener);
    }

    @Override
    public RunArchive runs() {
        return runs;
    }

    @Override
    public TeacherArchive teachers() {
        return teachers;
    }

    @Override
    public Planning planning() {
        return new Planning(environment, runs, teachers, new StructuredKernel());
    }

    @Override
    public TeacherStudies studies() {
        return TeacherStudies.of(teachers, environment, new StructuredKernel());
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closing) return;
            closing = true;
            if (line.current() != null) line.current().control().cancel();
            notifyAll();
        }
        try {
            worker.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            for (QueuedTask task : line.waiting()) {
                finish(task, RunStatus.INTERRUPTED, "the program was closed before the run began");
            }
            notifyAll();
        }
    }
}
