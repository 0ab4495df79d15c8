package org.limbeck.base;

import java.util.Locale;

/** How messages write a number: as one would type it, {@code -5} and {@code 1e-6} rather than {@code -5.0} and {@code 1.0E-6}. */
public final class Numbers {
    /** Up to which a whole number is written without a fraction. */
    private static final double PLAIN = 1e7;

    private Numbers() {}

    public static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < PLAIN) return Long.toString((long) value);
        return Double.toString(value)
                .toLowerCase(Locale.ROOT)
                .replace(".0e", "e")
                .replace("nan", "NaN")
                .replace("infinity", "Infinity");
    }
}
