package org.limbeck.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.ExperimentService;
import org.limbeck.experiment.ExperimentSpec;
import org.limbeck.experiment.TeacherRecord;
import org.limbeck.network.ModelSpec;
import org.limbeck.ui.experiment.ExperimentModel;
import org.limbeck.ui.experiment.ExperimentView;
import org.limbeck.ui.experiment.SpecFile;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.teachers.TeachersModel;
import org.limbeck.ui.teachers.TeachersView;

/** Opens the form of a new experiment or teacher, or the comparison of teachers, in the centre, one at a time. */
final class Forms implements AutoCloseable {
    private final ExperimentService service;
    private final ShellContext context;
    private final WorkspaceModel workspace;
    private final WorkspaceActions actions;
    private final Background acting;
    private final Consumer<Node> centre;
    private final DatasetSpec first;
    private final ModelSpec student;
    private ExperimentModel model;
    private TeachersModel comparison;

    /**
     * @param first data set of a form that is opened without one
     * @param student for which teachers are compared until another is chosen
     * @param centre shows a view, or with null what was there before
     */
    Forms(
            ExperimentService service,
            ShellContext context,
            WorkspaceModel workspace,
            WorkspaceActions actions,
            Background acting,
            DatasetSpec first,
            ModelSpec student,
            Consumer<Node> centre) {
        this.service = service;
        this.context = context;
        this.workspace = workspace;
        this.actions = actions;
        this.acting = acting;
        this.first = first;
        this.student = student;
        this.centre = centre;
    }

    void newExperiment() {
        experiment(now -> now.propose(first));
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
        begin(fill);
        ExperimentView[] view = new ExperimentView[1];
        view[0] = new ExperimentView(
                model, workspace, outside(spec -> actions.start(spec, this::leave, () -> view[0].resume())), false);
        centre.accept(view[0]);
    }

    void newTeacher() {
        begin(now -> now.propose(first));
        ExperimentView[] view = new ExperimentView[1];
        view[0] = new ExperimentView(model, workspace, outside(spec -> train(spec, () -> view[0].resume())), true);
        centre.accept(view[0]);
    }

    /** The teachers, with what was compared last. */
    void teachers() {
        close(false);
        if (comparison == null) comparison = new TeachersModel(service, workspace, context.pump(), student);
        centre.accept(new TeachersView(
                comparison,
                context.appearance(),
                new TeachersView.Outside(this::newTeacher, actions::reveal, this::leave, context::fail)));
    }

    private void train(ExperimentSpec spec, Runnable again) {
        actions.train(spec.dataset(), spec.teacher(), this::leave, again);
    }

    private void begin(Consumer<ExperimentModel> fill) {
        close(false);
        model = new ExperimentModel(service, context.pump());
        fill.accept(model);
    }

    private ExperimentView.Outside outside(Consumer<ExperimentSpec> start) {
        return new ExperimentView.Outside(
                start, this::leave, context::fail, (file, text) -> acting.run(() -> SpecFile.write(file, text)));
    }

    private void leave() {
        close(false);
        centre.accept(null);
    }

    private void close(boolean everything) {
        if (model != null) model.close();
        model = null;
        if (!everything || comparison == null) return;
        comparison.close();
        comparison = null;
    }

    @Override
    public void close() {
        close(true);
    }
}
