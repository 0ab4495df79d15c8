package org.limbeck.ui.live;

import java.util.List;
import org.jfree.data.Range;
import org.limbeck.figure.Curve;
import org.limbeck.figure.StageSpan;

/**
 * What one chart shows, before any drawing.
 *
 * @param series lines, the focused run's last so that they lie on top
 * @param bands filled areas: spreads over seeds, and of the focused run the quantiles, outer first
 * @param stages of the focused run, as they stand on the axis
 * @param reference value of a horizontal reference line; NaN for none
 * @param referenceLabel what it means
 */
record PanelContent(
        Panel panel,
        List<Series> series,
        List<Band> bands,
        List<StageMark> stages,
        double reference,
        String referenceLabel) {
    PanelContent {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
        stages = List.copyOf(stages);
    }

    /** Whether there is no point to draw. */
    boolean isBlank() {
        return series.stream().allMatch(line -> line.curve().isBlank());
    }

    /**
     * From the lowest to the highest value of all that is drawn; null when there is none.
     *
     * @param visible part of the x axis
     */
    Range values(Range visible) {
        Range values = null;
        for (Series line : series) {
            values = include(values, line.curve(), visible);
            if (line.raw() != null) values = include(values, line.raw(), visible);
        }
        for (Band band : bands) values = include(include(values, band.lower(), visible), band.upper(), visible);
        return values == null || Double.isNaN(reference) ? values : Range.expandToInclude(values, reference);
    }

    private static Range include(Range range, Curve curve, Range visible) {
        Range wider = include(include(range, curve.at(visible.getLowerBound())), curve.at(visible.getUpperBound()));
        for (int i = 0; i < curve.size(); i++) {
            if (visible.contains(curve.x()[i])) wider = include(wider, curve.y()[i]);
        }
        return wider;
    }

    private static Range include(Range range, double value) {
        if (Double.isNaN(value)) return range;
        return range == null ? new Range(value, value) : Range.expandToInclude(range, value);
    }

    /** Between two curves over the same points. @param line that it belongs to @param colour index into the palette */
    record Band(Curve lower, Curve upper, Line line, int colour) {}

    /** @param from @param to on the axis */
    record StageMark(StageSpan stage, double from, double to) {}
}
