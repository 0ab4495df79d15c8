package org.limbeck.figure.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;
import org.limbeck.figure.curve.Curve;

/**
 * What one chart shows, before any drawing.
 *
 * @param series lines, the focused run's last so that they lie on top
 * @param bands filled areas: spreads over seeds, and of the focused run the quantiles, outer first
 * @param reference value of a horizontal reference line; NaN for none
 * @param referenceLabel what it means
 */
public record PanelContent(
        Panel panel, List<Series> series, List<Band> bands, double reference, String referenceLabel) {
    public PanelContent {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
    }

    /** Between two curves over the same points. @param line that it belongs to @param style index into the theme's */
    public record Band(String name, Curve low, Curve high, Line line, int style) {}

    /** Whether there is no point to draw. */
    public boolean isBlank() {
        return series.stream().allMatch(line -> line.curve().isBlank());
    }

    public boolean hasRightAxis() {
        return series.stream().anyMatch(Series::right);
    }

    /** Where the runs in focus were measured, or all of them when none is in focus; ascending. */
    public double[] stops() {
        boolean focus = series.stream().anyMatch(Series::focused);
        return series.stream()
                .filter(each -> each.focused() || !focus)
                .filter(each -> each.line().isForEveryRun() || each.line().isOfTeachersTraining())
                .flatMapToDouble(each -> Arrays.stream(each.curve().x()))
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * What was measured nearest to a position, by line, the highest first; a staircase is read where it is asked for. Lines
     * that do not reach as far say nothing.
     */
    public List<Reading> readings(double position) {
        List<Reading> readings = new ArrayList<>();
        for (Series each : series) {
            Reading reading = Reading.of(each, position);
            if (reading != null) readings.add(reading);
        }
        readings.sort(Comparator.comparingDouble(Reading::y).reversed());
        return readings;
    }

    /**
     * From the lowest to the highest value of all that is drawn on the left axis; null when there is none.
     *
     * @param visible part of the x axis
     */
    @Nullable
    Range values(Range visible) {
        Range values = null;
        for (Series line : series) {
            if (line.right()) continue;
            values = include(values, line.curve(), visible);
            values = include(values, line.band().mean(), visible);
        }
        for (Band band : bands) values = include(include(values, band.low(), visible), band.high(), visible);
        return values == null || Double.isNaN(reference) ? values : Range.expandToInclude(values, reference);
    }

    private static @Nullable Range include(@Nullable Range range, Curve curve, Range visible) {
        Range wider = include(include(range, curve.at(visible.getLowerBound())), curve.at(visible.getUpperBound()));
        for (int i = 0; i < curve.size(); i++) {
            if (visible.contains(curve.x()[i])) wider = include(wider, curve.y()[i]);
        }
        return wider;
    }

    private static @Nullable Range include(@Nullable Range range, double value) {
        if (Double.isNaN(value)) return range;
        return range == null ? new Range(value, value) : Range.expandToInclude(range, value);
    }
}
