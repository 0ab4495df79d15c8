package org.limbeck.figure.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.limbeck.experiment.teacher.TeacherStudy;
import org.limbeck.experiment.teacher.TeacherStudy.Checkpoint;
import org.limbeck.figure.chart.Axes;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.Charts;
import org.limbeck.figure.chart.LineStyle;
import org.limbeck.figure.chart.PanelPlot;
import org.limbeck.figure.chart.PlotLayers;
import org.limbeck.figure.chart.PreferredAxis;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.Curve;

/** Teachers compared over their own training: how hard their checkpoints are for a student, how accurate, how sure. */
public final class TeacherFigure {
    private TeacherFigure() {}

    /**
     * Complexity of each checkpoint's predictions; labels and random labels of the first measured teacher's data to
     * compare.
     */
    public static JFreeChart complexity(List<TeacherStudy> studies, ComplexityMeasure measure, ChartTheme theme) {
        PlotLayers content = lines(studies, theme, checkpoint -> measure.of(checkpoint.complexity()), true);
        TeacherStudy first =
                studies.stream().filter(TeacherStudy::isMeasured).findFirst().orElse(studies.get(0));
        content.reference("labels", measure.of(first.labels()), theme.reference());
        content.reference(
                "random labels",
                measure.of(first.random()),
                theme.reference().in(theme.style(6).color()));
        return chart(content, studies, "Complexity of predictions" + measure.suffix(), theme, false);
    }

    /** Share of the test set that each checkpoint classifies correctly; with keys where no complexity is drawn beside it. */
    public static JFreeChart accuracy(List<TeacherStudy> studies, ChartTheme theme) {
        boolean alone = studies.stream().noneMatch(TeacherStudy::isMeasured);
        PlotLayers content = lines(studies, theme, TeacherFigure::testAccuracy, alone);
        return chart(content, studies, "Test accuracy", theme, true);
    }

    private static double testAccuracy(Checkpoint checkpoint) {
        return checkpoint.record().testAccuracy();
    }

    /** Mean cross-entropy to the labels of the test set. */
    public static JFreeChart loss(List<TeacherStudy> studies, ChartTheme theme) {
        return chart(lines(studies, theme, Checkpoint::testLoss, false), studies, "Test loss", theme, false);
    }

    /** Marks a checkpoint in a chart of these. @param epoch the teacher's own */
    public static void mark(JFreeChart chart, double epoch, ChartTheme theme) {
        LineStyle style = theme.style(1).solid();
        chart.getXYPlot().addDomainMarker(new ValueMarker(epoch, style.color(), style.stroke()), Layer.BACKGROUND);
    }

    /** @param named whether the lines have keys; colours and dashes mean the same in all three charts */
    private static PlotLayers lines(
            List<TeacherStudy> studies, ChartTheme theme, ToDoubleFunction<Checkpoint> value, boolean named) {
        PlotLayers content = new PlotLayers();
        for (int i = 0; i < studies.size(); i++) {
            Curve curve = Curve.of(
                    studies.get(i).checkpoints(),
                    checkpoint -> checkpoint.record().epoch(),
                    value);
            String name = name(studies, i);
            // Dashes tell several teachers apart; one alone is drawn through.
            LineStyle style = studies.size() == 1 ? theme.style(1).solid() : theme.style(i + 1);
            if (named) content.line(name, curve, style);
            else content.silentLine(name, curve, style);
        }
        return content;
    }

    /** With its id where two have one name. */
    private static String name(List<TeacherStudy> studies, int index) {
        String name = studies.get(index).teacher().name();
        long alike = studies.stream()
                .filter(study -> study.teacher().name().equals(name))
                .count();
        return alike == 1 ? name : name + " (" + studies.get(index).teacher().id() + ")";
    }

    private static JFreeChart chart(
            PlotLayers content, List<TeacherStudy> studies, String title, ChartTheme theme, boolean share) {
        PreferredAxis values = Axes.vertical(theme, share ? Axes.percent() : Axes.plain());
        // Tall charts need no mark at each line of type.
        values.setTickLabelInsets(new RectangleInsets(10, 4, 10, 4));
        Range range = content.values();
        if (range != null) values.setRange(padded(range, share));
        PanelPlot plot = Charts.panel(theme, values);
        PreferredAxis epochs = Axes.linear(theme, Axes.grouped());
        epochs.setLabel("Teacher's epoch");
        double last = studies.stream()
                .flatMap(study -> study.checkpoints().stream())
                .mapToDouble(checkpoint -> checkpoint.record().epoch())
                .max()
                .orElse(1);
        epochs.setRange(0, last > 0 ? last : 1);
        plot.setDomainAxis(epochs);
        // Half of the last mark's number stands beyond the axis.
        plot.setInsets(new RectangleInsets(0, 0, 0, theme.size()));
        content.show(plot, title);
        return Charts.chart(theme, plot);
    }

    /** From 0 for what cannot be negative, with some air above. */
    private static Range padded(Range range, boolean share) {
        double upper = range.getUpperBound() > 0 ? range.getUpperBound() * 1.06 : 1;
        return new Range(Math.min(0, range.getLowerBound()), share ? Math.min(1, upper) : upper);
    }
}
