package org.limbeck.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.limbeck.experiment.RunStatus;
import org.limbeck.experiment.RunSummary;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.live.ShownRuns;

/** What can be done with the selected run; in the menu bar and in the library's context menu. */
final class RunMenu {
    private final WorkspaceActions actions;
    private final ReadOnlyObjectProperty<Entry> selection;
    private final ShownRuns shown;

    RunMenu(WorkspaceActions actions, ReadOnlyObjectProperty<Entry> selection, ShownRuns shown) {
        this.actions = actions;
        this.selection = selection;
        this.shown = shown;
    }

    List<MenuItem> items() {
        MenuItem show = item("Show on or hide from the charts", null, () -> shown.toggle(run().id()));
        MenuItem hold = item("Pause or go on", "Shortcut+P", this::hold);
        MenuItem cancel = item("Cancel", "Shortcut+PERIOD", () -> actions.cancel(run().id()));
        MenuItem resume = item("Resume from the last checkpoint", "Shortcut+R", () -> actions.resume(run().id()));
        MenuItem delete = item("Delete …", "DELETE", this::delete);
        show.disableProperty().bind(isRun().not());
        BooleanBinding going = is(status -> !status.isEnd() && status != RunStatus.CANCELLING);
        hold.disableProperty().bind(going.not());
        cancel.disableProperty().bind(going.not());
        resume.disableProperty().bind(is(RunStatus::isResumable).not());
        delete.disableProperty().bind(is(RunStatus::isEnd).not());
        return List.of(show, hold, cancel, resume, delete);
    }

    private static MenuItem item(String name, String keys, Runnable action) {
        MenuItem item = new MenuItem(name);
        if (keys != null) item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(event -> action.run());
        return item;
    }

    private BooleanBinding isRun() {
        return Bindings.createBooleanBinding(() -> selection.get() instanceof Entry.Run, selection);
    }

    private BooleanBinding is(java.util.function.Predicate<RunStatus> test) {
        return Bindings.createBooleanBinding(
                () -> selection.get() instanceof Entry.Run run
                        && test.test(run.summary().status()),
                selection);
    }

    private RunSummary run() {
        return ((Entry.Run) selection.get()).summary();
    }

    private void hold() {
        if (run().status() == RunStatus.PAUSED) actions.unpause(run().id());
        else actions.pause(run().id());
    }

    private void delete() {
        RunSummary run = run();
        ButtonType delete = new ButtonType("Delete", ButtonBar.ButtonData.OK_DONE);
        Alert question = new Alert(
                Alert.AlertType.CONFIRMATION,
                "Its measurements, checkpoints and arrays are deleted from the workspace. This cannot be undone.",
                delete,
                ButtonType.CANCEL);
        question.setTitle("Limbeck");
        question.setHeaderText("Delete run " + run.id() + " (" + run.label() + ", seed " + run.seed() + ")?");
        question.resultProperty().addListener((property, was, is) -> {
            if (is == delete) actions.delete(run.id());
        });
        question.show();
    }
}
