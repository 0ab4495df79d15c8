package org.limbeck.ui.live;

import java.util.EnumSet;
import java.util.Set;
import org.limbeck.figure.ComplexityMeasure;
import org.limbeck.figure.ProgressAxis;
import org.limbeck.figure.Smoothing;

/**
 * How the charts are drawn, whatever runs they show.
 *
 * @param axis shared by the three charts
 * @param measure of the complexity chart
 * @param scale of the complexity axis
 * @param smoothing of the lines; the measured ones stay visible, pale
 * @param grouped whether seeds of one method are drawn as their mean and standard deviation
 * @param lines shown kinds
 * @param dark on dark ground
 */
public record LiveSettings(
        ProgressAxis axis,
        ComplexityMeasure measure,
        ComplexityScale scale,
        Smoothing smoothing,
        boolean grouped,
        Set<Line> lines,
        boolean dark) {
    public LiveSettings {
        lines = Set.copyOf(lines);
    }

    static LiveSettings initial(boolean dark) {
        return new LiveSettings(
                ProgressAxis.EPOCH,
                ComplexityMeasure.ASC,
                ComplexityScale.FITTING,
                Smoothing.OFF,
                true,
                Line.usual(),
                dark);
    }

    public LiveSettings with(ProgressAxis other) {
        return new LiveSettings(other, measure, scale, smoothing, grouped, lines, dark);
    }

    public LiveSettings with(ComplexityMeasure other) {
        return new LiveSettings(axis, other, scale, smoothing, grouped, lines, dark);
    }

    public LiveSettings with(Smoothing other) {
        return new LiveSettings(axis, measure, scale, other, grouped, lines, dark);
    }

    /** The next strength of smoothing, after the strongest none. */
    public LiveSettings smoother() {
        Smoothing[] all = Smoothing.values();
        return with(all[(smoothing.ordinal() + 1) % all.length]);
    }

    public LiveSettings with(ComplexityScale other) {
        return new LiveSettings(axis, measure, other, smoothing, grouped, lines, dark);
    }

    public LiveSettings withGrouped(boolean bySeeds) {
        return new LiveSettings(axis, measure, scale, smoothing, bySeeds, lines, dark);
    }

    public LiveSettings withDark(boolean darkGround) {
        return new LiveSettings(axis, measure, scale, smoothing, grouped, lines, darkGround);
    }

    public LiveSettings withLine(Line line, boolean present) {
        Set<Line> now = EnumSet.noneOf(Line.class);
        now.addAll(lines);
        if (present) now.add(line);
        else now.remove(line);
        return new LiveSettings(axis, measure, scale, smoothing, grouped, now, dark);
    }

    public boolean shows(Line line) {
        return lines.contains(line);
    }
}
