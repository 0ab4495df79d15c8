package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jfree.data.Range;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.composing.ShownRun;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.panel.ComplexityScale;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.Pump;

/**
 * State of the live view. Whatever changes, runs, settings or theme, a new frame is composed on a background thread, and
 * only the latest reaches the screen.
 */
public final class LiveModel {
    private final ShownRuns shown;
    private final ReadOnlyObjectProperty<Map<String, RunCurves>> curves;
    private final ObservableValue<ChartTheme> theme;
    private final Pump pump;
    private final ObjectProperty<PanelOptions> settings;
    private final ReadOnlyObjectWrapper<LiveFrame> frame = new ReadOnlyObjectWrapper<>();
    private final Runnable composeSoon;
    private final ObjectProperty<Range> zoom = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper();
    private volatile Wanted wanted;

    /**
     * @param theme of what is drawn, let go of with this model
     * @param options as they were left
     */
    public LiveModel(
            ShownRuns shown,
            ReadOnlyObjectProperty<Map<String, RunCurves>> curves,
            ObservableValue<ChartTheme> theme,
            Background drawing,
            Pump pump,
            PanelOptions options) {
        this.shown = shown;
        this.curves = curves;
        this.theme = theme;
        this.pump = pump;
        this.settings = new SimpleObjectProperty<>(options);
        this.composeSoon = drawing.coalesced(0, this::compose);
        theme.addListener(change -> ask());
        settings.addListener(change -> ask());
        zoom.addListener(change -> ask());
        curves.addListener(change -> ask());
        shown.changes().addListener(change -> ask());
        shown.teachers().addListener(change -> {
            if (teacher() != null) ask();
        });
        ask();
    }

    public ObjectProperty<PanelOptions> settingsProperty() {
        return settings;
    }

    public PanelOptions settings() {
        return settings.get();
    }

    /** The part of the x axis that is looked at; null for all of it. */
    ObjectProperty<Range> zoomProperty() {
        return zoom;
    }

    ReadOnlyObjectProperty<LiveFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    public ShownRuns shown() {
        return shown;
    }

    /** From a linear complexity axis to a logarithmic one and back, whichever is drawn now. */
    public void toggleLogarithm() {
        LiveFrame now = frame.get();
        boolean logarithmic = now != null && now.composition().isLogarithmic();
        settings.set(settings().with(logarithmic ? ComplexityScale.LINEAR : ComplexityScale.LOGARITHMIC));
    }

    /** What is known of a run so far, or null. */
    RunCurves curves(String runId) {
        return curves.get().get(runId);
    }

    /** What is shown now, for files; runs that have not been read yet are not in it. */
    public ChartRequest snapshot() {
        List<ShownRun> runs = new ArrayList<>();
        for (String id : shown.ids()) {
            RunCurves run = curves.get().get(id);
            if (run != null) runs.add(new ShownRun(run, shown.colourIndex(id), id.equals(shown.focused())));
        }
        return new ChartRequest(runs, settings.get(), zoom.get(), teacher());
    }

    private TeacherRecord teacher() {
        RunCurves focused = shown.focused() == null ? null : curves.get().get(shown.focused());
        return focused == null ? null : shown.teacherInTraining(focused.run());
    }

    /** Whether there is something to write to a file: a run on the charts that has been read. */
    public ReadOnlyBooleanProperty filledProperty() {
        return filled.getReadOnlyProperty();
    }

    private void ask() {
        wanted = new Wanted(snapshot(), theme.getValue());
        filled.set(!wanted.request().runs().isEmpty());
        composeSoon.run();
    }

    private void compose() {
        Wanted now = wanted;
        LiveFrame made = LiveFrame.of(now.request(), now.theme());
        pump.post(this, () -> frame.set(made));
    }

    private record Wanted(ChartRequest request, ChartTheme theme) {}
}
