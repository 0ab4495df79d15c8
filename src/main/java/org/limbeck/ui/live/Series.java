package org.limbeck.ui.live;

import org.limbeck.figure.Curve;

/**
 * One line of a chart.
 *
 * @param runId whose
 * @param name for the read-out, e.g. {@code online, τ 4 · current supervision}
 * @param line which kind
 * @param colour index into the palette
 * @param focused drawn stronger
 * @param curve the points
 */
record Series(String runId, String name, Line line, int colour, boolean focused, Curve curve) {}
