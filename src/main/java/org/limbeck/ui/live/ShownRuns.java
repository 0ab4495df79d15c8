package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.paint.Color;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.ui.feed.WorkspaceModel;

/**
 * Which runs are on the charts, which of them is in focus (drawn with all its curves, bands and stages), and the colour
 * of each. A colour belongs to a method of an experiment, see {@link ColourBook}: seeds share it.
 */
public final class ShownRuns {
    private final WorkspaceModel workspace;
    private final ReadOnlyBooleanProperty dark;
    /** Held weakly by the theme, which outlives what is shown. */
    private final InvalidationListener darkChanged = change -> bump();

    private final ReadOnlyObjectWrapper<List<String>> ids = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<String> focus = new ReadOnlyObjectWrapper<>();
    private final SimpleIntegerProperty revision = new SimpleIntegerProperty();
    private final ColourBook book;
    private Map<String, Integer> colours = Map.of();
    private boolean following;

    public ShownRuns(WorkspaceModel workspace, ReadOnlyBooleanProperty dark, ColourBook book) {
        this.book = book;
        this.workspace = workspace;
        this.dark = dark;
        dark.addListener(new WeakInvalidationListener(darkChanged));
        workspace.runsProperty().addListener(change -> update());
        update();
    }

    private void update() {
        List<String> still = new ArrayList<>(ids.get());
        still.removeIf(id -> workspace.run(id) == null);
        if (workspace.loadedProperty().get()) set(still);
    }

    /** What is on the charts together is told apart; the rest has the colours it would have alone. */
    private void colour(List<String> now) {
        Map<String, Integer> assigned = new HashMap<>();
        Map<String, Integer> bySeries = new HashMap<>();
        for (String id : now) {
            RunSummary run = workspace.run(id);
            if (run == null) continue;
            String series = run.experimentId() + run.label();
            Integer colour = bySeries.get(series);
            if (colour == null) {
                colour = book.colourBeside(run.experimentId(), run.label(), Set.copyOf(bySeries.values()));
                bySeries.put(series, colour);
            }
            assigned.put(id, colour);
        }
        for (RunSummary run : workspace.runs()) {
            assigned.computeIfAbsent(run.id(), id -> book.colour(run.experimentId(), run.label()));
        }
        colours = assigned;
    }

    /** In the order in which they were put on. */
    public ReadOnlyObjectProperty<List<String>> idsProperty() {
        return ids.getReadOnlyProperty();
    }

    /** One of the shown runs, or null when none is shown. */
    public ReadOnlyObjectProperty<String> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /** Invalidated by any change. */
    public Observable changes() {
        return revision;
    }

    public List<String> ids() {
        return ids.get();
    }

    public String focused() {
        return focus.get();
    }

    public boolean isShown(String id) {
        return ids.get().contains(id);
    }

    /** The teacher that a run is waiting for, as far as it has been trained; null when it waits for none. */
    TeacherRecord teacherInTraining(RunSpec run) {
        TeacherSpec wanted = run.experiment().teacher();
        TeacherRecord teacher = wanted == null || wanted.id() == null ? null : workspace.teacher(wanted.id());
        return teacher == null || teacher.complete() ? null : teacher;
    }

    /** Changes with every checkpoint of a teacher in training. */
    Observable teachers() {
        return workspace.teachersProperty();
    }

    /** Index into the palette. */
    public int colourIndex(String id) {
        return colours.getOrDefault(id, 0);
    }

    public Color colour(String id) {
        return Colours.of(ChartTheme.screen(dark.get()).style(colourIndex(id)).color());
    }

    /** Shows exactly these, the focus on the last one until {@link #follow} moves it. */
    public void show(List<String> runIds) {
        set(runIds);
        if (!runIds.isEmpty()) focus(runIds.get(runIds.size() - 1));
        following = true;
    }

    /** The focus goes with the run that is being trained, unless a person has put it elsewhere. */
    public void follow(String runningId) {
        if (!following) return;
        focus(runningId);
        following = true;
    }

    public void toggle(String id) {
        List<String> now = new ArrayList<>(ids.get());
        boolean added = !now.remove(id);
        if (added) now.add(id);
        set(now);
        if (added) focus(id);
    }

    /** Shows all of them, or none when all are shown already. */
    public void toggleAll(List<String> runIds) {
        List<String> now = new ArrayList<>(ids.get());
        boolean allShown = now.containsAll(runIds);
        now.removeAll(runIds);
        if (!allShown) now.addAll(runIds);
        set(now);
    }

    public void focus(String id) {
        following = false;
        if (!isShown(id) || id.equals(focus.get())) return;
        focus.set(id);
        bump();
    }

    private void set(List<String> now) {
        colour(now);
        ids.set(List.copyOf(now));
        if (focus.get() == null || !now.contains(focus.get())) focus.set(now.isEmpty() ? null : now.get(0));
        bump();
    }

    private void bump() {
        revision.set(revision.get() + 1);
        // An int property is only invalidated again once it was read.
        revision.get();
    }
}
