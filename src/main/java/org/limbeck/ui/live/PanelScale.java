package org.limbeck.ui.live;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jfree.data.Range;
import org.limbeck.figure.ComposedFigure.Scale;

/** Which y values a panel shows: the same on the screen and in files. */
final class PanelScale {
    /** Highest value in medians from which a linear axis shows little but it. */
    private static final double OUTLYING = 20;

    private PanelScale() {}

    static Scale kind(PanelContent content, LiveSettings settings) {
        if (content.panel() == Panel.ACCURACY) return Scale.PERCENT;
        return content.panel() == Panel.COMPLEXITY && isLogarithmic(content, settings)
                ? Scale.LOGARITHMIC
                : Scale.LINEAR;
    }

    /** @param content of the complexity panel */
    static boolean isLogarithmic(PanelContent content, LiveSettings settings) {
        return switch (settings.scale()) {
            case LINEAR -> false;
            case LOGARITHMIC -> true;
            case FITTING -> highest(content) > OUTLYING * median(content);
        };
    }

    private static double highest(PanelContent content) {
        return values(content).max().orElse(0);
    }

    /** Of all measured values; NaN for none. */
    private static double median(PanelContent content) {
        double[] sorted = values(content).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static DoubleStream values(PanelContent content) {
        return content.series().stream()
                .flatMapToDouble(series -> Arrays.stream(series.curve().y()))
                .filter(value -> value > 0);
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
