package org.limbeck.figure;

import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;
import org.limbeck.distill.ProbeResult;

/** Panel a: complexity of supervisions under the student's kernel as it is at that moment. */
final class ComplexityPanel {
    /** As legends call them, in the order in which they are drawn. */
    private static final List<Named> SUPERVISIONS = List.of(
            new Named(ProbeResult.CURRENT, "current supervision"),
            new Named(ProbeResult.FINAL_TEACHER, "final teacher"),
            new Named(ProbeResult.LABELS, "dataset labels"),
            new Named(ProbeResult.RANDOM, "random labels"));

    private record Named(String name, String label) {}

    private final ChartTheme theme;
    private final FigureOptions options;
    private final PanelPlot plot;

    ComplexityPanel(ChartTheme theme, FigureOptions options) {
        this.theme = theme;
        this.options = options;
        ValueAxis axis = options.logComplexity() ? Axes.logarithmic(theme) : Axes.vertical(theme, Axes.grouped());
        plot = Charts.panel(theme, axis);
    }

    PanelPlot plot() {
        return plot;
    }

    /** @param length of the x axis */
    void show(List<RunGroup> groups, double length) {
        PanelContent content = new PanelContent();
        if (groups.size() == 1) supervisions(content, groups.get(0));
        else methods(content, groups);
        if (options.measure() == ComplexityMeasure.NASC) reference(content, groups);
        if (options.authorsCurve() && options.measure() == ComplexityMeasure.ASC) authors(content, length);
        scale(content.values());
        String what = groups.size() > 1 ? "Complexity of current supervision" : "Supervision complexity";
        content.show(plot, "a   " + what + options.measure().suffix());
    }

    private void supervisions(PanelContent content, RunGroup group) {
        // Drawn in this order, a fixed target's dashes stay visible on top of the current one where the two agree.
        for (Named each : SUPERVISIONS) {
            add(content, group, each.name(), each.label(), theme.supervision(each.name()));
        }
    }

    private void methods(PanelContent content, List<RunGroup> groups) {
        for (RunGroup group : groups) {
            add(content, group, ProbeResult.CURRENT, group.label(), theme.style(group.style()));
        }
    }

    private void add(PanelContent content, RunGroup group, String supervision, String label, LineStyle style) {
        SeedBand band = SeedBand.of(group.runs().stream()
                .map(run -> run.complexity(supervision, options.measure(), options.axis()))
                .toList());
        if (group.runs().size() > 1) content.band(label, band.low(), band.high(), style.faint(0.18));
        content.line(label, band.mean(), style);
    }

    private void reference(PanelContent content, List<RunGroup> groups) {
        int outputs = groups.isEmpty() ? 0 : groups.get(0).first().outputs();
        if (outputs == 0) return;
        String label = outputs == 1 ? "1: kernel knows nothing" : "√" + outputs + ": kernel knows nothing";
        content.reference(label, Math.sqrt(outputs), theme.reference());
    }

    private void authors(PanelContent content, double length) {
        Map<String, Curve> curves = AuthorsCurve.over(length);
        for (Named each : SUPERVISIONS) {
            LineStyle style = theme.supervision(each.name()).wide(0.7).in(theme.mutedInk());
            content.silentLine(AuthorsCurve.LABEL + ": " + each.label(), curves.get(each.name()), style);
        }
        content.key(LegendKey.line(AuthorsCurve.LABEL, new LineStyle(theme.mutedInk(), theme.lineWidth() * 0.7)));
    }

    private void scale(Range values) {
        if (values == null) return;
        double top = values.getUpperBound();
        if (plot.getRangeAxis() instanceof DecadeAxis decades) {
            double bottom = Math.max(values.getLowerBound(), top * 1e-6);
            if (top > 0) decades.prefer(new Range(bottom / 1.2, top * 1.2));
        } else if (plot.getRangeAxis() instanceof PreferredAxis linear && top > 0) {
            linear.prefer(new Range(0, top * 1.06));
        }
    }
}
