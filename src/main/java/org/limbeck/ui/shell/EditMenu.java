package org.limbeck.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.library.LibraryView;
import org.limbeck.ui.palette.Items;

/** What the menu "Edit" holds of an open workspace: the way back from changes of the library, and finding things in it. */
final class EditMenu {
    private final WorkspaceModel model;
    private final WorkspaceActions actions;
    private final LibraryView library;

    EditMenu(WorkspaceModel model, WorkspaceActions actions, LibraryView library) {
        this.model = model;
        this.actions = actions;
        this.library = library;
    }

    List<MenuItem> items() {
        MenuItem undo = Items.item("Undo", "Shortcut+Z", actions::undo);
        undo.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> name("Undo", model.marks().undoable()), model.marksProperty()));
        MenuItem redo = Items.item("Redo", "Shortcut+Shift+Z", actions::redo);
        redo.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> name("Redo", model.marks().redoable()), model.marksProperty()));
        Items.disable(
                undo,
                Bindings.createBooleanBinding(() -> cannot(model.marks().undoable()), model.marksProperty()),
                "There is nothing to undo");
        Items.disable(
                redo,
                Bindings.createBooleanBinding(() -> cannot(model.marks().redoable()), model.marksProperty()),
                "There is nothing to do again");
        CheckMenuItem archived = new CheckMenuItem("Show archived runs");
        archived.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+A"));
        archived.selectedProperty().bindBidirectional(library.archivedProperty());
        return List.of(
                undo,
                redo,
                new SeparatorMenuItem(),
                Items.item("Find in the library", "Shortcut+F", library::find),
                archived);
    }

    private boolean cannot(String what) {
        return what.isEmpty() || actions.isReadOnly();
    }

    private static String name(String verb, String what) {
        return what.isEmpty() ? verb : verb + ": " + what;
    }
}
