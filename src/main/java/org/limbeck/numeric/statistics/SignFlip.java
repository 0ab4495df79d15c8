package org.limbeck.numeric.statistics;

import java.util.SplittableRandom;

/**
 * The sign-flip test on paired differences, such as one a seed: were both methods alike, each difference could as well
 * have had the other sign. {@code p} is the share of all sign patterns whose mean is as far from 0 as the one seen,
 * either way.
 *
 * @param n pairs
 * @param mean of the differences
 * @param p two-sided; NaN without pairs
 * @param exact whether all {@code 2^n} patterns were tried; else {@link #DRAWS} seeded ones, the one seen included
 * @param least the smallest {@code p} that so many pairs can give
 */
public record SignFlip(int n, double mean, double p, boolean exact, double least) {
    /** Pairs up to which every pattern is tried: about a million. */
    public static final int EXACT = 20;
    /** Patterns drawn beyond. */
    public static final int DRAWS = 100_000;
    /** The {@code p} below which a difference is commonly called significant. */
    public static final double SIGNIFICANT = 0.05;

    /** Sums that differ by less, relative to that of all sizes, are equal up to rounding. */
    private static final double ROUNDING = 1e-12;

    /** @param differences finite @param seed of the patterns that are drawn beyond {@link #EXACT} pairs */
    public static SignFlip of(double[] differences, long seed) {
        int n = differences.length;
        double sum = 0;
        double sizes = 0;
        for (double difference : differences) {
            sum += difference;
            sizes += Math.abs(difference);
        }
        if (n == 0) return new SignFlip(0, Double.NaN, Double.NaN, true, 1);
        double bar = Math.abs(sum) - ROUNDING * sizes;
        boolean exact = n <= EXACT;
        double p = exact ? exact(differences, bar) : drawn(differences, bar, seed);
        return new SignFlip(n, sum / n, p, exact, exact ? Math.scalb(1.0, 1 - n) : 1.0 / DRAWS);
    }

    /** The first sign stays: the pattern with all signs turned has the same absolute sum. */
    private static double exact(double[] differences, double bar) {
        int patterns = 1 << differences.length - 1;
        int asFar = 0;
        for (int pattern = 0; pattern < patterns; pattern++) {
            double sum = differences[0];
            for (int i = 1; i < differences.length; i++) {
                sum += (pattern >> i - 1 & 1) == 0 ? differences[i] : -differences[i];
            }
            if (Math.abs(sum) >= bar) asFar++;
        }
        return asFar / (double) patterns;
    }

    private static double drawn(double[] differences, double bar, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int asFar = 1;
        for (int draw = 1; draw < DRAWS; draw++) {
            double sum = 0;
            for (double difference : differences) sum += random.nextBoolean() ? difference : -difference;
            if (Math.abs(sum) >= bar) asFar++;
        }
        return asFar / (double) DRAWS;
    }

    /** Whether no result with so many pairs could be called significant. */
    public boolean isTooSmall() {
        return least > SIGNIFICANT;
    }

    /** The fewest pairs with which it could. */
    public static int enough() {
        int n = 1;
        while (Math.scalb(1.0, 1 - n) > SIGNIFICANT) n++;
        return n;
    }
}
