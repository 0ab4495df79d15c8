package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;
import org.limbeck.figure.RunCurves;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.Pump;
import org.limbeck.ui.widgets.Appearance;

/**
 * State of the live view. Whatever changes, runs, settings or theme, a new frame is composed on a background thread, and
 * only the latest reaches the screen.
 */
public final class LiveModel {
    private final ShownRuns shown;
    private final ReadOnlyObjectProperty<Map<String, RunCurves>> curves;
    private final Pump pump;
    private final ObjectProperty<LiveSettings> settings;
    private final ReadOnlyObjectWrapper<LiveFrame> frame = new ReadOnlyObjectWrapper<>();
    private final Runnable composeSoon;
    private final ObjectProperty<Range> zoom = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper();
    private volatile LiveSnapshot wanted;

    public LiveModel(
            ShownRuns shown,
            ReadOnlyObjectProperty<Map<String, RunCurves>> curves,
            Appearance appearance,
            Background drawing,
            Pump pump) {
        this.shown = shown;
        this.curves = curves;
        this.pump = pump;
        this.settings = new SimpleObjectProperty<>(LiveSettings.initial(appearance.isDark()));
        this.composeSoon = drawing.coalesced(0, this::compose);
        appearance
                .darkProperty()
                .addListener((property, was, is) -> settings.set(settings.get().withDark(is)));
        settings.addListener(change -> ask());
        zoom.addListener(change -> ask());
        curves.addListener(change -> ask());
        shown.changes().addListener(change -> ask());
        ask();
    }

    public ObjectProperty<LiveSettings> settingsProperty() {
        return settings;
    }

    public LiveSettings settings() {
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
        boolean logarithmic = now != null && now.logarithmic();
        settings.set(settings().with(logarithmic ? ComplexityScale.LINEAR : ComplexityScale.LOGARITHMIC));
    }

    /** What is known of a run so far, or null. */
    RunCurves curves(String runId) {
        return curves.get().get(runId);
    }

    /** What is shown now, for files; runs that have not been read yet are not in it. */
    public LiveSnapshot snapshot() {
        List<Composer.Shown> runs = new ArrayList<>();
        for (String id : shown.ids()) {
            RunCurves run = curves.get().get(id);
            if (run != null) runs.add(Composer.Shown.of(run, shown.colourIndex(id), id.equals(shown.focused())));
        }
        return new LiveSnapshot(runs, settings.get(), zoom.get());
    }

    /** Whether there is something to write to a file: a run on the charts that has been read. */
    public ReadOnlyBooleanProperty filledProperty() {
        return filled.getReadOnlyProperty();
    }

    private void ask() {
        wanted = snapshot();
        filled.set(!wanted.runs().isEmpty());
        composeSoon.run();
    }

    private void compose() {
        LiveSnapshot now = wanted;
        Composer composer = now.composer();
        ChartBuilder builder = new ChartBuilder(now.settings(), composer.alone(), now.visible(composer));
        Map<Panel, PanelContent> contents = new EnumMap<>(Panel.class);
        Map<Panel, JFreeChart> charts = new EnumMap<>(Panel.class);
        for (Panel panel : Panel.values()) {
            PanelContent content = composer.content(panel);
            contents.put(panel, content);
            charts.put(panel, builder.build(content));
        }
        boolean logarithmic = PanelScale.isLogarithmic(contents.get(Panel.COMPLEXITY), now.settings());
        LiveFrame made = new LiveFrame(contents, charts, now.settings(), composer.alone(), logarithmic, composer.end());
        pump.post(this, () -> frame.set(made));
    }
}
