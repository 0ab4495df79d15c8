package org.limbeck.figure.chart;

import java.awt.BasicStroke;
import java.awt.RenderingHints;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Charts and plots without anything of JFreeChart's stock look. */
public final class Charts {
    private Charts() {}

    public static JFreeChart chart(ChartTheme theme, Plot plot) {
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

    /** Panels over one x axis with a note below them. @param shares of the height by panel, in any unit */
    public static JFreeChart stacked(
            ChartTheme theme, ValueAxis progress, List<PanelPlot> plots, double[] shares, TextTitle note) {
        StackedPanels combined = new StackedPanels(progress, plots, shares, theme.size() * 3.6);
        combined.setGap(theme.size() * 0.5);
        combined.setInsets(new RectangleInsets(0, 0, 0, theme.size() * 0.9));
        combined.setBackgroundPaint(null);
        combined.setOutlineVisible(false);
        JFreeChart chart = chart(theme, combined);
        chart.addSubtitle(note);
        return chart;
    }

    public static TextTitle note(ChartTheme theme, String text) {
        TextTitle note = new TextTitle(
                text,
                theme.small(),
                theme.mutedInk(),
                RectangleEdge.BOTTOM,
                HorizontalAlignment.LEFT,
                TextTitle.DEFAULT_VERTICAL_ALIGNMENT,
                new RectangleInsets(theme.size() * 0.6, theme.size() * 0.3, 0, 0));
        note.setTextAlignment(HorizontalAlignment.LEFT);
        return note;
    }

    public static PanelPlot panel(ChartTheme theme, ValueAxis range) {
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

    /** A stage's ground, translucent, so that the grid goes on under it. */
    public static void band(XYPlot plot, ChartTheme theme, double from, double to) {
        plot.addDomainMarker(
                new IntervalMarker(from, to, theme.stageBand(), new BasicStroke(0), null, null, 1), Layer.BACKGROUND);
    }
}
