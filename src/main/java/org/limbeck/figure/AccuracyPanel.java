package org.limbeck.figure;

import java.util.List;
import java.util.function.Function;
import org.jfree.data.Range;
import org.limbeck.distill.Schedule;

/** Panel c: the student on the test set, beside its teachers. */
final class AccuracyPanel {
    /** The first rise would flatten everything that comes after it. */
    private static final double STEEP_START = 0.15;

    private final ChartTheme theme;
    private final ProgressAxis axis;
    private final PanelPlot plot;
    private final PreferredAxis accuracies;

    AccuracyPanel(ChartTheme theme, FigureOptions options) {
        this.theme = theme;
        this.axis = options.axis();
        accuracies = Axes.vertical(theme, Axes.percent());
        plot = Charts.panel(theme, accuracies);
    }

    PanelPlot plot() {
        return plot;
    }

    /** @param length of the x axis */
    void show(List<RunGroup> groups, double length) {
        PanelContent content = new PanelContent();
        if (groups.size() == 1) student(content, groups.get(0));
        else groups.forEach(group -> compared(content, group));
        content.reference("final teacher", finalTeacher(groups), theme.reference());
        scale(content, length);
        content.show(plot, "c   Test accuracy");
    }

    private void student(PanelContent content, RunGroup group) {
        LineStyle style = theme.style(4).wide(1.35);
        Function<RunCurves, Curve> test = run -> run.testAccuracy(axis);
        SeedBand band = band(group, test);
        if (group.runs().size() > 1) content.band("student", band.low(), band.high(), style.faint(0.18));
        content.line("student", band.mean(), style);
        LineStyle validation = new LineStyle(
                theme.mutedInk(), theme.lineWidth(), theme.style(6).dashes());
        content.line(
                "student, validation",
                band(group, run -> run.validationAccuracy(axis)).mean(),
                validation);
        content.line("current checkpoint", group.first().teacherAccuracy(axis), theme.style(1));
    }

    private void compared(PanelContent content, RunGroup group) {
        LineStyle style = theme.style(group.style());
        SeedBand band = band(group, run -> run.testAccuracy(axis));
        if (group.runs().size() > 1) content.band(group.label(), band.low(), band.high(), style.faint(0.18));
        content.silentLine(group.label(), band.mean(), style);
    }

    private static SeedBand band(RunGroup group, Function<RunCurves, Curve> curve) {
        return SeedBand.of(group.runs().stream().map(curve).toList());
    }

    /** As the library knows it; else as a run was told that has the final checkpoint throughout. NaN when neither. */
    private static double finalTeacher(List<RunGroup> groups) {
        double known = Double.NaN;
        for (RunGroup group : groups) {
            for (RunCurves run : group.runs()) {
                if (!Double.isNaN(run.finalTeacherAccuracy())) return run.finalTeacherAccuracy();
                boolean offline = run.run().schedule() instanceof Schedule.Offline;
                if (offline && Double.isNaN(known))
                    known = run.teacherAccuracy(ProgressAxis.STEP).last();
            }
        }
        return known;
    }

    private void scale(PanelContent content, double length) {
        Range late = content.valuesFrom(STEEP_START * length);
        Range values = late == null ? content.values() : late;
        if (values == null) return;
        double spare = Math.max(0.01, 0.08 * values.getLength());
        accuracies.prefer(new Range(
                Math.max(0, values.getLowerBound() - spare), Math.min(1.005, values.getUpperBound() + spare)));
    }
}
