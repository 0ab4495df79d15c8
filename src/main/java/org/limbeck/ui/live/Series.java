package org.limbeck.ui.live;

import org.limbeck.figure.Curve;

/**
 * One line of a chart.
 *
 * @param name whose, for the read-out, e.g. {@code online, τ 4}
 * @param line which kind
 * @param colour index into the palette
 * @param focused drawn stronger
 * @param curve the points
 * @param raw the measured points, where {@code curve} is smoothed; else null
 */
record Series(String name, Line line, int colour, boolean focused, Curve curve, Curve raw) {
    /** Without smoothing. */
    static Series of(String name, Line line, int colour, boolean focused, Curve curve) {
        return new Series(name, line, colour, focused, curve, null);
    }
}
