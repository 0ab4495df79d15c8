package org.limbeck.figure.composing;

import org.limbeck.figure.curve.RunCurves;

/**
 * A run on the charts.
 *
 * @param style index into the theme's styles; seeds of one method share it
 * @param focused drawn with all its lines, bands and stages
 */
public record ShownRun(RunCurves curves, int style, boolean focused) {}
