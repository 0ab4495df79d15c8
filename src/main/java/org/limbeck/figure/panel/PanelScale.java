package org.limbeck.figure.panel;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * Which y values a panel shows.
 *
 * @param visible part of the x axis
 */
public record PanelScale(PanelOptions options, Range visible) {
    /** Highest value in medians from which a linear axis shows little but it. */
    private static final double OUTLYING = 20;

    private static final double LEAST_ACCURACIES = 0.05;

    /** How values are marked on a y axis. */
    public enum Kind {
        LINEAR,
        LOGARITHMIC,
        PERCENT
    }

    public Kind kind(PanelContent content) {
        if (content.panel() == Panel.ACCURACY) return Kind.PERCENT;
        boolean logarithmic = content.panel() == Panel.COMPLEXITY && isLogarithmic(content, options);
        return logarithmic ? Kind.LOGARITHMIC : Kind.LINEAR;
    }

    /** @param content of the complexity panel */
    public static boolean isLogarithmic(PanelContent content, PanelOptions options) {
        return switch (options.scale()) {
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

    /** Null where nothing fits the scale. */
    public @Nullable Range range(PanelContent content) {
        Range values = content.values(visible);
        if (values == null) return null;
        if (kind(content) != Kind.LOGARITHMIC) return roomy(values, content.panel());
        double top = values.getUpperBound();
        return top > 0 ? new Range(Math.max(values.getLowerBound(), top * 1e-6) / 1.2, top * 1.2) : null;
    }

    /** A little air around the values; complexity begins at 0 unless a part is looked at, accuracy ends at 1. */
    private Range roomy(Range values, Panel panel) {
        boolean part = visible.getLowerBound() > 0;
        double air = Math.max(values.getLength() * 0.06, 1e-3);
        double low = panel == Panel.COMPLEXITY && !part ? 0 : values.getLowerBound() - air;
        double high = values.getUpperBound() + air;
        if (panel != Panel.ACCURACY) return new Range(low, high);
        return new Range(Math.max(0, low), Math.min(1.005, Math.max(high, low + LEAST_ACCURACIES)));
    }
}
