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

    /** A share in [0, 1] as {@code 82.3 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** E.g. {@code 45 s}, {@code 3 min 10 s}, {@code 2 h 05 min}; NaN as an empty text. */
    public static String duration(double seconds) {
        if (Double.isNaN(seconds)) return "";
        long whole = Math.round(seconds);
        if (whole < 60) return whole + " s";
        if (whole < 3600) return whole / 60 + " min " + (whole % 60) + " s";
        return whole / 3600 + " h " + String.format(Locale.ROOT, "%02d", whole % 3600 / 60) + " min";
    }
}
