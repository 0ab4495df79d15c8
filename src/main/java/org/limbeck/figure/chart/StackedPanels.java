package org.limbeck.figure.chart;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;

/** Panels over one x axis whose plot areas, not whose headers, share the height. */
final class StackedPanels extends CombinedDomainXYPlot {
    private static final long serialVersionUID = 1L;
    /** Parts of the height; fine enough that rounding does not show. */
    private static final int PARTS = 10_000;

    private final transient List<PanelPlot> panels;
    private final transient double[] shares;
    private final double axisHeight;

    /**
     * @param shares of the height by panel, in any unit
     * @param axisHeight what the x axis takes, about
     */
    StackedPanels(ValueAxis domain, List<PanelPlot> panels, double[] shares, double axisHeight) {
        super(domain);
        this.panels = List.copyOf(panels);
        this.shares = shares.clone();
        this.axisHeight = axisHeight;
        for (PanelPlot panel : panels) add(panel);
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parentState, PlotRenderingInfo info) {
        // Headers wrap by the width beside the y axes, and these need their height: from nothing, so that a chart that
        // is
        // drawn twice is drawn the same.
        setFixedRangeAxisSpaceForSubplots(null);
        divide(g2, area);
        Rectangle2D inner = (Rectangle2D) area.clone();
        getInsets().trim(inner);
        calculateAxisSpace(g2, inner);
        divide(g2, area);
        super.draw(g2, area, anchor, parentState, info);
    }

    private void divide(Graphics2D g2, Rectangle2D area) {
        double free = area.getHeight() - axisHeight - getGap() * (panels.size() - 1);
        double share = 0;
        double[] headers = new double[panels.size()];
        double width = area.getWidth() - getInsets().getLeft() - getInsets().getRight();
        for (int i = 0; i < headers.length; i++) {
            headers[i] = panels.get(i).headerHeight(g2, width);
            free -= headers[i];
            share += shares[i];
        }
        double data = Math.max(free, 0);
        double total = data;
        for (double header : headers) total += header;
        for (int i = 0; i < headers.length; i++) {
            double height = headers[i] + data * shares[i] / share;
            panels.get(i).setWeight(Math.max(1, (int) Math.round(PARTS * height / total)));
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
