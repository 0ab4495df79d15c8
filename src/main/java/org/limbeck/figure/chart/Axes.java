package org.limbeck.figure.chart;

import java.awt.BasicStroke;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/** Axes in the theme's dress: few round numbers, no box, no arrows. */
public final class Axes {
    /** Exponent of the closest marks. */
    private static final int SMALLEST = -9;

    private Axes() {}

    /** @param format of the marks */
    public static PreferredAxis linear(ChartTheme theme, NumberFormat format) {
        PreferredAxis axis = new PreferredAxis();
        axis.setStandardTickUnits(roundUnits(format, SMALLEST));
        dress(axis, theme);
        return axis;
    }

    /** Counts of something: marked at whole numbers only. */
    public static PreferredAxis whole(ChartTheme theme) {
        PreferredAxis axis = linear(theme, grouped());
        axis.setStandardTickUnits(roundUnits(grouped(), 0));
        return axis;
    }

    /** For the vertical: fewer marks, so that the eye reads lines and not rules. */
    public static PreferredAxis vertical(ChartTheme theme, NumberFormat format) {
        PreferredAxis axis = linear(theme, format);
        double gap = theme.size() * 0.25;
        axis.setTickLabelInsets(new RectangleInsets(theme.size() * 0.5, gap, theme.size() * 0.5, gap));
        return axis;
    }

    /** For values above 0. */
    public static DecadeAxis logarithmic(ChartTheme theme) {
        DecadeAxis axis = new DecadeAxis();
        dress(axis, theme);
        return axis;
    }

    private static void dress(ValueAxis axis, ChartTheme theme) {
        axis.setTickLabelFont(theme.small());
        axis.setTickLabelPaint(theme.mutedInk());
        axis.setLabelFont(theme.body());
        axis.setLabelPaint(theme.ink());
        axis.setAxisLinePaint(theme.axisLine());
        axis.setAxisLineStroke(new BasicStroke((float) theme.hairline()));
        axis.setTickMarkPaint(theme.axisLine());
        axis.setTickMarkStroke(new BasicStroke((float) theme.hairline()));
        axis.setTickMarkOutsideLength((float) (theme.size() * 0.3));
        double gap = theme.size() * 0.25;
        axis.setTickLabelInsets(new RectangleInsets(gap, gap, gap, gap));
        axis.setLabelInsets(new RectangleInsets(gap * 0.5, gap, gap * 0.5, gap));
    }

    /** Up to two decimals, a true minus sign. */
    public static NumberFormat plain() {
        return format("0.##");
    }

    /** Shares in [0, 1] as percentages, written like those of tables and of the window. */
    public static NumberFormat percent() {
        return format("0.# %");
    }

    private static NumberFormat format(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        return new DecimalFormat(pattern, symbols);
    }

    /**
     * 1, 2 and 5 times powers of ten, each written with as many decimals as it takes to tell two marks apart.
     *
     * @param format for those that its decimals suffice for
     * @param smallest exponent
     */
    private static TickUnits roundUnits(NumberFormat format, int smallest) {
        TickUnits units = new TickUnits();
        for (int exponent = smallest; exponent <= 7; exponent++) {
            for (int digit : new int[] {1, 2, 5}) {
                units.add(new NumberTickUnit(digit * Math.pow(10, exponent), precise(format, exponent)));
            }
        }
        return units;
    }

    private static NumberFormat precise(NumberFormat format, int exponent) {
        int shift = format instanceof DecimalFormat decimal && decimal.getMultiplier() == 100 ? 2 : 0;
        NumberFormat precise = (NumberFormat) format.clone();
        precise.setMaximumFractionDigits(Math.max(0, -exponent - shift));
        return precise;
    }

    /** With thousands apart. */
    public static NumberFormat grouped() {
        return format("#,##0.##");
    }
}
