package org.limbeck.experiment.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import org.limbeck.experiment.stage.StageExaminer;
import org.limbeck.experiment.student.RateStudy;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.kernel.StructuredKernel;

/**
 * Makes tasks of what is asked for and hands them to its one {@link TaskWorker}, which trains them one after the other:
 * native arithmetic already uses every core, and a network belongs to one thread.
 */
public class RunQueue implements ExperimentService {
    private final RunArchive runs;
    private final TeacherLibrary teachers;
    private final TrainingEnvironment environment;
    private final Submission submission;
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private final TaskWorker worker;

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
        this.worker = new TaskWorker(teachers);
        UnfinishedRuns.mark(runs);
        worker.start();
    }

    @Override
    public List<SpecProblem> check(ExperimentSpec spec) {
        return submission.check(spec);
    }

    @Override
    public List<RunSpec> submit(ExperimentSpec spec) {
        Submission.Accepted accepted = submission.accept(spec);
        worker.admit(() -> {
            for (RunSpec run : accepted.runs()) runs.create(run);
            for (RunSpec run : accepted.runs()) enqueue(run);
        });
        for (RunSpec run : accepted.runs()) tell(run.id(), RunStatus.QUEUED);
        return accepted.runs();
    }

    @Override
    public List<RunSpec> extend(String experimentId, List<Long> seeds, List<Schedule> methods) {
        List<RunSpec> added = submission.extend(experimentId, seeds, methods);
        worker.admit(() -> {
            for (RunSpec run : added) runs.create(run);
            for (RunSpec run : added) enqueue(run);
        });
        for (RunSpec run : added) tell(run.id(), RunStatus.QUEUED);
        return added;
    }

    @Override
    public RunSpec fork(String runId, long step, Schedule schedule) {
        RunSpec fork = submission.fork(runId, step, schedule);
        worker.admit(() -> {
            runs.create(fork);
            enqueue(fork);
        });
        tell(fork.id(), RunStatus.QUEUED);
        return fork;
    }

    @Override
    public void prioritise(String taskId, int places) {
        worker.prioritise(taskId, places);
    }

    /** A run, after its teacher where that is unfinished. */
    private RunTask enqueue(RunSpec run) {
        TeacherSpec teacher = run.experiment().teacher();
        if (teacher != null) enqueueTeacher(teacher.id());
        RunTask task =
                new RunTask(runs, teachers, run, environment, listeners, new TaskControl(environment.nanoTime()));
        worker.add(task);
        return task;
    }

    @Override
    public TeacherRecord train(DatasetSpec dataset, TeacherSpec teacher) {
        String id = submission.acceptTeacher(dataset, teacher);
        worker.admit(() -> enqueueTeacher(id));
        return teachers.teacher(id);
    }

    @Override
    public TeacherRecord teacher(DatasetSpec dataset, TeacherSpec teacher) {
        return train(dataset, teacher);
    }

    @Override
    public RateStudy rates(Path kept) {
        return new RateStudy(teachers, environment, kept);
    }

    @Override
    public void resume(String runId) {
        RunSpec run = runs.spec(runId);
        worker.admit(() -> {
            requireResumable(runId);
            worker.forgetEnd(runId);
            enqueue(run).requeue();
            runs.setStatus(runId, RunStatus.QUEUED);
        });
        tell(runId, RunStatus.QUEUED);
    }

    private void requireResumable(String runId) {
        RunStatus status = runs.summary(runId).status();
        if (status.isResumable()) return;
        throw new UserError(
                "the run is " + status.name().toLowerCase(Locale.ROOT) + ", there is nothing to resume",
                runId,
                "resume runs that were stopped, interrupted or failed");
    }

    private void enqueueTeacher(String teacherId) {
        TeacherRecord teacher = teachers.teacher(teacherId);
        if (teacher.complete() || worker.holds(teacherId)) return;
        worker.add(new TeacherTask(teachers, teacher, environment));
    }

    @Override
    public void pause(String taskId) {
        worker.steer(taskId, RunStatus.PAUSED);
    }

    @Override
    public void unpause(String taskId) {
        worker.steer(taskId, RunStatus.RUNNING);
    }

    @Override
    public void cancel(String taskId) {
        worker.steer(taskId, RunStatus.CANCELLING);
    }

    @Override
    public List<TaskState> tasks() {
        return worker.states();
    }

    @Override
    public RunEvent.Ended await(String runId) throws InterruptedException {
        RunEvent.Ended end = worker.await(runId);
        if (end != null) return end;
        RunEvent.Ended stored = RunEvents.last(runs.events(runId), RunEvent.Ended.class);
        if (stored == null) throw new IllegalStateException(runId + " is neither queued nor ended");
        return stored;
    }

    /** Whether {@link #close} has begun. */
    public boolean isClosing() {
        return worker.isClosing();
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
    public StageExaminer stages() {
        return new StageExaminer(runs, teachers, environment, new StructuredKernel());
    }

    @Override
    public TeacherStudies studies() {
        return TeacherStudies.of(teachers, environment, new StructuredKernel());
    }

    @Override
    public void close() {
        worker.close();
    }
}
