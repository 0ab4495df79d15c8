package org.limbeck.ui.live;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;
import org.limbeck.figure.ChartTheme;
import org.limbeck.figure.RunCurves;

/** What the live view shows at one moment: immutable, so that a file is drawn of just that while training goes on. */
public final class LiveSnapshot {
    private final List<Composer.Shown> runs;
    private final LiveSettings settings;
    private final Range zoom;

    /** @param runs in the order in which they were put on @param zoom null for the whole x axis */
    LiveSnapshot(List<Composer.Shown> runs, LiveSettings settings, Range zoom) {
        this.runs = List.copyOf(runs);
        this.settings = settings;
        this.zoom = zoom;
    }

    List<Composer.Shown> shown() {
        return runs;
    }

    LiveSettings settings() {
        return settings;
    }

    /** The runs that have been read, in order. */
    public List<RunCurves> runs() {
        return runs.stream().map(Composer.Shown::first).toList();
    }

    Composer composer() {
        // The one in focus is drawn over the others.
        List<Composer.Shown> below = new java.util.ArrayList<>();
        for (Composer.Shown run : runs) {
            if (!run.focused()) below.add(0, run);
        }
        runs.stream().filter(Composer.Shown::focused).forEach(below::add);
        return new Composer(below, settings);
    }

    Range visible(Composer composer) {
        return zoom == null ? new Range(0, composer.end()) : zoom;
    }

    /** The same lines over the same part of the axis, in the dress of figures. {@code O(points)}; any thread. */
    public JFreeChart chart(ChartTheme theme) {
        return new LiveFigure(this, theme).figure().chart(theme);
    }

    /** For files and titles: the experiment's name, with the method's when one run is shown alone. */
    public String name() {
        if (runs.isEmpty()) return "charts";
        RunCurves first = runs.get(0).first();
        String experiment = first.run().experiment().name();
        return runs.size() == 1 ? experiment + " " + first.run().label() : experiment;
    }
}
