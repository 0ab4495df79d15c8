package org.limbeck.figure.chart;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;

/** A plot with its own header, and with stage strips where it has any, all of them outside the data. */
public final class PanelPlot extends XYPlot {
    private static final long serialVersionUID = 1L;

    private final transient ChartTheme theme;
    private transient PanelHeader header = new PanelHeader("", List.of());
    private transient List<StageStrip> strips = List.of();

    PanelPlot(ChartTheme theme) {
        this.theme = theme;
    }

    public void setHeader(PanelHeader header) {
        this.header = header;
    }

    ChartTheme theme() {
        return theme;
    }

    public PanelHeader header() {
        return header;
    }

    /** One strip at most is drawn for each distinct sequence of stages. */
    public void setStrips(List<StageStrip> strips) {
        this.strips = List.copyOf(strips);
    }

    public List<StageStrip> strips() {
        return strips;
    }

    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parentState, PlotRenderingInfo info) {
        double left = area.getX() + leftInset();
        double width = area.getMaxX() - getInsets().getRight() - left;
        double above = headerHeight(g2, area.getWidth());
        Rectangle2D rest = new Rectangle2D.Double(
                area.getX(), area.getY() + above, area.getWidth(), Math.max(1, area.getHeight() - above));
        header.draw(g2, theme, left, area.getY(), width);
        super.draw(g2, rest, anchor, parentState, info);
        drawStrips(g2, rest);
    }

    /** What header and strips take of the height. @param width of the whole panel */
    double headerHeight(Graphics2D g2, double width) {
        double inner = width - leftInset() - getInsets().getRight();
        return header.height(g2, theme, inner) + strips.size() * StageStrip.height(theme);
    }

    private double leftInset() {
        AxisSpace space = getFixedRangeAxisSpace();
        return getInsets().getLeft() + (space == null ? 0 : space.getLeft());
    }

    private void drawStrips(Graphics2D g2, Rectangle2D area) {
        if (strips.isEmpty()) return;
        Rectangle2D inner = (Rectangle2D) area.clone();
        getInsets().trim(inner);
        Rectangle2D data = calculateAxisSpace(g2, inner).shrink(inner, null);
        getAxisOffset().trim(data);
        Shape clip = g2.getClip();
        for (int i = 0; i < strips.size(); i++) {
            double lift = (strips.size() - 1 - i) * StageStrip.height(theme);
            Rectangle2D row =
                    new Rectangle2D.Double(data.getX(), data.getY() - lift, data.getWidth(), data.getHeight());
            strips.get(i).draw(g2, theme, row, x -> getDomainAxis().valueToJava2D(x, row, RectangleEdge.BOTTOM));
        }
        g2.setClip(clip);
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
