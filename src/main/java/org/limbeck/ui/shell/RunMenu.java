package org.limbeck.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.live.ShownRuns;
import org.limbeck.ui.palette.Items;
import org.limbeck.ui.widgets.Question;

/** What can be done with the selected run; in the menu bar and in the library's context menu. */
final class RunMenu {
    static final String READ_ONLY = "Another program works in this workspace";

    private final WorkspaceActions actions;
    private final ReadOnlyObjectProperty<Entry> selection;
    private final ShownRuns shown;
    private final Window owner;

    /** @param owner the window that asks before a run is deleted */
    RunMenu(WorkspaceActions actions, ReadOnlyObjectProperty<Entry> selection, ShownRuns shown, Window owner) {
        this.owner = owner;
        this.actions = actions;
        this.selection = selection;
        this.shown = shown;
    }

    List<MenuItem> items() {
        MenuItem show = Items.item("Show on or hide from the charts", null, () -> shown.toggle(run().id()));
        MenuItem hold = Items.item("Pause or continue", "Shortcut+P", this::hold);
        MenuItem cancel = Items.item("Cancel", "Shortcut+PERIOD", () -> actions.cancel(run().id()));
        MenuItem resume = Items.item("Resume from the last checkpoint", "Shortcut+R", () -> actions.resume(run().id()));
        MenuItem delete = Items.item("Delete …", "DELETE", this::delete);
        Items.disable(show, isRun().not(), "Select a run first");
        BooleanBinding going = is(status -> !status.isEnd() && status != RunStatus.CANCELLING);
        Items.disable(hold, going.not(), obstacle("Select a run that is queued or running first"));
        Items.disable(cancel, going.not(), obstacle("Select a run that is queued or running first"));
        Items.disable(
                resume,
                is(RunStatus::isResumable).not(),
                obstacle("Select a failed, cancelled or interrupted run first"));
        Items.disable(delete, is(RunStatus::isEnd).not(), obstacle("Select a run that has ended first"));
        return List.of(show, hold, cancel, resume, delete);
    }

    private String obstacle(String otherwise) {
        return actions.isReadOnly() ? READ_ONLY : otherwise;
    }

    private BooleanBinding isRun() {
        return Bindings.createBooleanBinding(() -> selection.get() instanceof Entry.Run, selection);
    }

    private BooleanBinding is(java.util.function.Predicate<RunStatus> test) {
        return Bindings.createBooleanBinding(
                () -> selection.get() instanceof Entry.Run run
                        && !actions.isReadOnly()
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
        Question.ask(
                owner,
                "Delete run " + run.id() + " (" + run.label() + ", seed " + run.seed() + ")?",
                "Its measurements, checkpoints and arrays are deleted from the workspace. This cannot be undone.",
                "Delete",
                () -> actions.delete(run.id()));
    }
}
