package org.limbeck.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.forecast.Planning;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.stage.StageExaminer;
import org.limbeck.experiment.student.RateStudy;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.store.file.WriterLock;

/** A workspace that is only read, live while another program works in it: nothing can be started or changed. */
public final class LookingEngine implements ExperimentService {
    private final Workspace workspace;
    private final TrainingEnvironment environment;
    private final JournalWatch watch;
    private final String reason;

    /** @param environment for comparisons and forecasts, which store nothing */
    LookingEngine(Workspace workspace, TrainingEnvironment environment) {
        this.workspace = workspace;
        this.environment = environment;
        this.watch = new JournalWatch(workspace.runs());
        this.reason = WriterLock.isHeld(workspace.folder())
                ? "the workspace is open in " + WriterLock.holder(workspace.folder())
                : "the workspace was opened to be read only";
    }

    /** From now on listeners hear what the other program does. */
    LookingEngine live() {
        watch.start();
        return this;
    }

    /** Writes a trained teacher as one zip file. @throws UserError when it is not complete or cannot be written */
    public void exportTeacher(String teacherId, Path file) {
        workspace.packs().write(teacherId, file);
    }

    @Override
    public Optional<String> readOnly() {
        return Optional.of(reason);
    }

    @Override
    public boolean isFree() {
        return !WriterLock.isHeld(workspace.folder());
    }

    private UserError refused() {
        return new UserError(
                reason + ", so nothing can be started or changed here",
                workspace.folder().toString(),
                "do it there, or close it there and open the workspace again");
    }

    @Override
    public List<SpecProblem> check(ExperimentSpec spec) {
        return List.of(new SpecProblem("name", refused().getMessage()));
    }

    @Override
    public List<RunSpec> submit(ExperimentSpec spec) {
        throw refused();
    }

    @Override
    public List<RunSpec> extend(String experimentId, List<Long> seeds, List<Schedule> methods) {
        throw refused();
    }

    @Override
    public RunSpec fork(String runId, long step, Schedule schedule) {
        throw refused();
    }

    @Override
    public TeacherRecord train(DatasetSpec dataset, TeacherSpec teacher) {
        throw refused();
    }

    @Override
    public TeacherRecord teacher(DatasetSpec dataset, TeacherSpec teacher) {
        throw refused();
    }

    @Override
    public RateStudy rates(Path kept) {
        throw refused();
    }

    @Override
    public void resume(String runId) {
        throw refused();
    }

    @Override
    public void pause(String taskId) {
        throw refused();
    }

    @Override
    public void unpause(String taskId) {
        throw refused();
    }

    @Override
    public void prioritise(String taskId, int places) {
        throw refused();
    }

    @Override
    public void cancel(String taskId) {
        throw refused();
    }

    /** What has not ended; how far it is, only the program that trains it knows. */
    @Override
    public List<TaskState> tasks() {
        List<TaskState> tasks = new ArrayList<>();
        for (RunSummary run : workspace.runs().runs()) {
            if (run.status().isEnd()) continue;
            String label = run.experimentName() + ": " + run.label() + ", seed " + run.seed();
            tasks.add(new TaskState(
                    run.id(), label, run.status(), Double.NaN, Double.NaN, Double.NaN, "in another program"));
        }
        return tasks;
    }

    @Override
    public RunEvent.Ended await(String runId) {
        throw refused();
    }

    @Override
    public void addListener(RunListener listener) {
        watch.add(listener);
    }

    @Override
    public void removeListener(RunListener listener) {
        watch.remove(listener);
    }

    @Override
    public RunArchive runs() {
        return workspace.runs();
    }

    @Override
    public TeacherArchive teachers() {
        return workspace.teachers();
    }

    @Override
    public Planning planning() {
        return new Planning(environment, workspace.runs(), workspace.teachers(), new StructuredKernel());
    }

    @Override
    public StageExaminer stages() {
        return new StageExaminer(workspace.runs(), workspace.teachers(), environment, new StructuredKernel());
    }

    @Override
    public TeacherStudies studies() {
        return TeacherStudies.of(workspace.teachers(), environment, new StructuredKernel());
    }

    @Override
    public void close() {
        watch.close();
        workspace.close();
    }
}
