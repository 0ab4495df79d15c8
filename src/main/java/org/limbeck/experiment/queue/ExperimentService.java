package org.limbeck.experiment.queue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.forecast.Planning;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.stage.StageExaminer;
import org.limbeck.experiment.student.RateStudy;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies;

/**
 * The door through which window and command line start and steer experiments. Everything runs on one background worker;
 * calls return at once unless they say otherwise.
 */
public interface ExperimentService extends AutoCloseable {
    /**
     * Checks a specification without starting it: values, names and ids; reads no data.
     *
     * @return problems by field, empty when it can start
     */
    List<SpecProblem> check(ExperimentSpec spec);

    /**
     * Queues the teacher (when it must be trained) and one run for each schedule and seed. Reads the data set first,
     * which can take seconds: not for the thread that draws.
     *
     * @return the runs, in the order in which they will be trained; their teacher has its id
     * @throws UserError when {@link #check} finds a problem, or data or models do not fit; nothing is queued then
     */
    List<RunSpec> submit(ExperimentSpec spec);

    /**
     * Queues the runs that an experiment lacks of its own and further seeds and methods; those that it has stay as they are.
     * Everything else is as it was: a seed that is added gives, bit for bit, what it would have given from the start.
     *
     * @throws UserError when there is no such experiment, nothing to add, or a method does not fit
     */
    List<RunSpec> extend(String experimentId, List<Long> seeds, List<Schedule> methods);

    /**
     * Queues a new run that shares another one's path up to a step, exactly, and goes its own way from there. It has the
     * parent's learning rate and keeps its id.
     *
     * @param runId the parent; it need not have ended
     * @param step at which they part, from 0 to where the parent stands
     * @param schedule the method from there on
     * @return the new run
     * @throws UserError when the parent has not come so far, or the method does not fit
     */
    RunSpec fork(String runId, long step, Schedule schedule);

    /**
     * Queues the training of a teacher alone; one that is stored already and trained to its end stays as it is. Reads the
     * data set first.
     *
     * @return the teacher, whose checkpoints are still to come
     * @throws UserError when data and model do not fit; nothing is queued then
     */
    TeacherRecord train(DatasetSpec dataset, TeacherSpec teacher);

    /**
     * The teacher that an experiment of this specification would have: a stored one, one that comes with the program, or
     * one that is queued to be trained.
     *
     * @throws UserError when data and model do not fit; nothing is queued then
     */
    TeacherRecord teacher(DatasetSpec dataset, TeacherSpec teacher);

    /** Queues a run again that was cancelled, failed or cut off, from its last checkpoint. */
    void resume(String runId);

    /** Holds a queued or running task within one training step. */
    void pause(String taskId);

    /** Lets a paused task go on. */
    void unpause(String taskId);

    /**
     * Moves a waiting task in the line. Whatever its place, a run waits for its teacher.
     *
     * @param places so many towards the front; negative towards the end; more than there are moves it all the way
     */
    void prioritise(String taskId, int places);

    /** Stops a task; its last checkpoint stays. */
    void cancel(String taskId);

    /** Queued, running and recently ended tasks, in queue order. */
    List<TaskState> tasks();

    /** Blocks until a run has ended and returns its end. For the command line and tests. */
    RunEvent.Ended await(String runId) throws InterruptedException;

    void addListener(RunListener listener);

    void removeListener(RunListener listener);

    RunArchive runs();

    TeacherArchive teachers();

    /** What an experiment will take, before it starts. */
    Planning planning();

    /** Comparisons of teachers, and teachers from elsewhere. */
    TeacherStudies studies();

    /** Looks into stages of runs, example by example. */
    StageExaminer stages();

    /** Why nothing can be started or changed here, for people; empty where it can. */
    default Optional<String> readOnly() {
        return Optional.empty();
    }

    /** Searches for learning rates. @param kept where finished trainings are remembered, so that a search can go on */
    RateStudy rates(Path kept);

    /** Whether what made this {@link #readOnly} has ended, so that opening it again may allow work. */
    default boolean isFree() {
        return false;
    }

    /** Stops the worker at the next step, leaving unfinished runs resumable. Blocks for at most a few seconds. */
    @Override
    void close();
}
