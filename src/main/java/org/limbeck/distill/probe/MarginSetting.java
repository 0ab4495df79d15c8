package org.limbeck.distill.probe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The margin scale as a specification gives it: a number, or {@code auto} for one a temperature, see
 * {@link MarginScale}. What is neither is kept as it was written, so that it can be refused by name.
 *
 * @param text {@code auto}, a number, or what was written in their place
 */
public record MarginSetting(String text) {
    /** Half the last teacher's median margin, for each temperature. */
    public static final MarginSetting AUTO = new MarginSetting("auto");

    public static MarginSetting of(double scale) {
        return new MarginSetting(Double.toString(scale));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MarginSetting read(Object value) {
        if (value instanceof Number number) return of(number.doubleValue());
        String text = String.valueOf(value).strip();
        try {
            return of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            // The check of the specification says what was expected.
            return new MarginSetting(text);
        }
    }

    @JsonValue
    Object written() {
        double scale = scale();
        return Double.isNaN(scale) ? text : (Object) scale;
    }

    public boolean isAuto() {
        return equals(AUTO);
    }

    /** NaN for {@code auto} and for what is no number. */
    public double scale() {
        if (isAuto()) return Double.NaN;
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether it is {@code auto} or a number above 0. */
    public boolean isSound() {
        return isAuto() || (scale() > 0 && Double.isFinite(scale()));
    }
}
