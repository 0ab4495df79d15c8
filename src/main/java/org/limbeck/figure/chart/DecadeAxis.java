package org.limbeck.figure.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/** A logarithmic axis that is marked at 1, 2 and 5, so that a range of less than a decade is readable, too. */
public final class DecadeAxis extends LogAxis {
    private static final long serialVersionUID = 1L;

    private Range preferred = new Range(0.1, 10);

    DecadeAxis() {
        super(null);
        setBase(10);
        setSmallestValue(1e-6);
    }

    /** The range that zooming out comes back to. @param range above 0 */
    public void prefer(Range range) {
        preferred = range;
        if (isAutoRange()) autoAdjustRange();
    }

    @Override
    protected void autoAdjustRange() {
        if (preferred != null) setRange(preferred, false, false);
    }

    @Override
    protected List<ValueTick> refreshTicksVertical(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        Range range = getRange();
        double decades = Math.log10(range.getUpperBound() / range.getLowerBound());
        int[] digits = decades > 2.5 ? new int[] {1} : new int[] {1, 2, 5};
        List<ValueTick> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(range.getLowerBound())); ; exponent++) {
            for (int digit : digits) {
                double value = digit * Math.pow(10, exponent);
                if (value > range.getUpperBound()) return ticks.size() > 1 ? ticks : even(range);
                if (value >= range.getLowerBound()) ticks.add(tick(value, label(value)));
            }
        }
    }

    /** In so small a part of a decade marks stand evenly apart, at round numbers. */
    private static List<ValueTick> even(Range range) {
        double power = Math.pow(10, Math.floor(Math.log10(range.getLength() / 2)));
        double step = power;
        for (int digit : new int[] {2, 5}) {
            if (digit * power <= range.getLength() / 2) step = digit * power;
        }
        List<ValueTick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(range.getLowerBound() / step); i * step <= range.getUpperBound(); i++) {
            BigDecimal value = BigDecimal.valueOf(i * step).round(new MathContext(12));
            ticks.add(tick(i * step, value.stripTrailingZeros().toPlainString()));
        }
        return ticks;
    }

    private static NumberTick tick(double value, String label) {
        return new NumberTick(value, label, TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0);
    }

    private static String label(double value) {
        return value >= 1
                ? Axes.grouped().format(value)
                : BigDecimal.valueOf(value)
                        .round(new MathContext(1))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
