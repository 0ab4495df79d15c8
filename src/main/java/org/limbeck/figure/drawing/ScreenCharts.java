package org.limbeck.figure.drawing;

import java.util.EnumMap;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.Charts;
import org.limbeck.figure.chart.PanelPlot;
import org.limbeck.figure.chart.PreferredAxis;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Panel;

/**
 * The three charts one by one, without titles and legends, which the window has around them. Plot areas of all panels begin
 * and end at the same x.
 *
 * @param left pixels left of every plot, for the y axis
 * @param right pixels right of every plot
 */
public record ScreenCharts(Map<Panel, JFreeChart> charts, double left, double right) {
    // All of these in the window's usual size of text.
    private static final double LEFT = 54;
    private static final double RIGHT = 16;
    private static final double RIGHT_AXIS = 40;
    private static final double BELOW = 40;
    private static final double BETWEEN = 8;
    private static final int COLUMNS = 1000;

    public ScreenCharts {
        charts = new EnumMap<>(charts);
    }

    /** {@code O(points)}; any thread. @param visible part of the x axis */
    public static ScreenCharts of(Composition composition, Range visible, ChartTheme theme) {
        PanelPlots drawing = new PanelPlots(composition, visible, theme, curve -> Decimation.toColumns(curve, COLUMNS));
        double right = (composition.hasRightAxis() ? RIGHT_AXIS : RIGHT) * theme.scale();
        Map<Panel, JFreeChart> charts = new EnumMap<>(Panel.class);
        for (Panel panel : Panel.values()) charts.put(panel, chart(drawing, theme, panel, right));
        return new ScreenCharts(charts, LEFT * theme.scale(), right);
    }

    private static JFreeChart chart(PanelPlots drawing, ChartTheme theme, Panel panel, double right) {
        PanelPlot plot = drawing.plot(panel);
        boolean bottom = panel == Panel.ACCURACY;
        PreferredAxis progress = drawing.progress();
        progress.setTickLabelsVisible(bottom);
        if (!bottom) progress.setLabel(null);
        plot.setDomainAxis(progress);
        boolean ownAxis = plot.getRangeAxis(1) != null;
        // Half a line above, for a mark at the very top.
        plot.setInsets(new RectangleInsets(theme.size() * 0.6, 0, 0, ownAxis ? 0 : right));
        AxisSpace beside = new AxisSpace();
        beside.setLeft(LEFT * theme.scale());
        beside.setRight(ownAxis ? right : 0);
        plot.setFixedRangeAxisSpace(beside);
        AxisSpace below = new AxisSpace();
        below.setBottom((bottom ? BELOW : BETWEEN) * theme.scale());
        plot.setFixedDomainAxisSpace(below);
        JFreeChart chart = Charts.chart(theme, plot);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }
}
