package org.limbeck.ui.live;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.limbeck.figure.Axes;
import org.limbeck.figure.ChartTheme;
import org.limbeck.figure.ComposedFigure.Scale;
import org.limbeck.figure.Curve;
import org.limbeck.figure.DecadeAxis;
import org.limbeck.figure.LineStyle;
import org.limbeck.figure.PreferredAxis;
import org.limbeck.figure.ProgressAxis;

/**
 * Draws a panel's content as a chart in the figures' dress, without title and legend, which the window has around it.
 * Plot areas of all panels begin and end at the same x. Runs on a background thread.
 */
final class ChartBuilder {
    /** Pixels left of every plot, for the y axis. */
    static final double LEFT = 54;
    /** Pixels right of every plot. */
    static final double RIGHT = 16;

    private static final int COLUMNS = 1000;

    private final LiveSettings settings;
    private final ChartTheme theme;
    private final Styles styles;
    private final Range visible;

    /** @param visible part of the x axis: to it the y axes and the thinning of long series are fitted */
    ChartBuilder(LiveSettings settings, boolean alone, Range visible) {
        this.settings = settings;
        this.visible = visible;
        this.theme = ChartTheme.screen(settings.dark());
        this.styles = new Styles(theme, alone);
    }

    JFreeChart build(PanelContent content) {
        boolean bottom = content.panel() == Panel.ACCURACY;
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(domainAxis(bottom));
        plot.setRangeAxis(rangeAxis(content));
        plot.setDataset(0, lines(content.series()));
        plot.setRenderer(0, lineRenderer(content.series(), styles::of));
        List<Series> smoothed =
                content.series().stream().filter(each -> each.raw() != null).toList();
        plot.setDataset(1, rawLines(smoothed));
        plot.setRenderer(1, lineRenderer(smoothed, styles::raw));
        plot.setDataset(2, bands(content.bands()));
        plot.setRenderer(2, bandRenderer(content.bands()));
        dress(plot, bottom);
        markStages(plot, content);
        if (!Double.isNaN(content.reference())) {
            plot.addRangeMarker(reference(content), Layer.BACKGROUND);
        }
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    private ValueMarker reference(PanelContent content) {
        LineStyle style = theme.reference();
        ValueMarker marker = new ValueMarker(content.reference(), style.color(), style.stroke());
        marker.setLabel(content.referenceLabel());
        marker.setLabelFont(theme.small());
        marker.setLabelPaint(theme.mutedInk());
        marker.setLabelBackgroundColor(new Color(0, true));
        marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
        marker.setLabelOffset(new RectangleInsets(2, 2, 2, 4));
        return marker;
    }

    private void dress(XYPlot plot, boolean bottom) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        // The focused run comes last and lies on top.
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(theme.grid());
        plot.setRangeGridlineStroke(new BasicStroke((float) theme.hairline()));
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        // Half a line above, for a mark at the very top.
        plot.setInsets(new RectangleInsets(7, 0, 0, RIGHT));
        AxisSpace left = new AxisSpace();
        left.setLeft(LEFT);
        plot.setFixedRangeAxisSpace(left);
        AxisSpace below = new AxisSpace();
        below.setBottom(bottom ? 40 : 8);
        plot.setFixedDomainAxisSpace(below);
    }

    private ValueAxis domainAxis(boolean bottom) {
        boolean counts = settings.axis() == ProgressAxis.STEP || settings.axis() == ProgressAxis.STAGE;
        PreferredAxis axis = counts ? Axes.whole(theme) : Axes.linear(theme, Axes.grouped());
        axis.setTickLabelsVisible(bottom);
        if (bottom) axis.setLabel(settings.axis().label());
        return axis;
    }

    private ValueAxis rangeAxis(PanelContent content) {
        Range values = PanelScale.range(content, settings, visible);
        Scale scale = PanelScale.kind(content, settings);
        if (scale == Scale.LOGARITHMIC && content.values(visible) != null) {
            DecadeAxis axis = Axes.logarithmic(theme);
            if (values != null) axis.prefer(values);
            return axis;
        }
        PreferredAxis axis = Axes.linear(theme, scale == Scale.PERCENT ? Axes.percent() : Axes.grouped());
        // Small panels: marks may stand closer than in print.
        axis.setTickLabelInsets(new RectangleInsets(1, 2, 1, 3));
        axis.prefer(values == null ? new Range(0, 1) : values);
        return axis;
    }

    private void markStages(XYPlot plot, PanelContent content) {
        for (PanelContent.StageMark mark : content.stages()) {
            if (mark.stage().index() % 2 == 0) continue;
            IntervalMarker band = new IntervalMarker(mark.from(), mark.to(), theme.stageBand());
            band.setAlpha(1);
            plot.addDomainMarker(band, Layer.BACKGROUND);
        }
    }

    private DefaultXYDataset lines(List<Series> series) {
        return dataset(series.stream().map(Series::curve).toList());
    }

    private DefaultXYDataset rawLines(List<Series> series) {
        return dataset(series.stream().map(Series::raw).toList());
    }

    private DefaultXYDataset dataset(List<Curve> curves) {
        DefaultXYDataset dataset = new DefaultXYDataset();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = Decimation.toColumns(Decimation.within(curves.get(i), visible), COLUMNS);
            dataset.addSeries(i, new double[][] {curve.x(), curve.y()});
        }
        return dataset;
    }

    private XYLineAndShapeRenderer lineRenderer(List<Series> series, Function<Series, LineStyle> look) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < series.size(); i++) {
            LineStyle style = look.apply(series.get(i));
            renderer.setSeriesPaint(i, style.color());
            renderer.setSeriesStroke(i, style.stroke());
            // A line of one point would not be seen.
            boolean single = series.get(i).curve().size() == 1;
            renderer.setSeriesShapesVisible(i, single);
            renderer.setSeriesShape(i, new java.awt.geom.Ellipse2D.Double(-3, -3, 6, 6));
        }
        return renderer;
    }

    private static YIntervalSeriesCollection bands(List<PanelContent.Band> bands) {
        YIntervalSeriesCollection dataset = new YIntervalSeriesCollection();
        for (int i = 0; i < bands.size(); i++) {
            PanelContent.Band band = bands.get(i);
            YIntervalSeries series = new YIntervalSeries(i, false, true);
            for (int j = 0; j < band.lower().size(); j++) {
                double low = band.lower().y()[j];
                double high = band.upper().y()[j];
                if (!Double.isNaN(low) && !Double.isNaN(high))
                    series.add(band.lower().x()[j], low, low, high);
            }
            dataset.addSeries(series);
        }
        return dataset;
    }

    private DeviationRenderer bandRenderer(List<PanelContent.Band> bands) {
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(1);
        for (int i = 0; i < bands.size(); i++) {
            renderer.setSeriesFillPaint(i, styles.band(bands.get(i)));
            renderer.setSeriesPaint(i, styles.band(bands.get(i)));
            renderer.setSeriesStroke(i, new BasicStroke(0));
        }
        return renderer;
    }
}
