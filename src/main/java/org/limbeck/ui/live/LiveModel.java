package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
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
    private volatile Request request;

    private record Request(List<Composer.Shown> runs, LiveSettings settings, Range zoom) {}

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

    /** What is known of a run so far, or null. */
    RunCurves curves(String runId) {
        return curves.get().get(runId);
    }

    /** Curves of the shown runs that have been read, in order; what exports draw. */
    public List<RunCurves> shownCurves() {
        return shown.ids().stream()
                .filter(curves.get()::containsKey)
                .map(curves.get()::get)
                .toList();
    }

    private void ask() {
        List<Composer.Shown> runs = new ArrayList<>();
        for (String id : shown.ids()) {
            RunCurves run = curves.get().get(id);
            if (run == null) continue;
            boolean focused = id.equals(shown.focused());
            Composer.Shown entry = Composer.Shown.of(run, shown.colourIndex(id), focused);
            if (focused) runs.add(entry);
            else runs.add(0, entry);
        }
        request = new Request(List.copyOf(runs), settings.get(), zoom.get());
        composeSoon.run();
    }

    private void compose() {
        Request now = request;
        Composer composer = new Composer(now.runs(), now.settings());
        Range visible = now.zoom() == null ? new Range(0, composer.end()) : now.zoom();
        ChartBuilder builder = new ChartBuilder(now.settings(), composer.alone(), visible);
        Map<Panel, PanelContent> contents = new EnumMap<>(Panel.class);
        Map<Panel, JFreeChart> charts = new EnumMap<>(Panel.class);
        for (Panel panel : Panel.values()) {
            PanelContent content = composer.content(panel);
            contents.put(panel, content);
            charts.put(panel, builder.build(content));
        }
        LiveFrame made = new LiveFrame(contents, charts, now.settings(), composer.alone(), composer.end());
        pump.post(this, () -> frame.set(made));
    }
}
