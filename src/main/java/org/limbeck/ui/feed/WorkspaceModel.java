package org.limbeck.ui.feed;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;

/** What a workspace holds and does, as the window last saw it. Read and written on the FX thread. */
public final class WorkspaceModel {
    private final ReadOnlyObjectWrapper<List<RunSummary>> runs = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TeacherRecord>> teachers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<TaskState>> tasks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<SeenMarks> marks = new ReadOnlyObjectWrapper<>(SeenMarks.NONE);
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper free = new ReadOnlyBooleanWrapper();

    /** Oldest first. */
    public ReadOnlyObjectProperty<List<RunSummary>> runsProperty() {
        return runs.getReadOnlyProperty();
    }

    /** Oldest first. */
    public ReadOnlyObjectProperty<List<TeacherRecord>> teachersProperty() {
        return teachers.getReadOnlyProperty();
    }

    /** In queue order. */
    public ReadOnlyObjectProperty<List<TaskState>> tasksProperty() {
        return tasks.getReadOnlyProperty();
    }

    /** What people have written beside runs and experiments, and the way back. */
    public ReadOnlyObjectProperty<SeenMarks> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    public SeenMarks marks() {
        return marks.get();
    }

    /** Whether the workspace has been read once. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether a workspace that is shown read only is no longer in use elsewhere. */
    public ReadOnlyBooleanProperty freeProperty() {
        return free.getReadOnlyProperty();
    }

    public List<RunSummary> runs() {
        return runs.get();
    }

    public List<TeacherRecord> teachers() {
        return teachers.get();
    }

    public List<TaskState> tasks() {
        return tasks.get();
    }

    /** The run of that id, or null. */
    public RunSummary run(String id) {
        return runs.get().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Tasks of one kind take about equally long: the runs of one experiment, or teachers. */
    public String kindOf(TaskState task) {
        RunSummary run = run(task.id());
        return run == null ? "teacher" : run.experimentId();
    }

    /** The teacher of that id, or null. */
    public TeacherRecord teacher(String id) {
        return teachers.get().stream()
                .filter(teacher -> teacher.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    void setFree(boolean now) {
        free.set(now);
    }

    void show(Seen seen) {
        marks.set(seen.marks());
        teachers.set(seen.teachers());
        runs.set(seen.runs());
        tasks.set(seen.tasks());
        loaded.set(true);
    }

    /** One look at the workspace. */
    record Seen(List<RunSummary> runs, List<TeacherRecord> teachers, List<TaskState> tasks, SeenMarks marks) {}
}
