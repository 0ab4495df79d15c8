package org.limbeck.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.limbeck.ui.library.Entry;

/** What can begin with the selected data set or teacher; in the library's context menu. */
final class LibraryMenu {
    private final Forms forms;
    private final ReadOnlyObjectProperty<Entry> selection;
    private final boolean readOnly;

    LibraryMenu(Forms forms, ReadOnlyObjectProperty<Entry> selection, boolean readOnly) {
        this.readOnly = readOnly;
        this.forms = forms;
        this.selection = selection;
    }

    List<MenuItem> items() {
        MenuItem experiment = new MenuItem("New experiment");
        experiment
                .textProperty()
                .bind(Bindings.createStringBinding(() -> "New experiment" + with(selection.get()), selection));
        experiment.setDisable(readOnly);
        experiment.setOnAction(event -> begin(selection.get()));
        return List.of(experiment, new SeparatorMenuItem());
    }

    private static String with(Entry entry) {
        if (entry instanceof Entry.DataSet) return " with this data set …";
        return entry instanceof Entry.Teacher || entry instanceof Entry.Checkpoint ? " with this teacher …" : " …";
    }

    private void begin(Entry entry) {
        if (entry instanceof Entry.DataSet data) forms.newExperiment(data.spec());
        else if (entry instanceof Entry.Teacher teacher) forms.newExperiment(teacher.teacher());
        else if (entry instanceof Entry.Checkpoint checkpoint) forms.newExperiment(checkpoint.teacher());
        else forms.newExperiment();
    }
}
