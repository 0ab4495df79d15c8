package org.limbeck.ui.widgets;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.limbeck.base.Numbers;

/** Numbers as people read them. */
public final class Formats {
    private static final String UNKNOWN = "–";

    private Formats() {}

    /** A share in [0, 1] as {@code 82.3 %}; NaN as a dash. */
    public static String percent(double share) {
        return Double.isNaN(share) ? UNKNOWN : Numbers.percent(share);
    }

    /** Mean and standard deviation of shares as {@code 82.3 ± 0.4 %}. */
    public static String percent(double mean, double sd) {
        return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * mean, 100 * sd);
    }

    /** Four significant digits, scientific where it is very large or small; NaN as a dash. */
    public static String number(double value) {
        if (Double.isNaN(value)) return UNKNOWN;
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e6) return String.format(Locale.ROOT, "%,.0f", value);
        if (size >= 1e5 || size < 1e-3) return String.format(Locale.ROOT, "%.2e", value);
        return String.format(Locale.ROOT, size >= 100 ? "%.1f" : size >= 1 ? "%.3f" : "%.4f", value);
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String bytes(long bytes) {
        double mebibytes = bytes / (1024.0 * 1024.0);
        if (mebibytes < 1024) return String.format(Locale.ROOT, "%.0f MB", mebibytes);
        return String.format(Locale.ROOT, "%.1f GB", mebibytes / 1024);
    }

    /** Of a file: {@code 48 kB}, at least 1, or {@code 2.1 MB}. */
    public static String kilobytes(long bytes) {
        if (bytes < 1_000_000) return Math.max(1, Math.round(bytes / 1000.0)) + " kB";
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    public static String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.UK)
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    /** {@code 4} or {@code 0.5}, without a needless decimal; NaN as a dash. */
    public static String plain(double value) {
        if (Double.isNaN(value)) return UNKNOWN;
        return Numbers.text(value);
    }
}
