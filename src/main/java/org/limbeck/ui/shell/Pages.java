package org.limbeck.ui.shell;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Parent;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.ui.data.DataModel;
import org.limbeck.ui.data.DataView;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.teachers.TeachersModel;
import org.limbeck.ui.teachers.TeachersView;
import org.limbeck.ui.views.View;

/** What the views show beside the charts, each made when it is first opened; they follow what is chosen. */
final class Pages implements AutoCloseable {
    private final ExperimentService service;
    private final ShellContext context;
    private final WorkspaceModel workspace;
    private final WorkspaceActions actions;
    private final Forms forms;
    private final ReadOnlyObjectProperty<Entry> arrived;
    private final Parent live;
    private final ModelSpec student;
    private final Supplier<DatasetSpec> usualData;
    private TeachersModel teachers;
    private TeachersView teachersView;
    private DataModel data;
    private DataView dataView;
    private Background making;

    /**
     * @param arrived the row of the library that is shown
     * @param live the charts
     * @param student for which teachers are compared until another is chosen
     * @param usualData shown until a data set is chosen
     */
    Pages(
            ExperimentService service,
            ShellContext context,
            WorkspaceModel workspace,
            WorkspaceActions actions,
            Forms forms,
            ReadOnlyObjectProperty<Entry> arrived,
            Parent live,
            ModelSpec student,
            Supplier<DatasetSpec> usualData) {
        this.service = service;
        this.context = context;
        this.workspace = workspace;
        this.actions = actions;
        this.forms = forms;
        this.arrived = arrived;
        this.live = live;
        this.student = student;
        this.usualData = usualData;
        arrived.addListener((property, was, is) -> follow(is));
    }

    Parent of(View view) {
        return switch (view) {
            case LIVE -> live;
            case TEACHERS -> teachers();
            case DATA -> data();
        };
    }

    private Parent teachers() {
        if (teachersView != null) return teachersView;
        Background computing = new Background("limbeck-window-teachers", context.pump());
        teachers = new TeachersModel(service, workspace, context.pump(), computing, student);
        follow(arrived.get());
        TeachersView.Outside outside = new TeachersView.Outside(
                forms::newTeacher,
                actions::reveal,
                (teacher, checkpoint) -> actions.show(new Entry.Checkpoint(teacher, checkpoint)),
                context::fail,
                actions.isReadOnly());
        teachersView = new TeachersView(teachers, context.appearance(), outside);
        return teachersView;
    }

    private Parent data() {
        if (dataView == null) {
            data = new DataModel(service, new Background("limbeck-window-data", context.pump()), usualData);
            making = new Background("limbeck-window-pictures", context.pump());
            dataView = new DataView(data, context.appearance(), making);
            follow(arrived.get());
        }
        data.showUsual();
        return dataView;
    }

    private void follow(Entry entry) {
        if (teachers != null && entry instanceof Entry.Teacher teacher)
            teachers.choose(new TeachersModel.Mark(teacher.teacher().id(), -1));
        if (teachers != null && entry instanceof Entry.Checkpoint checkpoint)
            teachers.choose(new TeachersModel.Mark(checkpoint.teacher().id(), checkpoint.index()));
        if (data != null && entry instanceof Entry.DataSet chosen) data.show(chosen.spec());
    }

    @Override
    public void close() {
        if (teachers != null) teachers.close();
        if (data == null) return;
        data.close();
        making.close();
    }
}
