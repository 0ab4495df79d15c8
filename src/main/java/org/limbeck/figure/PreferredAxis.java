package org.limbeck.figure;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.data.Range;

/** A linear axis whose automatic range is set by the figure, so that zooming out in the window comes back to it. */
final class PreferredAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private Range preferred = new Range(0, 1);

    PreferredAxis() {
        super(null);
    }

    void prefer(Range range) {
        preferred = range;
        if (isAutoRange()) autoAdjustRange();
    }

    @Override
    protected void autoAdjustRange() {
        if (preferred != null) setRange(preferred, false, false);
    }
}
