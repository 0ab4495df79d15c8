package org.limbeck.figure;

import java.awt.BasicStroke;
import java.awt.RenderingHints;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.ui.RectangleInsets;

/** Charts and plots without anything of JFreeChart's stock look. */
final class Charts {
    private Charts() {}

    static JFreeChart chart(ChartTheme theme, Plot plot) {
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(theme.background());
        chart.setBorderVisible(false);
        double edge = theme.size() * 0.4;
        chart.setPadding(new RectangleInsets(edge, edge, edge, edge));
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.getRenderingHints().put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return chart;
    }

    static PanelPlot panel(ChartTheme theme, ValueAxis range) {
        PanelPlot plot = new PanelPlot(theme);
        plot.setRangeAxis(range);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(theme.grid());
        plot.setRangeGridlineStroke(new BasicStroke((float) theme.hairline()));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        // What is added last lies on top.
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setNoDataMessage(null);
        return plot;
    }
}
