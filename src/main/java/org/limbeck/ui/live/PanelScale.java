package org.limbeck.ui.live;

import org.jfree.data.Range;
import org.limbeck.figure.ComposedFigure.Scale;

/** Which y values a panel shows: the same on the screen and in files. */
final class PanelScale {
    private PanelScale() {}

    static Scale kind(PanelContent content, LiveSettings settings) {
        if (content.panel() == Panel.ACCURACY) return Scale.PERCENT;
        boolean logarithmic = content.panel() == Panel.COMPLEXITY && settings.logarithmic();
        return logarithmic ? Scale.LOGARITHMIC : Scale.LINEAR;
    }

    /** @param visible part of the x axis @return null where nothing fits the scale */
    static Range range(PanelContent content, LiveSettings settings, Range visible) {
        Range values = content.values(visible);
        if (values == null) return null;
        if (kind(content, settings) != Scale.LOGARITHMIC) {
            return roomy(values, content.panel(), visible.getLowerBound() > 0);
        }
        double top = values.getUpperBound();
        return top > 0 ? new Range(Math.max(values.getLowerBound(), top * 1e-6) / 1.2, top * 1.2) : null;
    }

    /** A little air around the values; complexity begins at 0 unless a part is looked at, accuracy ends at 1. */
    private static Range roomy(Range values, Panel panel, boolean part) {
        double air = Math.max(values.getLength() * 0.06, 1e-3);
        double low = panel == Panel.COMPLEXITY && !part ? 0 : values.getLowerBound() - air;
        double high = values.getUpperBound() + air;
        if (panel == Panel.ACCURACY) return new Range(Math.max(0, low), Math.min(1.005, Math.max(high, low + 0.05)));
        return new Range(low, high);
    }
}
