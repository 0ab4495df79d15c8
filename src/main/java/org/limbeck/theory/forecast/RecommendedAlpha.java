package org.limbeck.theory.forecast;

import org.limbeck.numeric.Magnitude;

/**
 * The share of the teacher at which a mixture of teacher and labels is forecast to meet the labels best
 * ({@code docs/theory.md}, section 9).
 */
public final class RecommendedAlpha {
    /** Teachers whose forecasts differ from the labels' by less, relative to these, differ by rounding. */
    private static final double ROUNDING = 1e-12;

    private RecommendedAlpha() {}

    /**
     * Where the parabola {@code |a p_t + (1 - a) p_l - labels|^2} is least; may lie outside {@code [0, 1]}.
     *
     * @param teacher leave-one-out predictions of the teacher's targets
     * @param labels those of the label targets
     * @param labelTargets the label targets themselves ({@code docs/theory.md}, section 3)
     * @return NaN where both forecasts are the same, so that every mixture is as good
     */
    public static double of(HeldOut teacher, HeldOut labels, double[] labelTargets) {
        double unit = Math.scalb(1.0, -Math.max(0, Magnitude.exponent(Magnitude.largest(teacher.predictions()))));
        double along = 0;
        double apart = 0;
        double size = 0;
        for (int i = 0; i < labelTargets.length; i++) {
            double p = labels.predictions()[i];
            double t = teacher.predictions()[i] * unit;
            double difference = t - p * unit;
            along += difference * (labelTargets[i] - p);
            apart += difference * difference;
            size += t * t + p * unit * p * unit;
        }
        if (apart <= ROUNDING * ROUNDING * size) return Double.NaN;
        return along / apart * unit;
    }
}
