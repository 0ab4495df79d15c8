package org.limbeck.ui.live;

import java.util.EnumSet;
import java.util.Set;
import org.limbeck.figure.ComplexityMeasure;
import org.limbeck.figure.ProgressAxis;

/**
 * How the charts are drawn, whatever runs they show.
 *
 * @param axis shared by the three charts
 * @param measure of the complexity chart
 * @param logarithmic whether the complexity axis is
 * @param lines shown kinds
 * @param dark on dark ground
 */
public record LiveSettings(
        ProgressAxis axis, ComplexityMeasure measure, boolean logarithmic, Set<Line> lines, boolean dark) {
    public LiveSettings {
        lines = Set.copyOf(lines);
    }

    static LiveSettings initial(boolean dark) {
        return new LiveSettings(ProgressAxis.EPOCH, ComplexityMeasure.ASC, false, Line.all(), dark);
    }

    public LiveSettings with(ProgressAxis other) {
        return new LiveSettings(other, measure, logarithmic, lines, dark);
    }

    public LiveSettings with(ComplexityMeasure other) {
        return new LiveSettings(axis, other, logarithmic, lines, dark);
    }

    public LiveSettings withLogarithmic(boolean logarithm) {
        return new LiveSettings(axis, measure, logarithm, lines, dark);
    }

    public LiveSettings withDark(boolean darkGround) {
        return new LiveSettings(axis, measure, logarithmic, lines, darkGround);
    }

    public LiveSettings withLine(Line line, boolean present) {
        Set<Line> now = EnumSet.noneOf(Line.class);
        now.addAll(lines);
        if (present) now.add(line);
        else now.remove(line);
        return new LiveSettings(axis, measure, logarithmic, now, dark);
    }

    public boolean shows(Line line) {
        return lines.contains(line);
    }
}
