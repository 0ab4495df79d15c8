package org.limbeck.figure.panel;

import org.jspecify.annotations.Nullable;
import org.limbeck.figure.curve.Curve;

/**
 * A measured value of a line.
 *
 * @param x where it was measured
 * @param y as measured, also where the drawn line is smoothed; a mean over seeds where the line is one
 * @param sd one standard deviation over the seeds; NaN for a single one
 * @param n seeds that have a value there
 */
public record Reading(Series series, double x, double y, double sd, int n) {
    /** Null where the line does not reach. */
    static @Nullable Reading of(Series series, double position) {
        SeedBand band = series.band();
        Curve measured = band.mean();
        int nearest = measured.nearest(position);
        if (nearest < 0 || !reaches(measured, position)) return null;
        if (series.line().isStaircase()) {
            double level = measured.levelAt(position);
            if (Double.isNaN(level)) return null;
            return new Reading(series, position, level, Double.NaN, 1);
        }
        double sd = band.high().y()[nearest] - measured.y()[nearest];
        return new Reading(series, measured.x()[nearest], measured.y()[nearest], sd, band.n()[nearest]);
    }

    /** Up to a little beyond its ends, as far as its own points lie apart. */
    private static boolean reaches(Curve curve, double position) {
        double first = curve.x()[0];
        double last = curve.x()[curve.size() - 1];
        double apart = curve.size() < 2 ? 0 : (last - first) / (curve.size() - 1);
        return position >= first - apart / 2 - 1e-9 && position <= last + apart / 2 + 1e-9;
    }
}
