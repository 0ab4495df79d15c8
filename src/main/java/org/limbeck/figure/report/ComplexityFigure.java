package org.limbeck.figure.report;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.DotChart;
import org.limbeck.figure.chart.LegendKey;
import org.limbeck.figure.chart.LineStyle;
import org.limbeck.figure.chart.Mark;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.theory.Complexity;

/** Methods compared by the complexity of four supervisions under their student's kernel at the end of training. */
public final class ComplexityFigure {
    private static final List<String> NAMES =
            List.of(ProbeResult.RANDOM, ProbeResult.LABELS, ProbeResult.FINAL_TEACHER, ProbeResult.CURRENT);
    private static final List<String> LABELS =
            List.of("random labels", "dataset labels", "final teacher", "current supervision");
    private static final List<Mark> MARKS = List.of(Mark.TRIANGLE, Mark.SQUARE, Mark.DIAMOND, Mark.CIRCLE);

    private ComplexityFigure() {}

    /** Means over seeds with one standard deviation. */
    public static JFreeChart of(List<RunCurves> runs, ChartTheme theme, ComplexityMeasure measure) {
        List<RunGroup> groups = RunGroup.of(runs);
        DotChart chart =
                new DotChart(theme, groups.stream().map(RunGroup::label).toList(), false);
        for (int row = 0; row < groups.size(); row++) {
            for (int i = 0; i < NAMES.size(); i++) add(chart, theme, groups.get(row), row, i, measure);
        }
        for (int i = NAMES.size() - 1; i >= 0; i--) {
            LineStyle style = theme.supervision(NAMES.get(i));
            chart.key(LegendKey.mark(LABELS.get(i), style, MARKS.get(i), isFilled(i)));
        }
        int outputs = groups.isEmpty() ? 0 : groups.get(0).first().outputs();
        if (measure == ComplexityMeasure.NASC && outputs > 0) {
            String root = outputs == 1 ? "1" : "√" + outputs;
            chart.reference(root + ": uninformative kernel", Math.sqrt(outputs));
        }
        return chart.chart("Supervision complexity at the end" + measure.suffix(), 0);
    }

    private static void add(
            DotChart chart, ChartTheme theme, RunGroup group, int row, int supervision, ComplexityMeasure measure) {
        LineStyle style = theme.supervision(NAMES.get(supervision));
        MeanSd value = MeanSd.of(group.runs().stream()
                .mapToDouble(run -> atEnd(run, NAMES.get(supervision), measure))
                .toArray());
        double size = theme.size() * (isFilled(supervision) ? 0.5 : 0.95);
        chart.bar(row, value, style);
        chart.mark(row, value.mean(), MARKS.get(supervision), size, style.color(), isFilled(supervision));
    }

    /** The current supervision alone is solid, and small: where a fixed one agrees with it, its outline lies around it. */
    private static boolean isFilled(int supervision) {
        return supervision == NAMES.size() - 1;
    }

    private static double atEnd(RunCurves run, String supervision, ComplexityMeasure measure) {
        ProbeResult last = run.lastProbe();
        Complexity complexity = last == null ? null : last.complexity().get(supervision);
        return complexity == null ? Double.NaN : measure.of(complexity);
    }
}
