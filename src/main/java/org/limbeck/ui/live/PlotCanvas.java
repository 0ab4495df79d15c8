package org.limbeck.ui.live;

import java.awt.geom.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.fx.FXGraphics2D;

/**
 * A canvas that draws a chart. JFreeChart's own canvas keeps one graphics object across drawings, which then misses that
 * the toolkit has reset the font; this one takes a fresh one each time, and draws only when it is told to.
 */
public final class PlotCanvas extends Canvas {
    private final ChartRenderingInfo info = new ChartRenderingInfo();
    private JFreeChart chart;

    public JFreeChart chart() {
        return chart;
    }

    /** Not drawn yet. */
    public void setChart(JFreeChart next) {
        chart = next;
    }

    /** The plot's inside as it was last drawn; empty before. */
    Rectangle2D dataArea() {
        return info.getPlotInfo().getDataArea();
    }

    public void draw() {
        GraphicsContext context = getGraphicsContext2D();
        context.save();
        context.clearRect(0, 0, getWidth(), getHeight());
        if (chart != null && getWidth() > 1 && getHeight() > 1) {
            FXGraphics2D graphics = new FXGraphics2D(context);
            chart.draw(graphics, new Rectangle2D.Double(0, 0, getWidth(), getHeight()), null, info);
        }
        context.restore();
    }

    @Override
    public boolean isResizable() {
        return false;
    }
}
