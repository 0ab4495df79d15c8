package org.limbeck.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.Schedule;
import org.limbeck.experiment.ExperimentService;
import org.limbeck.experiment.ExperimentSpec;
import org.limbeck.experiment.Laboratory;
import org.limbeck.experiment.Planning;
import org.limbeck.experiment.RunArchive;
import org.limbeck.experiment.RunEvent;
import org.limbeck.experiment.RunListener;
import org.limbeck.experiment.RunSpec;
import org.limbeck.experiment.RunSummary;
import org.limbeck.experiment.SpecProblem;
import org.limbeck.experiment.TaskState;
import org.limbeck.experiment.TeacherArchive;
import org.limbeck.experiment.TeacherRecord;
import org.limbeck.experiment.TeacherSpec;
import org.limbeck.experiment.TeacherStudies;
import org.limbeck.kernel.StructuredKernel;

/** A workspace that is only read, live while another program works in it: nothing can be started or changed. */
public final class LookingEngine implements ExperimentService {
    private final Workspace workspace;
    private final Laboratory laboratory;
    private final JournalWatch watch;
    private final String reason;

    /** @param laboratory for comparisons and forecasts, which store nothing */
    LookingEngine(Workspace workspace, Laboratory laboratory) {
        this.workspace = workspace;
        this.laboratory = laboratory;
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
    public RunSpec fork(String runId, long step, Schedule schedule) {
        throw refused();
    }

    @Override
    public TeacherRecord train(DatasetSpec dataset, TeacherSpec teacher) {
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
        return new Planning(laboratory, workspace.runs(), workspace.teachers(), new StructuredKernel());
    }

    @Override
    public TeacherStudies studies() {
        return TeacherStudies.of(workspace.teachers(), laboratory, new StructuredKernel());
    }

    @Override
    public void close() {
        watch.close();
        workspace.close();
    }
}
