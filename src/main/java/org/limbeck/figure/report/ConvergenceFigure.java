package org.limbeck.figure.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;
import org.limbeck.figure.chart.Axes;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.Charts;
import org.limbeck.figure.chart.LineStyle;
import org.limbeck.figure.chart.PanelPlot;
import org.limbeck.figure.chart.PlotLayers;
import org.limbeck.figure.chart.PreferredAxis;
import org.limbeck.figure.curve.Curve;
import org.limbeck.theory.Redraws;

/** How complexity settles as the probe set grows: mean over probe sets drawn anew, with one standard deviation. */
public final class ConvergenceFigure {
    private ConvergenceFigure() {}

    /** @param samples by ascending size */
    public static JFreeChart of(List<Redraws.Sample> samples, ChartTheme theme) {
        PreferredAxis values = Axes.vertical(theme, Axes.grouped());
        PanelPlot plot = Charts.panel(theme, values);
        PreferredAxis sizes = Axes.whole(theme);
        sizes.setLabel("Examples in the probe set");
        plot.setDomainAxis(sizes);
        PlotLayers content = new PlotLayers();
        add(content, "ASC", samples, Redraws.Sample::mean, Redraws.Sample::standardDeviation, theme.style(4));
        add(
                content,
                "NASC",
                samples,
                Redraws.Sample::normalisedMean,
                Redraws.Sample::normalisedStandardDeviation,
                theme.style(1));
        Range shown = content.values();
        if (shown != null) values.prefer(new Range(0, 1.06 * Math.max(1e-9, shown.getUpperBound())));
        int largest = samples.stream().mapToInt(Redraws.Sample::n).max().orElse(1);
        sizes.prefer(new Range(0, 1.02 * largest));
        content.show(plot, "Supervision complexity, mean ± 1 s.d. over redrawn probe sets");
        return Charts.chart(theme, plot);
    }

    private static void add(
            PlotLayers content,
            String label,
            List<Redraws.Sample> samples,
            ToDoubleFunction<Redraws.Sample> mean,
            ToDoubleFunction<Redraws.Sample> spread,
            LineStyle style) {
        ToDoubleFunction<Redraws.Sample> n = Redraws.Sample::n;
        // One draw, as of the whole pool, has no spread: the band closes there.
        ToDoubleFunction<Redraws.Sample> sd =
                sample -> Double.isNaN(spread.applyAsDouble(sample)) ? 0 : spread.applyAsDouble(sample);
        Curve low = Curve.of(samples, n, sample -> mean.applyAsDouble(sample) - sd.applyAsDouble(sample));
        Curve high = Curve.of(samples, n, sample -> mean.applyAsDouble(sample) + sd.applyAsDouble(sample));
        content.band(label, low, high, style.faint(0.18));
        content.line(label, Curve.of(samples, n, mean), style);
    }
}
