package org.limbeck.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.jspecify.annotations.Nullable;
import org.limbeck.figure.curve.Curve;

/** Collects what a plot is to show and puts it there at once: bands below, lines above, keys in the header. */
public final class PlotLayers {
    private static final int BANDS = 1;
    private static final int RIGHT_LINES = 2;

    /** The axis by which a line is measured. */
    public enum Side {
        LEFT,
        RIGHT
    }

    private record Band(String name, Curve low, Curve high, Color color) {}

    private final List<LineRenderer.Line> lines = new ArrayList<>();
    private final List<LineRenderer.Line> rightLines = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private final List<LegendKey> keys = new ArrayList<>();
    private final List<ValueMarker> references = new ArrayList<>();

    /** A line and its key; a blank curve leaves no trace. */
    public void line(String label, Curve curve, LineStyle style) {
        if (curve.isBlank()) return;
        silentLine(label, curve, style);
        keys.add(LegendKey.line(label, style));
    }

    /** A line that another key stands for. */
    public void silentLine(String name, Curve curve, LineStyle style) {
        line(name, curve, style, null, Side.LEFT);
    }

    /** Likewise. @param mark at some of its points; null for none @param side the plot must have an axis there */
    public void line(String name, Curve curve, LineStyle style, @Nullable Mark mark, Side side) {
        List<LineRenderer.Line> there = side == Side.RIGHT ? rightLines : lines;
        if (!curve.isBlank()) there.add(new LineRenderer.Line(name, curve, style, mark));
    }

    /** An area between two curves; a key must be added where it needs one. */
    public void band(String name, Curve low, Curve high, Color color) {
        if (!low.isBlank()) bands.add(new Band(name, low, high, color));
    }

    /** A horizontal line to compare with; NaN leaves none. */
    public void level(double value, LineStyle style) {
        if (!Double.isNaN(value)) references.add(new ValueMarker(value, style.color(), style.stroke()));
    }

    /** Likewise with its key. */
    public void reference(String label, double value, LineStyle style) {
        level(value, style);
        if (!Double.isNaN(value)) keys.add(LegendKey.line(label, style));
    }

    public void show(PanelPlot plot, String title) {
        show(plot);
        plot.setHeader(new PanelHeader(title, keys));
    }

    /** Without header. */
    public void show(PanelPlot plot) {
        plot.setDataset(0, lineDataset(lines));
        plot.setRenderer(0, new LineRenderer(lines, plot.theme()));
        plot.setDataset(BANDS, bandDataset());
        plot.setRenderer(BANDS, bandRenderer());
        plot.setDataset(RIGHT_LINES, lineDataset(rightLines));
        plot.setRenderer(RIGHT_LINES, new LineRenderer(rightLines, plot.theme()));
        if (!rightLines.isEmpty()) plot.mapDatasetToRangeAxis(RIGHT_LINES, 1);
        references.forEach(marker -> plot.addRangeMarker(marker, Layer.BACKGROUND));
    }

    /** All values of lines on the left axis and of bands. */
    public @Nullable Range values() {
        Range values = null;
        for (LineRenderer.Line line : lines) values = extend(values, line.curve());
        for (Band band : bands) values = extend(extend(values, band.low()), band.high());
        for (ValueMarker marker : references) values = Range.expandToInclude(values, marker.getValue());
        return values;
    }

    private static @Nullable Range extend(@Nullable Range values, Curve curve) {
        Range extended = values;
        for (double y : curve.y()) {
            if (!Double.isNaN(y)) extended = Range.expandToInclude(extended, y);
        }
        return extended;
    }

    private static DefaultXYDataset lineDataset(List<LineRenderer.Line> lines) {
        DefaultXYDataset dataset = new DefaultXYDataset();
        // Names may repeat (two seeds of one method); series keys may not.
        for (int i = 0; i < lines.size(); i++) {
            LineRenderer.Line line = lines.get(i);
            dataset.addSeries(
                    new SeriesName(line.name(), i),
                    new double[][] {line.curve().x(), line.curve().y()});
        }
        return dataset;
    }

    /** A series for each part of a band that has no gap: an area would be drawn across. */
    private YIntervalSeriesCollection bandDataset() {
        YIntervalSeriesCollection dataset = new YIntervalSeriesCollection();
        for (Band band : bands) {
            YIntervalSeries part = null;
            for (int j = 0; j < band.low().size(); j++) {
                double low = band.low().y()[j];
                double high = band.high().y()[j];
                if (Double.isNaN(low) || Double.isNaN(high)) {
                    part = null;
                    continue;
                }
                if (part == null) {
                    part = new YIntervalSeries(new SeriesName(band.name(), dataset.getSeriesCount()), false, true);
                    dataset.addSeries(part);
                }
                part.add(band.low().x()[j], low, low, high);
            }
        }
        return dataset;
    }

    private DeviationRenderer bandRenderer() {
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(1);
        int series = 0;
        for (Band band : bands) {
            for (int part = parts(band); part > 0; part--) {
                renderer.setSeriesFillPaint(series, band.color());
                renderer.setSeriesPaint(series, band.color());
                renderer.setSeriesStroke(series++, new BasicStroke(0));
            }
        }
        return renderer;
    }

    private static int parts(Band band) {
        int parts = 0;
        boolean inside = false;
        for (int j = 0; j < band.low().size(); j++) {
            boolean known = !Double.isNaN(band.low().y()[j])
                    && !Double.isNaN(band.high().y()[j]);
            if (known && !inside) parts++;
            inside = known;
        }
        return parts;
    }
}
