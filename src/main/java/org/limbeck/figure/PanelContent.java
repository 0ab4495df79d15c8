package org.limbeck.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Collects what a panel is to show and puts it there at once: bands below, lines above, keys in the header. */
final class PanelContent {
    private record Line(String name, Curve curve, LineStyle style) {}

    private record Band(String name, Curve low, Curve high, Color color) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Line> rightLines = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final List<LegendKey> keys = new ArrayList<>();
    private final List<ValueMarker> references = new ArrayList<>();

    /** A line and its key; a blank curve leaves no trace. */
    void line(String label, Curve curve, LineStyle style) {
        if (curve.isBlank()) return;
        silentLine(label, curve, style);
        keys.add(LegendKey.line(label, style));
    }

    /** A line that another key stands for. */
    void silentLine(String name, Curve curve, LineStyle style) {
        if (!curve.isBlank()) lines.add(new Line(name, curve, style));
    }

    /** A line measured on the right axis, which the plot must have. */
    void rightLine(String label, Curve curve, LineStyle style) {
        if (curve.isBlank()) return;
        rightLines.add(new Line(label, curve, style));
        keys.add(LegendKey.line(label, style));
    }

    /** An area between two curves; a key must be added where it needs one. */
    void band(String name, Curve low, Curve high, Color color) {
        if (!low.isBlank()) bands.add(new Band(name, low, high, color));
    }

    void key(LegendKey key) {
        keys.add(key);
    }

    /** A horizontal line to compare with, and its key. */
    void reference(String label, double value, LineStyle style) {
        if (Double.isNaN(value)) return;
        references.add(new ValueMarker(value, style.color(), style.stroke()));
        keys.add(LegendKey.line(label, style));
    }

    void show(PanelPlot plot, String title) {
        plot.setNotify(false);
        plot.clearRangeMarkers();
        plot.setDataset(0, lineDataset(lines));
        plot.setRenderer(0, lineRenderer(lines));
        plot.setDataset(1, bandDataset());
        plot.setRenderer(1, bandRenderer());
        plot.setDataset(2, lineDataset(rightLines));
        plot.setRenderer(2, lineRenderer(rightLines));
        if (!rightLines.isEmpty()) plot.mapDatasetToRangeAxis(2, 1);
        references.forEach(marker -> plot.addRangeMarker(marker, Layer.BACKGROUND));
        plot.setHeader(new PanelHeader(title, keys));
        plot.setNotify(true);
    }

    /** All values of lines on the left axis and of bands. */
    Range values() {
        Range values = null;
        for (Line line : lines) values = extend(values, line.curve());
        for (Band band : bands) values = extend(extend(values, band.low()), band.high());
        for (ValueMarker marker : references) values = Range.expandToInclude(values, marker.getValue());
        return values;
    }

    /** Values of lines from a position on, so that the steep start need not set the scale. */
    Range valuesFrom(double x) {
        Range values = null;
        for (Line line : lines) {
            for (int i = 0; i < line.curve().size(); i++) {
                if (line.curve().x()[i] >= x)
                    values = include(values, line.curve().y()[i]);
            }
        }
        for (ValueMarker marker : references) values = Range.expandToInclude(values, marker.getValue());
        return values;
    }

    private static Range extend(Range values, Curve curve) {
        Range extended = values;
        for (double y : curve.y()) extended = include(extended, y);
        return extended;
    }

    private static Range include(Range values, double y) {
        return Double.isNaN(y) ? values : Range.expandToInclude(values, y);
    }

    private static DefaultXYDataset lineDataset(List<Line> lines) {
        DefaultXYDataset dataset = new DefaultXYDataset();
        // Names may repeat (two seeds of one method); series keys may not.
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            dataset.addSeries(
                    new SeriesName(line.name(), i),
                    new double[][] {line.curve().x(), line.curve().y()});
        }
        return dataset;
    }

    private static XYLineAndShapeRenderer lineRenderer(List<Line> lines) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < lines.size(); i++) {
            renderer.setSeriesPaint(i, lines.get(i).style().color());
            renderer.setSeriesStroke(i, lines.get(i).style().stroke());
            // A line of one point would not be seen.
            double dot = 2.5 * lines.get(i).style().width();
            renderer.setSeriesShapesVisible(i, lines.get(i).curve().size() == 1);
            renderer.setSeriesShape(i, new Ellipse2D.Double(-dot / 2, -dot / 2, dot, dot));
        }
        return renderer;
    }

    private YIntervalSeriesCollection bandDataset() {
        YIntervalSeriesCollection dataset = new YIntervalSeriesCollection();
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            YIntervalSeries series = new YIntervalSeries(new SeriesName(band.name(), i), false, true);
            for (int j = 0; j < band.low().size(); j++) {
                double low = band.low().y()[j];
                double high = band.high().y()[j];
                if (Double.isNaN(low) || Double.isNaN(high)) continue;
                series.add(band.low().x()[j], low, low, high);
            }
            dataset.addSeries(series);
        }
        return dataset;
    }

    private DeviationRenderer bandRenderer() {
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(1);
        for (int i = 0; i < bands.size(); i++) {
            renderer.setSeriesFillPaint(i, bands.get(i).color());
            renderer.setSeriesPaint(i, bands.get(i).color());
            renderer.setSeriesStroke(i, new BasicStroke(0));
        }
        return renderer;
    }
}
