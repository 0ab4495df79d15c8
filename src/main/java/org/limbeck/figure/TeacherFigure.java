package org.limbeck.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.data.Range;
import org.limbeck.experiment.TeacherStudy;
import org.limbeck.experiment.TeacherStudy.Checkpoint;

/** Teachers compared over their own training: how hard their checkpoints are for a student, how accurate, how sure. */
public final class TeacherFigure {
    private TeacherFigure() {}

    /** Complexity of each checkpoint's predictions; labels and random labels of the first teacher's data to compare. */
    public static JFreeChart complexity(List<TeacherStudy> studies, ComplexityMeasure measure, ChartTheme theme) {
        PanelContent content = lines(studies, theme, checkpoint -> measure.of(checkpoint.complexity()));
        TeacherStudy first = studies.get(0);
        content.reference("labels", measure.of(first.labels()), theme.reference());
        content.reference(
                "random labels",
                measure.of(first.random()),
                theme.reference().in(theme.style(6).color()));
        return chart(content, "Complexity of predictions" + measure.suffix(), theme, false);
    }

    /** Share of the test set that each checkpoint classifies correctly. */
    public static JFreeChart accuracy(List<TeacherStudy> studies, ChartTheme theme) {
        PanelContent content =
                lines(studies, theme, checkpoint -> checkpoint.record().testAccuracy());
        return chart(content, "Test accuracy", theme, true);
    }

    /** Mean cross-entropy to the labels of the test set. */
    public static JFreeChart loss(List<TeacherStudy> studies, ChartTheme theme) {
        return chart(lines(studies, theme, Checkpoint::testLoss), "Test loss", theme, false);
    }

    private static PanelContent lines(
            List<TeacherStudy> studies, ChartTheme theme, ToDoubleFunction<Checkpoint> value) {
        PanelContent content = new PanelContent();
        for (int i = 0; i < studies.size(); i++) {
            TeacherStudy study = studies.get(i);
            Curve curve = Curve.of(
                    study.checkpoints(), checkpoint -> checkpoint.record().epoch(), value);
            content.line(study.teacher().name() + " (" + study.teacher().id() + ")", curve, theme.style(i + 1));
        }
        return content;
    }

    private static JFreeChart chart(PanelContent content, String title, ChartTheme theme, boolean share) {
        PreferredAxis values = Axes.vertical(theme, share ? Axes.percent() : Axes.plain());
        Range range = content.values();
        if (range != null) values.setRange(padded(range, share));
        PanelPlot plot = Charts.panel(theme, values);
        ValueAxis epochs = Axes.linear(theme, Axes.grouped());
        epochs.setLabel("Teacher's epoch");
        plot.setDomainAxis(epochs);
        content.show(plot, title);
        return Charts.chart(theme, plot);
    }

    /** From 0 for what cannot be negative, with some air above. */
    private static Range padded(Range range, boolean share) {
        double upper = range.getUpperBound() > 0 ? range.getUpperBound() * 1.06 : 1;
        return new Range(Math.min(0, range.getLowerBound()), share ? Math.min(1, upper) : upper);
    }
}
