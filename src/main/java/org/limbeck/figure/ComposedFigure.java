package org.limbeck.figure;

import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;

/**
 * Three panels over one x axis whose lines someone else has chosen, in the dress of figures: what the window shows goes
 * through here into a file.
 *
 * @param axis what x counts
 * @param visible part of it
 * @param panels from above: complexity, margin, accuracy
 * @param staged the run whose stages are marked; null for none
 * @param caption said before what the cells of the stages mean; may be empty
 * @param note small print below
 */
public record ComposedFigure(
        ProgressAxis axis, Range visible, List<Panel> panels, RunCurves staged, String caption, String note) {
    public ComposedFigure {
        panels = List.copyOf(panels);
    }

    /**
     * One of the panels.
     *
     * @param title without its letter
     * @param scale of its y axis
     * @param values range of the y axis; null when there is nothing to draw
     * @param bands areas, the first lowest
     * @param lines above the bands, the last on top
     * @param keys legend entries in order
     * @param reference value of a horizontal line to compare with; NaN for none
     * @param referenceLabel its key
     */
    public record Panel(
            String title,
            Scale scale,
            Range values,
            List<Band> bands,
            List<Line> lines,
            List<Key> keys,
            double reference,
            String referenceLabel) {
        public Panel {
            bands = List.copyOf(bands);
            lines = List.copyOf(lines);
            keys = List.copyOf(keys);
        }
    }

    /** How values are marked on a y axis. */
    public enum Scale {
        LINEAR,
        LOGARITHMIC,
        PERCENT
    }

    /** @param name tells whose line it is and which kind */
    public record Line(String name, Curve curve, LineStyle style) {}

    /** An area between two curves over the same points. */
    public record Band(String name, Curve low, Curve high, Color color) {}

    /** A legend entry: a sample of a line, or of an area where {@code line} is null. */
    public record Key(String label, LineStyle line, Color area) {}

    /** {@code O(points)}. */
    public JFreeChart chart(ChartTheme theme) {
        List<PanelPlot> plots = panels.stream().map(panel -> plot(theme, panel)).toList();
        for (int i = 0; i < plots.size(); i++) fill(plots.get(i), theme, panels.get(i), (char) ('a' + i));
        if (staged != null) markStages(theme, plots);
        return Charts.stacked(theme, progress(theme), plots, DistillationFigure.SHARES, Charts.note(theme, note));
    }

    private PreferredAxis progress(ChartTheme theme) {
        // A small part of the axis may lie between two whole epochs.
        boolean whole = axis != ProgressAxis.SECONDS && visible.getLength() >= 4;
        PreferredAxis progress = whole ? Axes.whole(theme) : Axes.linear(theme, Axes.grouped());
        double apart = theme.size() * 0.7;
        progress.setTickLabelInsets(new RectangleInsets(theme.size() * 0.25, apart, theme.size() * 0.25, apart));
        progress.setLabel(axis.label());
        progress.prefer(visible);
        return progress;
    }

    private static PanelPlot plot(ChartTheme theme, Panel panel) {
        if (panel.scale() == Scale.LOGARITHMIC) {
            DecadeAxis decades = Axes.logarithmic(theme);
            if (panel.values() != null) decades.prefer(panel.values());
            return Charts.panel(theme, decades);
        }
        boolean percent = panel.scale() == Scale.PERCENT;
        PreferredAxis linear = Axes.vertical(theme, percent ? Axes.percent() : Axes.grouped());
        double gap = theme.size() * 0.25;
        linear.setTickLabelInsets(new RectangleInsets(gap / 3, gap, gap / 3, gap));
        if (panel.values() != null) linear.prefer(panel.values());
        return Charts.panel(theme, linear);
    }

    private static void fill(PanelPlot plot, ChartTheme theme, Panel panel, char letter) {
        PanelContent content = new PanelContent();
        panel.bands().forEach(band -> content.band(band.name(), band.low(), band.high(), band.color()));
        panel.lines().forEach(line -> content.silentLine(line.name(), line.curve(), line.style()));
        for (Key key : panel.keys()) {
            content.key(
                    key.line() == null
                            ? LegendKey.band(key.label(), key.area())
                            : LegendKey.line(key.label(), key.line()));
        }
        content.reference(panel.referenceLabel(), panel.reference(), theme.reference());
        content.show(plot, letter + "   " + panel.title());
    }

    private void markStages(ChartTheme theme, List<PanelPlot> plots) {
        StageStrip strip = StageStrip.of(staged, axis, caption + "teacher checkpoint by its epoch", true);
        plots.get(0).setStrips(List.of(strip));
        strip.mark(plots, theme);
    }
}
