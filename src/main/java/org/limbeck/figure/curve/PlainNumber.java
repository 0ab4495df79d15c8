package org.limbeck.figure.curve;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of captions and notes: no more digits than they need. */
public final class PlainNumber {
    private PlainNumber() {}

    /** As short as three digits are. */
    public static String of(double value) {
        if (value == Math.rint(value)) return Long.toString((long) value);
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
