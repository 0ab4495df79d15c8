package org.limbeck.ui.views;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.ui.feed.WorkspaceModel;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.live.ShownRuns;

/** The one way to move about: which view is open, what choosing a row of the library shows, and the way back. FX thread. */
public final class Navigator {
    private final WorkspaceModel workspace;
    private final ShownRuns shown;
    private final ObjectProperty<Entry> selection;
    private final Function<String, Entry> rows;
    private final History history = new History();
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.LIVE);
    private final ReadOnlyObjectWrapper<Entry> arrived = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty covered = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();

    /** @param rows the row of the library with a key; null when it has gone */
    public Navigator(
            WorkspaceModel workspace, ShownRuns shown, ObjectProperty<Entry> selection, Function<String, Entry> rows) {
        this.workspace = workspace;
        this.shown = shown;
        this.selection = selection;
        this.rows = rows;
        covered.addListener(change -> tell());
    }

    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    public View view() {
        return view.get();
    }

    /**
     * The selected row, as soon as it is to be shown: the library selects rows in passing, while an arrow key is held, and
     * what is costly waits for this.
     */
    public ReadOnlyObjectProperty<Entry> arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    /** Whether a form stands over the views. Moving anywhere uncovers them; so does the first step back. */
    public BooleanProperty coveredProperty() {
        return covered;
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    /** Begins in a view, unless somebody has gone somewhere already; there is no way back from there. */
    public void begin(View first) {
        if (history.here() != null) return;
        view.set(first);
        history.visit(now());
        arrived.set(selection.get());
    }

    public void open(View next) {
        move(() -> view.set(next));
    }

    /** Shows what somebody has chosen, whichever view is open. */
    public void choose(Entry entry) {
        if (rows.apply(entry.key()) == null) return;
        move(() -> {
            selection.set(entry);
            if (entry instanceof Entry.Run run) show(run.summary());
            if (entry instanceof Entry.Experiment experiment) show(experiment.id());
            arrived.set(entry);
            view.set(View.of(entry, view.get()));
        });
    }

    /** Brings the charts to the front after something else has put runs on them. */
    public void showRuns(Runnable change) {
        move(() -> {
            change.run();
            if (!view.get().showsRuns()) view.set(View.LIVE);
        });
    }

    private void move(Runnable change) {
        history.leave(asLeft());
        change.run();
        history.visit(now());
        covered.set(false);
        tell();
    }

    private void show(RunSummary run) {
        boolean together = shown.ids().stream()
                .map(workspace::run)
                .anyMatch(other -> other != null && other.experimentId().equals(run.experimentId()));
        if (!together) shown.show(runs(run.experimentId()));
        if (!shown.isShown(run.id())) shown.toggle(run.id());
        shown.focus(run.id());
    }

    private void show(String experimentId) {
        List<String> runs = runs(experimentId);
        if (!Set.copyOf(shown.ids()).equals(Set.copyOf(runs))) shown.show(runs);
    }

    private List<String> runs(String experimentId) {
        return workspace.runs().stream()
                .filter(run -> run.experimentId().equals(experimentId))
                .map(RunSummary::id)
                .toList();
    }

    public void back() {
        if (covered.get()) covered.set(false);
        else go(history::back);
    }

    public void forward() {
        go(history::forward);
    }

    private void go(Function<java.util.function.Predicate<Place>, Place> step) {
        history.leave(asLeft());
        Place place = step.apply(this::exists);
        if (place != null) enter(place);
        covered.set(false);
        tell();
    }

    private boolean exists(Place place) {
        return place.selected() == null || rows.apply(place.selected()) != null;
    }

    private void enter(Place place) {
        List<String> runs =
                place.shown().stream().filter(id -> workspace.run(id) != null).toList();
        if (!runs.equals(shown.ids())) shown.show(runs);
        if (place.focus() != null) shown.focus(place.focus());
        selection.set(place.selected() == null ? null : rows.apply(place.selected()));
        arrived.set(selection.get());
        view.set(place.view());
    }

    /** By now the library may have selected what is about to be shown; a row that has gone is replaced. */
    private Place asLeft() {
        Place now = now();
        Place here = history.here();
        if (here == null || !exists(here)) return now;
        return new Place(now.view(), here.selected(), now.shown(), now.focus());
    }

    private Place now() {
        Entry selected = selection.get();
        return new Place(view.get(), selected == null ? null : selected.key(), shown.ids(), shown.focused());
    }

    private void tell() {
        canGoBack.set(covered.get() || history.hasBack());
        canGoForward.set(!covered.get() && history.hasForward());
    }
}
