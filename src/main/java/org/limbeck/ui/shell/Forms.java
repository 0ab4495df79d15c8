package org.limbeck.ui.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Parent;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.draft.SpecDraft;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.ui.experiment.ExperimentModel;
import org.limbeck.ui.experiment.ExperimentView;
import org.limbeck.ui.experiment.SpecFile;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.WorkspaceModel;

/**
 * Opens the form of a new experiment or teacher over the views, one at a time. What was filled in and left is there again
 * the next time.
 */
final class Forms implements AutoCloseable {
    private final ExperimentService service;
    private final ShellContext context;
    private final WorkspaceModel workspace;
    private final WorkspaceActions actions;
    private final Background acting;
    private final Consumer<Parent> centre;
    private final DatasetSpec first;
    /** What was filled in and left, of an experiment under false, of a teacher alone under true. */
    private final Map<Boolean, SpecDraft> drafts = new HashMap<>();

    private boolean alone;
    private ExperimentView form;
    private ExperimentModel model;

    /**
     * @param first data set of a form that is opened without one
     * @param centre shows a view, or with null uncovers the views
     */
    Forms(
            ExperimentService service,
            ShellContext context,
            WorkspaceModel workspace,
            WorkspaceActions actions,
            Background acting,
            DatasetSpec first,
            Consumer<Parent> centre) {
        this.service = service;
        this.context = context;
        this.workspace = workspace;
        this.actions = actions;
        this.acting = acting;
        this.first = first;
        this.centre = centre;
    }

    /** With what was filled in before and not started, if there is any. */
    void newExperiment() {
        if (isOpen(false)) return;
        SpecDraft kept = drafts.get(false);
        experiment(now -> fill(now, kept));
        offerAnew(kept);
    }

    /** Whether that very form is open already; then it gets the keyboard. */
    private boolean isOpen(boolean teacherAlone) {
        boolean open = model != null && alone == teacherAlone && form.getScene() != null;
        if (open) form.focusFirst();
        return open;
    }

    private void fill(ExperimentModel now, SpecDraft kept) {
        if (kept == null) now.propose(first);
        else now.take(kept);
    }

    private void offerAnew(SpecDraft kept) {
        if (kept == null) return;
        form.tellKept(() -> {
            drafts.remove(alone);
            model.propose(first);
        });
    }

    void newExperiment(DatasetSpec data) {
        experiment(now -> now.propose(data));
    }

    void newExperiment(TeacherRecord teacher) {
        experiment(now -> now.propose(teacher));
    }

    /** Fills the form from a file. */
    void open(Path file) {
        experiment(now -> {
            now.propose(first);
            now.open(file, context::fail);
        });
    }

    private void experiment(Consumer<ExperimentModel> fill) {
        open(fill, false, actions::start);
    }

    void newTeacher() {
        if (isOpen(true)) return;
        SpecDraft kept = drafts.get(true);
        open(
                now -> fill(now, kept),
                true,
                (spec, started, failed) -> actions.train(spec.dataset(), spec.teacher(), started, failed));
        offerAnew(kept);
    }

    /** Starts what a form means. */
    private interface Starter {
        void start(ExperimentSpec spec, Runnable started, Runnable failed);
    }

    private void open(Consumer<ExperimentModel> fill, boolean teacherAlone, Starter starter) {
        close();
        ExperimentModel mine = new ExperimentModel(
                service,
                context.pump(),
                new Background("limbeck-window-checking", context.pump()),
                new Background("limbeck-window-planning", context.pump()));
        alone = teacherAlone;
        model = mine;
        fill.accept(mine);
        Runnable failed = () -> {
            if (model == mine) form.resume();
        };
        form = new ExperimentView(
                mine,
                workspace,
                outside(spec -> starter.start(spec, () -> started(mine, teacherAlone), failed)),
                teacherAlone);
        centre.accept(form);
        form.focusFirst();
    }

    /** What was started need not be kept. By then another form may be open. */
    private void started(ExperimentModel started, boolean teacherAlone) {
        if (model == started) {
            started.close();
            model = null;
            leave();
        }
        drafts.remove(teacherAlone);
    }

    private ExperimentView.Outside outside(Consumer<ExperimentSpec> start) {
        return new ExperimentView.Outside(
                start, this::leave, context::fail, (file, text) -> acting.run(() -> SpecFile.write(file, text)));
    }

    /** Leaves the form that is open, if one is. */
    void leave() {
        close();
        centre.accept(null);
    }

    /** What was filled in is kept. */
    @Override
    public void close() {
        if (model != null) {
            if (model.isFilled()) drafts.put(alone, model.draftProperty().get());
            model.close();
        }
        model = null;
    }
}
