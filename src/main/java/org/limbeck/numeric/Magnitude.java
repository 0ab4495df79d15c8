package org.limbeck.numeric;

/**
 * Brings arrays of extreme size near 1 by a power of two, so that their squares and products neither overflow nor
 * vanish. The power is even, so that square roots scale exactly, too: what is computed from scaled values and scaled
 * back has the bits that values of ordinary size would give.
 */
public final class Magnitude {
    /** {@code 2^300} is about {@code 1e90}: squares, sums of millions of them and their products stay in range. */
    private static final int ORDINARY = 300;

    private Magnitude() {}

    /** Largest absolute value; 0 for none. @param values finite */
    public static double largest(double[] values) {
        double largest = 0;
        for (double value : values) largest = Math.max(largest, Math.abs(value));
        return largest;
    }

    /** {@code e} with {@code largest} near {@code 2^e}; 0 for a size that needs no scaling. */
    public static int exponent(double largest) {
        int exponent = Math.getExponent(largest);
        return largest == 0 || Math.abs(exponent) <= ORDINARY ? 0 : exponent & ~1;
    }

    /** The values times {@code 2^-exponent}; the same array for exponent 0. */
    public static double[] scaled(double[] values, int exponent) {
        if (exponent == 0) return values;
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) scaled[i] = Math.scalb(values[i], -exponent);
        return scaled;
    }
}
