package org.limbeck.figure;

import java.awt.BasicStroke;
import java.util.List;
import java.util.function.Function;
import org.jfree.data.Range;
import org.limbeck.theory.Encoding;

/** Panel b: the student's margin against its current supervision, and the margin loss. */
final class MarginPanel {
    private static final int MEDIAN = 2;

    private final ChartTheme theme;
    private final ProgressAxis axis;
    private final PanelPlot plot;
    private final PreferredAxis margins;
    private final PreferredAxis losses;

    MarginPanel(ChartTheme theme, FigureOptions options) {
        this.theme = theme;
        this.axis = options.axis();
        margins = Axes.vertical(theme, Axes.plain());
        losses = Axes.vertical(theme, Axes.plain());
        losses.prefer(new Range(0, 1.02));
        plot = Charts.panel(theme, margins);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(theme.axisLine());
        plot.setRangeZeroBaselineStroke(new BasicStroke((float) theme.hairline()));
    }

    PanelPlot plot() {
        return plot;
    }

    void show(List<RunGroup> groups) {
        PanelContent content = new PanelContent();
        // Margins of probabilities lie within [-1, 1] and share the axis of the loss; margins of logits have no bounds.
        boolean shared = groups.stream().allMatch(group -> isProbability(group.first()));
        plot.setRangeAxis(1, shared ? null : losses);
        if (groups.size() == 1) bands(content, groups.get(0), shared);
        else methods(content, groups);
        Range values = content.values();
        if (values != null) {
            double spare = 0.05 * Math.max(values.getLength(), 1e-9);
            margins.prefer(new Range(values.getLowerBound() - spare, values.getUpperBound() + spare));
        }
        content.show(plot, "b   Student margin" + (groups.size() > 1 ? " (median)" : ""));
    }

    private static boolean isProbability(RunCurves run) {
        return run.run().experiment().probe().encoding() == Encoding.PROBABILITY;
    }

    private void bands(PanelContent content, RunGroup group, boolean shared) {
        LineStyle style = theme.style(1).solid().wide(1.2);
        Curve[] quantiles = new Curve[RunCurves.MARGIN_PERCENT.length];
        for (int i = 0; i < quantiles.length; i++) {
            int level = i;
            quantiles[i] = mean(group, run -> run.marginQuantile(level, axis));
        }
        content.band("5–95%", quantiles[0], quantiles[4], style.faint(0.16));
        content.band("25–75%", quantiles[1], quantiles[3], style.faint(0.3));
        content.line("median", quantiles[MEDIAN], style);
        if (!quantiles[MEDIAN].isBlank()) {
            content.key(LegendKey.band("25–75%", style.faint(0.46)));
            content.key(LegendKey.band("5–95%", style.faint(0.16)));
        }
        LineStyle loss = new LineStyle(
                theme.style(0).color(), theme.lineWidth(), theme.style(2).dashes());
        Curve losses = mean(group, run -> run.marginLoss(axis));
        if (shared) content.line("margin loss", losses, loss);
        else content.rightLine("margin loss (right)", losses, loss);
    }

    private void methods(PanelContent content, List<RunGroup> groups) {
        for (RunGroup group : groups) {
            LineStyle style = theme.style(group.style());
            SeedBand band = SeedBand.of(group.runs().stream()
                    .map(run -> run.marginQuantile(MEDIAN, axis))
                    .toList());
            if (group.runs().size() > 1) content.band(group.label(), band.low(), band.high(), style.faint(0.18));
            content.silentLine(group.label(), band.mean(), style);
        }
    }

    private static Curve mean(RunGroup group, Function<RunCurves, Curve> curve) {
        return SeedBand.of(group.runs().stream().map(curve).toList()).mean();
    }
}
