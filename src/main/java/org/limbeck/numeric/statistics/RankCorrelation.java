package org.limbeck.numeric.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's correlation of ranks; values that are equal share the mean of their places. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /** In [-1, 1]; NaN where one side has fewer than two different values. @param x as many as {@code y}, none NaN */
    public static double of(double[] x, double[] y) {
        if (x.length != y.length) throw new IllegalArgumentException(x.length + " and " + y.length + " values");
        return ofCentred(centredRanks(x), centredRanks(y));
    }

    /** Correlation of numbers whose mean is 0. */
    public static double ofCentred(double[] x, double[] y) {
        double product = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < x.length; i++) {
            product += x[i] * y[i];
            left += x[i] * x[i];
            right += y[i] * y[i];
        }
        return left == 0 || right == 0 ? Double.NaN : product / Math.sqrt(left * right);
    }

    /** Ranks minus their mean. */
    public static double[] centredRanks(double[] values) {
        double[] ranks = ranks(values);
        for (int i = 0; i < ranks.length; i++) ranks[i] -= (ranks.length + 1) / 2.0;
        return ranks;
    }

    /** Places from 1, the smallest first; NaN counts as larger than any number. */
    public static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int first = 0;
        while (first < order.length) {
            int end = first + 1;
            while (end < order.length && Double.compare(values[order[end]], values[order[first]]) == 0) end++;
            double shared = (first + 1 + end) / 2.0;
            Arrays.stream(order, first, end).forEach(i -> ranks[i] = shared);
            first = end;
        }
        return ranks;
    }
}
