package org.limbeck.figure.panel;

import org.limbeck.figure.curve.StageSpan;

/**
 * A stage where it stands on the x axis.
 *
 * @param from where it begins
 * @param to where it ends
 */
public record StageMark(StageSpan stage, double from, double to) {}
