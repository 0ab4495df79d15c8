package org.limbeck.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.title.TextTitle;
import org.jfree.data.Range;

/**
 * The three linked charts of runs over one x axis: supervision complexity, student margin, test accuracy, with the stages
 * marked. One method is shown with its four supervisions; several methods are compared by their current one. Window and
 * files draw the same chart; a live one is kept and shown new curves.
 */
public final class DistillationFigure {
    private static final int STRIPS = 3;
    static final double[] SHARES = {1.1, 0.9, 1};

    private final ChartTheme theme;
    private final FigureOptions options;
    private final PreferredAxis progress;
    private final ComplexityPanel complexity;
    private final MarginPanel margin;
    private final AccuracyPanel accuracy;
    private final TextTitle note;
    private final JFreeChart chart;

    public DistillationFigure(ChartTheme theme, FigureOptions options) {
        this.theme = theme;
        this.options = options;
        progress = options.axis() == ProgressAxis.SECONDS ? Axes.linear(theme, Axes.grouped()) : Axes.whole(theme);
        progress.setLabel(options.axis().label());
        complexity = new ComplexityPanel(theme, options);
        margin = new MarginPanel(theme, options);
        accuracy = new AccuracyPanel(theme, options);
        List<PanelPlot> plots = List.of(complexity.plot(), margin.plot(), accuracy.plot());
        note = Charts.note(theme, "");
        chart = Charts.stacked(theme, progress, plots, SHARES, note);
    }

    /** The figure of given runs in one call. */
    public static JFreeChart of(List<RunCurves> runs, ChartTheme theme, FigureOptions options) {
        DistillationFigure figure = new DistillationFigure(theme, options);
        figure.show(runs);
        return figure.chart();
    }

    /** The same object throughout. */
    public JFreeChart chart() {
        return chart;
    }

    /** Replaces what is drawn; zoomed axes stay where they are. Fires one change. {@code O(points)}. */
    public void show(List<RunCurves> runs) {
        chart.setNotify(false);
        List<RunGroup> groups = RunGroup.of(runs);
        progress.prefer(new Range(0, length(runs)));
        complexity.show(groups, length(runs));
        margin.show(groups);
        accuracy.show(groups, length(runs));
        markStages(groups);
        note.setText(FigureNote.of(groups));
        chart.setNotify(true);
    }

    /** How far the axis reaches: to the planned end where it is known, else to the newest point. */
    private double length(List<RunCurves> runs) {
        double length = 0;
        for (RunCurves run : runs) {
            double end =
                    switch (options.axis()) {
                        case EPOCH -> run.epochs();
                        case STEP -> run.steps();
                        case STAGE -> run.stages().size();
                        case SECONDS ->
                            run.stages().stream()
                                    .mapToDouble(StageSpan::endSeconds)
                                    .max()
                                    .orElse(0);
                    };
            length = Math.max(length, end);
        }
        return length > 0 ? length : 1;
    }

    private void markStages(List<RunGroup> groups) {
        List<PanelPlot> plots = List.of(complexity.plot(), margin.plot(), accuracy.plot());
        plots.forEach(PanelPlot::clearDomainMarkers);
        List<StageStrip> strips = options.stages() ? strips(groups) : List.of();
        complexity.plot().setStrips(strips);
        if (strips.isEmpty()) return;
        strips.get(0).mark(plots, theme);
    }

    /** One strip for each distinct sequence of checkpoints; of several methods only those that change them. */
    private List<StageStrip> strips(List<RunGroup> groups) {
        Map<List<StageStrip.Cell>, List<RunGroup>> bySequence = new LinkedHashMap<>();
        for (RunGroup group : groups) {
            List<StageSpan> stages = group.first().stages();
            boolean taught = !stages.isEmpty() && stages.get(0).hasTeacher();
            if (!taught || groups.size() > 1 && stages.size() == 1) continue;
            StageStrip strip = StageStrip.of(group.first(), options.axis(), "", false);
            bySequence
                    .computeIfAbsent(strip.cells(), unused -> new ArrayList<>())
                    .add(group);
        }
        List<StageStrip> strips = new ArrayList<>();
        for (List<RunGroup> same : bySequence.values()) {
            if (strips.size() == STRIPS) break;
            strips.add(StageStrip.of(
                    same.get(0).first(), options.axis(), caption(same, groups.size()), groups.size() == 1));
        }
        return strips;
    }

    private static String caption(List<RunGroup> same, int groups) {
        String meaning = "teacher checkpoint by its epoch";
        if (groups == 1) return meaning;
        return same.stream().map(RunGroup::label).reduce((a, b) -> a + "; " + b).orElseThrow() + ": " + meaning;
    }

    /** For tests and for the window's cross-hair. */
    List<ValueAxis> axes() {
        return List.of(
                progress,
                complexity.plot().getRangeAxis(),
                margin.plot().getRangeAxis(),
                accuracy.plot().getRangeAxis());
    }
}
