package org.limbeck.ui.live;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.prefs.Preferences;
import java.util.stream.Collectors;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.Smoothing;
import org.limbeck.figure.panel.ComplexityScale;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.PanelOptions;

/** Keeps between starts how charts are drawn. What makes no sense is taken as not set. */
public final class ChartMemory {
    private static final String AXIS = "charts-axis";
    private static final String MEASURE = "charts-measure";
    private static final String SCALE = "charts-scale";
    private static final String SMOOTHING = "charts-smoothing";
    private static final String GROUPED = "charts-grouped";
    /** Those that are hidden, so that a kind of line which a later version adds is shown. */
    private static final String HIDDEN = "charts-hidden";

    private final Preferences preferences;

    public ChartMemory(Preferences preferences) {
        this.preferences = preferences;
    }

    public PanelOptions options() {
        PanelOptions usual = PanelOptions.defaults();
        return new PanelOptions(
                read(AXIS, usual.axis(), ProgressAxis.values()),
                read(MEASURE, usual.measure(), ComplexityMeasure.values()),
                read(SCALE, usual.scale(), ComplexityScale.values()),
                read(SMOOTHING, usual.smoothing(), Smoothing.values()),
                preferences.getBoolean(GROUPED, usual.grouped()),
                lines(usual));
    }

    private <E extends Enum<E>> E read(String key, E usual, E[] values) {
        String name = preferences.get(key, "");
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(usual);
    }

    private Set<Line> lines(PanelOptions usual) {
        String hidden = preferences.get(HIDDEN, null);
        if (hidden == null) return usual.lines();
        List<String> names = List.of(hidden.split(","));
        return Arrays.stream(Line.values())
                .filter(line -> !names.contains(line.name()))
                .collect(Collectors.toSet());
    }

    public void remember(PanelOptions options) {
        preferences.put(AXIS, options.axis().name());
        preferences.put(MEASURE, options.measure().name());
        preferences.put(SCALE, options.scale().name());
        preferences.put(SMOOTHING, options.smoothing().name());
        preferences.putBoolean(GROUPED, options.grouped());
        Set<Line> hidden = EnumSet.allOf(Line.class);
        hidden.removeAll(options.lines());
        preferences.put(HIDDEN, hidden.stream().map(Line::name).collect(Collectors.joining(",")));
    }
}
