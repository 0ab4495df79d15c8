package org.limbeck.ui.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.library.LibraryEdit;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.WhenKnown;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.feed.WorkspaceWatch;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.live.ShownRuns;
import org.limbeck.ui.tasks.TaskActions;
import org.limbeck.ui.views.Navigator;

/** What a person does to the workspace. Calls to the engine are made on a background thread, one after the other. */
final class WorkspaceActions implements TaskActions {
    private final ExperimentService service;
    private final ExperimentSpec demo;
    private final Background acting;
    private final WorkspaceWatch watch;
    private final WorkspaceModel model;
    private final ShownRuns shown;
    private final Navigator navigator;
    private final ObjectProperty<Entry> selection;
    private final BooleanProperty starting;

    /**
     * @param demo started by {@link #startDemo}
     * @param starting true from asking for an experiment until it is queued
     */
    WorkspaceActions(
            ExperimentService service,
            ExperimentSpec demo,
            Background acting,
            WorkspaceWatch watch,
            WorkspaceModel model,
            ShownRuns shown,
            Navigator navigator,
            ObjectProperty<Entry> selection,
            BooleanProperty starting) {
        this.service = service;
        this.demo = demo;
        this.acting = acting;
        this.watch = watch;
        this.model = model;
        this.shown = shown;
        this.navigator = navigator;
        this.selection = selection;
        this.starting = starting;
    }

    @Override
    public boolean isReadOnly() {
        return service.readOnly().isPresent();
    }

    void startDemo() {
        if (!starting.get()) start(demo);
    }

    void start(ExperimentSpec spec) {
        start(spec, () -> {}, () -> {});
    }

    /**
     * Queues an experiment and puts its runs on the charts as soon as the library knows them.
     *
     * @param started called once it is queued
     * @param failed called when it cannot be, before the failure is told
     */
    void start(ExperimentSpec spec, Runnable started, Runnable failed) {
        starting.set(true);
        acting.run(
                () -> service.submit(spec),
                runs -> {
                    starting.set(false);
                    started.run();
                    showWhenKnown(runs.stream().map(RunSpec::id).toList());
                },
                failure -> {
                    starting.set(false);
                    failed.run();
                    throw asRuntime(failure);
                });
    }

    /** Queues the training of a teacher alone and selects it in the library. Callbacks as of {@link #start}. */
    void train(DatasetSpec dataset, TeacherSpec teacher, Runnable started, Runnable failed) {
        acting.run(
                () -> service.train(dataset, teacher),
                record -> {
                    started.run();
                    reveal(record);
                },
                failure -> {
                    failed.run();
                    throw asRuntime(failure);
                });
    }

    private void showWhenKnown(List<String> ids) {
        watch.refresh();
        WhenKnown.of(
                model.runsProperty(),
                () -> model.run(ids.get(0)),
                run -> navigator.showRuns(() -> {
                    shown.show(ids);
                    select(shown.focused());
                }));
    }

    private static RuntimeException asRuntime(Exception failure) {
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }

    @Override
    public void pause(String taskId) {
        act(() -> service.pause(taskId));
    }

    @Override
    public void unpause(String taskId) {
        act(() -> service.unpause(taskId));
    }

    @Override
    public void cancel(String taskId) {
        act(() -> service.cancel(taskId));
    }

    @Override
    public void resume(String runId) {
        act(() -> service.resume(runId));
    }

    /**
     * Changes marks of runs and experiments.
     *
     * @param told hears what was done, on the FX thread
     */
    void edit(Function<LibraryEdit, String> edit, Consumer<String> told) {
        acting.run(
                () -> {
                    String done = edit.apply(new LibraryEdit(service.runs()));
                    watch.refresh();
                    return done;
                },
                told);
    }

    /** What is written beside a run or an experiment, as the window last saw it. */
    LibraryMark mark(String id) {
        return model.marks().of(id);
    }

    /** Takes the last change of marks back. */
    void undo() {
        act(() -> service.runs().marks().undo());
    }

    /** Makes it again. */
    void redo() {
        act(() -> service.runs().marks().redo());
    }

    private void act(Runnable call) {
        acting.run(() -> {
            call.run();
            watch.refresh();
        });
    }

    @Override
    public void reveal(String taskId) {
        RunSummary run = model.run(taskId);
        TeacherRecord teacher = model.teacher(taskId);
        if (run != null) navigator.choose(new Entry.Run(run));
        else if (teacher != null) navigator.choose(new Entry.Teacher(teacher));
    }

    /** Shows a teacher that has just come, as soon as the library knows it. */
    void reveal(TeacherRecord teacher) {
        watch.refresh();
        WhenKnown.of(
                model.teachersProperty(),
                () -> model.teacher(teacher.id()),
                known -> navigator.choose(new Entry.Teacher(known)));
    }

    void show(Entry entry) {
        navigator.choose(entry);
    }

    void select(String runId) {
        RunSummary run = model.run(runId);
        if (run != null) selection.set(new Entry.Run(run));
    }
}
