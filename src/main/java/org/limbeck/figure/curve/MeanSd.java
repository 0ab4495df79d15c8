package org.limbeck.figure.curve;

import java.util.Arrays;

/**
 * Mean and standard deviation of the sample (divided by {@code n - 1}) over those values that are not NaN.
 *
 * @param mean NaN for no value
 * @param sd NaN for fewer than two
 * @param count values that entered
 */
public record MeanSd(double mean, double sd, int count) {
    /** Whether it lies above another by more than both standard deviations together; never without them. */
    public boolean isClearlyAbove(MeanSd other) {
        return mean - sd > other.mean + other.sd;
    }

    public static MeanSd of(double... values) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double squares = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new MeanSd(mean, known.length < 2 ? Double.NaN : Math.sqrt(squares / (known.length - 1)), known.length);
    }
}
