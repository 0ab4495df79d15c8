package org.limbeck.figure.panel;

import org.limbeck.figure.curve.Curve;

/**
 * One line of a chart.
 *
 * @param name whose, e.g. {@code online, τ 4}
 * @param line which kind
 * @param style index into the theme's styles
 * @param focused drawn stronger
 * @param right whether it is measured on the right axis
 * @param curve the points that are drawn
 * @param band what was measured: {@code curve} itself unless it is smoothed; with its spread where it is a mean over seeds
 */
public record Series(String name, Line line, int style, boolean focused, boolean right, Curve curve, SeedBand band) {
    /** One run's line as it was measured. */
    public static Series of(String name, Line line, int style, boolean focused, Curve curve) {
        return new Series(name, line, style, focused, false, curve, SeedBand.of(curve));
    }

    /** Whether the measured line is drawn beside this one. */
    @SuppressWarnings("ReferenceEquality") // a line that is not smoothed is the measured one itself
    public boolean isSmoothed() {
        return curve != band.mean();
    }
}
