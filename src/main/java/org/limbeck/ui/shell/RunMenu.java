package org.limbeck.ui.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Window;
import org.limbeck.experiment.library.LibraryEdit;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.live.ShownRuns;
import org.limbeck.ui.palette.Items;
import org.limbeck.ui.widgets.TextQuestion;

/** What can be done with the selected run or experiment; in the menu bar and in the library's context menu. */
final class RunMenu {
    static final String READ_ONLY = "Another program works in this workspace";

    private final WorkspaceActions actions;
    private final ReadOnlyObjectProperty<Entry> selection;
    private final ShownRuns shown;
    private final Window owner;
    private final Consumer<String> told;

    /**
     * @param owner the window that asks for names and notes
     * @param told hears what was done and can be undone
     */
    RunMenu(
            WorkspaceActions actions,
            ReadOnlyObjectProperty<Entry> selection,
            ShownRuns shown,
            Window owner,
            Consumer<String> told) {
        this.owner = owner;
        this.told = told;
        this.actions = actions;
        this.selection = selection;
        this.shown = shown;
    }

    List<MenuItem> items() {
        MenuItem show = Items.item("Show on or hide from the charts", null, () -> shown.toggle(run().id()));
        MenuItem hold = Items.item("Pause or continue", "Shortcut+P", this::hold);
        MenuItem cancel = Items.item("Cancel", "Shortcut+PERIOD", () -> actions.cancel(run().id()));
        MenuItem resume = Items.item("Resume from the last checkpoint", "Shortcut+R", () -> actions.resume(run().id()));
        Items.disable(show, isRun().not(), "Select a run first");
        BooleanBinding going = is(status -> !status.isEnd() && status != RunStatus.CANCELLING);
        Items.disable(hold, going.not(), obstacle("Select a run that is queued or running first"));
        Items.disable(cancel, going.not(), obstacle("Select a run that is queued or running first"));
        Items.disable(
                resume,
                is(RunStatus::isResumable).not(),
                obstacle("Select a failed, cancelled or interrupted run first"));
        List<MenuItem> items = new ArrayList<>(List.of(show, hold, cancel, resume, new SeparatorMenuItem()));
        items.addAll(marks());
        return items;
    }

    /** What is written beside a run or an experiment; all of it can be undone. */
    private List<MenuItem> marks() {
        MenuItem pin = Items.item("Pin or unpin", "Shortcut+B", () -> edit(mark -> !mark.pinned(), LibraryEdit::pin));
        MenuItem rename = Items.item("Rename …", "F2", this::rename);
        MenuItem tags = Items.item("Tags …", "Shortcut+J", this::tags);
        MenuItem note = Items.item("Note …", "Shortcut+Shift+J", this::note);
        MenuItem archive =
                Items.item("Archive or take back", null, () -> edit(mark -> !mark.archived(), LibraryEdit::archive));
        MenuItem delete = Items.item("Delete", "DELETE", this::delete);
        List<MenuItem> items = List.of(pin, rename, tags, note, archive, delete);
        BooleanBinding markable = Bindings.createBooleanBinding(() -> id() != null && !actions.isReadOnly(), selection);
        for (MenuItem item : items) {
            if (item != delete) Items.disable(item, markable.not(), obstacle("Select a run or an experiment first"));
        }
        BooleanBinding deletable = markable.and(is(RunStatus::isEnd).or(isExperiment()));
        Items.disable(delete, deletable.not(), obstacle("Select a run that has ended, or an experiment, first"));
        return items;
    }

    /** Sets or clears a mark. */
    private interface Switch {
        String to(LibraryEdit edit, Collection<String> ids, boolean on);
    }

    private void edit(Predicate<LibraryMark> on, Switch mark) {
        String id = id();
        boolean now = on.test(mark());
        actions.edit(edit -> mark.to(edit, List.of(id), now), told);
    }

    private void rename() {
        String id = id();
        TextQuestion.ask(
                owner,
                "Name of " + id,
                mark().name(),
                "Empty: the name of its specification",
                false,
                name -> actions.edit(edit -> edit.rename(id, name), told));
    }

    private void note() {
        String id = id();
        TextQuestion.ask(
                owner,
                "Note beside " + id,
                mark().note(),
                "What there is to remember",
                true,
                text -> actions.edit(edit -> edit.note(id, text), told));
    }

    private void tags() {
        String id = id();
        Set<String> before = mark().tags();
        TextQuestion.ask(
                owner, "Tags of " + id, String.join(" ", before), "Words, with spaces between", false, text -> {
                    Set<String> now = words(text);
                    Set<String> gone = new TreeSet<>(before);
                    gone.removeAll(now);
                    Set<String> added = new TreeSet<>(now);
                    added.removeAll(before);
                    if (!gone.isEmpty() || !added.isEmpty()) {
                        actions.edit(edit -> edit.tag(List.of(id), added, gone), told);
                    }
                });
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>(List.of(text.strip().split("[\\s,]+")));
        words.remove("");
        return words;
    }

    private BooleanBinding isExperiment() {
        return Bindings.createBooleanBinding(() -> selection.get() instanceof Entry.Experiment, selection);
    }

    /** Of the selected run or experiment; null when neither is selected. */
    private String id() {
        if (selection.get() instanceof Entry.Run run) return run.summary().id();
        return selection.get() instanceof Entry.Experiment experiment ? experiment.id() : null;
    }

    private LibraryMark mark() {
        return actions.mark(id());
    }

    private String obstacle(String otherwise) {
        return actions.isReadOnly() ? READ_ONLY : otherwise;
    }

    private BooleanBinding isRun() {
        return Bindings.createBooleanBinding(() -> selection.get() instanceof Entry.Run, selection);
    }

    private BooleanBinding is(Predicate<RunStatus> test) {
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

    /** Without a question: it can be undone. */
    private void delete() {
        String id = id();
        actions.edit(edit -> edit.delete(List.of(id)), told);
    }
}
