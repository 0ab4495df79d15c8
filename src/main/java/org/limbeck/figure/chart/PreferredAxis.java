package org.limbeck.figure.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/** A linear axis whose automatic range is set by the figure, so that zooming out in the window comes back to it. */
public final class PreferredAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private Range preferred = new Range(0, 1);

    PreferredAxis() {
        super(null);
    }

    /** The range that zooming out comes back to. */
    public void prefer(Range range) {
        preferred = range;
        if (isAutoRange()) autoAdjustRange();
    }

    /** Labels between the ends may be wider than those at the ends, by which alone JFreeChart goes: 0, 0.5, 1. */
    @Override
    protected double estimateMaximumTickLabelWidth(Graphics2D g2, TickUnit unit) {
        double ends = super.estimateMaximumTickLabelWidth(g2, unit);
        double first = unit.getSize() * Math.ceil(getRange().getLowerBound() / unit.getSize());
        RectangleInsets insets = getTickLabelInsets();
        double width = insets.getLeft() + insets.getRight();
        FontMetrics metrics = g2.getFontMetrics(getTickLabelFont());
        for (int i = 1; i <= 4; i++) {
            ends = Math.max(ends, width + metrics.stringWidth(unit.valueToString(first + i * unit.getSize())));
        }
        return ends;
    }

    @Override
    protected void autoAdjustRange() {
        if (preferred != null) setRange(preferred, false, false);
    }
}
