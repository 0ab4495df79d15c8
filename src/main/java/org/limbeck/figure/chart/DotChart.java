package org.limbeck.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jspecify.annotations.Nullable;
import org.limbeck.figure.curve.MeanSd;

/** Values by row as marks along a common scale: easier to compare than bars, and it need not begin at 0. */
public final class DotChart {
    private final ChartTheme theme;
    private final PanelPlot plot;
    private final PreferredAxis values;
    private final DefaultXYDataset dataset = new DefaultXYDataset();
    private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, false);
    private final List<LegendKey> keys = new ArrayList<>();
    private @Nullable Range range;

    /** @param percent whether values are shares */
    public DotChart(ChartTheme theme, List<String> rows, boolean percent) {
        this.theme = theme;
        values = Axes.linear(theme, percent ? Axes.percent() : Axes.grouped());
        double gap = theme.size() * 0.25;
        values.setTickLabelInsets(new RectangleInsets(gap, theme.size() * 1.4, gap, theme.size() * 1.4));
        RowAxis names = new RowAxis(rows);
        plot = Charts.panel(theme, names);
        names.setTickLabelFont(theme.body());
        names.setTickLabelPaint(theme.ink());
        plot.setDomainAxis(values);
        plot.setDomainGridlinesVisible(true);
        plot.setDomainGridlinePaint(theme.grid());
        plot.setDomainGridlineStroke(new BasicStroke((float) theme.hairline()));
        plot.setInsets(new RectangleInsets(0, 0, 0, theme.size() * 1.2));
        renderer.setDefaultShapesFilled(true);
        renderer.setUseFillPaint(true);
        renderer.setDrawOutlines(true);
        plot.setDataset(dataset);
        plot.setRenderer(renderer);
    }

    /** A mark; NaN leaves none. */
    public void mark(double row, double value, Mark mark, double size, Color color, boolean filled) {
        if (Double.isNaN(value)) return;
        int series = dataset.getSeriesCount();
        dataset.addSeries(new SeriesName("row " + row, series), new double[][] {{value}, {row}});
        renderer.setSeriesShapesVisible(series, true);
        renderer.setSeriesShape(series, mark.shape(size));
        // An outline is filled with the ground, so that bars and grid do not shine through it.
        renderer.setSeriesFillPaint(series, filled ? color : theme.background());
        renderer.setSeriesPaint(series, color);
        renderer.setSeriesStroke(series, new BasicStroke((float) theme.lineWidth()));
        renderer.setSeriesOutlineStroke(series, new BasicStroke((float) theme.lineWidth()));
        include(value);
    }

    /** One standard deviation to each side. */
    public void bar(double row, MeanSd value, LineStyle style) {
        if (value.count() < 2) return;
        int series = dataset.getSeriesCount();
        double low = value.mean() - value.sd();
        double high = value.mean() + value.sd();
        dataset.addSeries(new SeriesName("row " + row, series), new double[][] {{low, high}, {row, row}});
        renderer.setSeriesLinesVisible(series, true);
        renderer.setSeriesPaint(series, style.color());
        renderer.setSeriesStroke(series, style.solid().stroke());
        include(low);
        include(high);
    }

    /** Small text over a mark. */
    public void label(double row, double value, String text) {
        XYTextAnnotation label = new XYTextAnnotation(text, value, row);
        label.setFont(theme.small());
        label.setPaint(theme.ink());
        label.setTextAnchor(TextAnchor.BOTTOM_CENTER);
        plot.addAnnotation(label);
    }

    /** A vertical line to compare with, and its key. */
    public void reference(String label, double value) {
        if (Double.isNaN(value)) return;
        LineStyle style = theme.reference();
        plot.addDomainMarker(new ValueMarker(value, style.color(), style.stroke()), Layer.BACKGROUND);
        keys.add(LegendKey.line(label, style));
        include(value);
    }

    public void key(LegendKey key) {
        keys.add(key);
    }

    private void include(double value) {
        range = Range.expandToInclude(range, value);
    }

    /** @param floor the scale begins no higher; NaN when it may begin anywhere */
    public JFreeChart chart(String title, double floor) {
        if (range != null) {
            double spare = Math.max(range.getLength() * 0.12, 1e-3);
            double low = Double.isNaN(floor) ? range.getLowerBound() - spare : floor;
            values.prefer(new Range(low, range.getUpperBound() + spare));
        }
        plot.setHeader(new PanelHeader(title, keys));
        return Charts.chart(theme, plot);
    }
}
