package org.limbeck.figure.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** Names of rows beside a dot chart, the first on top. */
final class RowAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private static final double EDGE = 0.6;

    private final transient List<String> rows;

    RowAxis(List<String> rows) {
        super(null);
        this.rows = List.copyOf(rows);
        setInverted(true);
        setRange(-EDGE, Math.max(0, rows.size() - 1) + EDGE);
        setTickMarksVisible(false);
        setAxisLineVisible(false);
    }

    @Override
    protected List<ValueTick> refreshTicksVertical(Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
        List<ValueTick> ticks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ticks.add(new NumberTick(i, rows.get(i), TextAnchor.CENTER_RIGHT, TextAnchor.CENTER_RIGHT, 0));
        }
        return ticks;
    }
}
