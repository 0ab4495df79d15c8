package org.limbeck.figure.panel;

import java.util.EnumSet;
import java.util.Set;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.Smoothing;

/**
 * What charts show of runs, whatever runs they are.
 *
 * @param axis shared by the three charts
 * @param measure of the complexity chart
 * @param scale of the complexity axis
 * @param smoothing of the lines; the measured ones stay visible, pale
 * @param grouped whether seeds of one method are drawn as their mean and standard deviation
 * @param lines shown kinds
 */
public record PanelOptions(
        ProgressAxis axis,
        ComplexityMeasure measure,
        ComplexityScale scale,
        Smoothing smoothing,
        boolean grouped,
        Set<Line> lines) {
    public PanelOptions {
        lines = Set.copyOf(lines);
    }

    public static PanelOptions defaults() {
        return new PanelOptions(
                ProgressAxis.EPOCH, ComplexityMeasure.ASC, ComplexityScale.FITTING, Smoothing.OFF, true, Line.usual());
    }

    public PanelOptions with(ProgressAxis other) {
        return new PanelOptions(other, measure, scale, smoothing, grouped, lines);
    }

    public PanelOptions with(ComplexityMeasure other) {
        return new PanelOptions(axis, other, scale, smoothing, grouped, lines);
    }

    public PanelOptions with(Smoothing other) {
        return new PanelOptions(axis, measure, scale, other, grouped, lines);
    }

    /** The next strength of smoothing, after the strongest none. */
    public PanelOptions smoother() {
        Smoothing[] all = Smoothing.values();
        return with(all[(smoothing.ordinal() + 1) % all.length]);
    }

    public PanelOptions with(ComplexityScale other) {
        return new PanelOptions(axis, measure, other, smoothing, grouped, lines);
    }

    public PanelOptions withGrouped(boolean bySeeds) {
        return new PanelOptions(axis, measure, scale, smoothing, bySeeds, lines);
    }

    public PanelOptions withLine(Line line, boolean present) {
        Set<Line> now = EnumSet.noneOf(Line.class);
        now.addAll(lines);
        if (present) now.add(line);
        else now.remove(line);
        return new PanelOptions(axis, measure, scale, smoothing, grouped, now);
    }

    public boolean shows(Line line) {
        return lines.contains(line);
    }
}
