package org.limbeck.figure.report;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.DotChart;
import org.limbeck.figure.chart.LegendKey;
import org.limbeck.figure.chart.LineStyle;
import org.limbeck.figure.chart.Mark;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.table.CellText;
import org.limbeck.figure.table.Table;

/** Methods compared by one outcome: every seed as a ring, mean and standard deviation beside them. */
public final class AccuracyFigure {
    private static final double LIFT = 0.24;

    private AccuracyFigure() {}

    /** By accuracy at the last epoch. */
    public static JFreeChart of(List<RunCurves> runs, ChartTheme theme) {
        return of(runs, theme, Outcome.LAST_TEST_ACCURACY);
    }

    /** Only finished runs are shown. */
    public static JFreeChart of(List<RunCurves> runs, ChartTheme theme, Outcome outcome) {
        List<RunGroup> groups = RunGroup.of(
                runs.stream().filter(run -> run.status() == RunStatus.FINISHED).toList());
        DotChart chart =
                new DotChart(theme, groups.stream().map(RunGroup::label).toList(), outcome.isShare());
        for (int row = 0; row < groups.size(); row++) group(chart, theme, groups.get(row), row, outcome);
        LineStyle sample = new LineStyle(theme.mutedInk(), theme.lineWidth());
        chart.key(LegendKey.mark("one seed", sample, Mark.CIRCLE, false));
        chart.key(LegendKey.mark("mean ± 1 s.d.", sample, Mark.DIAMOND, true));
        if (outcome == Outcome.LAST_TEST_ACCURACY) {
            double teacher = runs.stream()
                    .mapToDouble(RunCurves::finalTeacherAccuracy)
                    .filter(accuracy -> !Double.isNaN(accuracy))
                    .findFirst()
                    .orElse(Double.NaN);
            chart.reference("final teacher", teacher);
        }
        return chart.chart(capital(outcome.label()), Double.NaN);
    }

    private static void group(DotChart chart, ChartTheme theme, RunGroup group, int row, Outcome outcome) {
        LineStyle style = theme.style(group.style());
        double[] values = group.runs().stream().mapToDouble(outcome::of).toArray();
        MeanSd mean = MeanSd.of(values);
        for (double value : values) {
            chart.mark(row + LIFT, value, Mark.CIRCLE, theme.size() * 0.55, style.color(), false);
        }
        chart.bar(row, mean, style.wide(1.2));
        chart.mark(row, mean.mean(), Mark.DIAMOND, theme.size() * 0.8, style.color(), true);
        double factor = outcome.isShare() ? 100 : 1;
        int decimals = outcome.isShare() ? 1 : 2;
        String text = CellText.of(new Table.Measured(mean, factor, decimals, mean.count()));
        if (mean.count() > 0) chart.label(row - LIFT * 0.7, mean.mean(), text);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
