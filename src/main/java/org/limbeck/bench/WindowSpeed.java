package org.limbeck.bench;

/**
 * How quick the window was. Seconds, except the intervals between frames, which are milliseconds.
 *
 * @param firstFrame from the start of the Java machine to the second pulse after the window was shown, when its first
 *     frame has been drawn
 * @param workspace from then until a new workspace was open
 * @param firstPoint from starting the demo to the first measured point of a student on the charts
 * @param training how long frames were watched while students trained
 * @param frames seen in that time
 */
public record WindowSpeed(
        double firstFrame,
        double workspace,
        double firstPoint,
        double training,
        int frames,
        double medianInterval,
        double p95Interval,
        double worstInterval) {}
