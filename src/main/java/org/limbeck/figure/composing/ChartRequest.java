package org.limbeck.figure.composing;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.drawing.DistillationFigure;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.figure.panel.PanelOptions;

/**
 * What charts are asked to show. The screen, an export and a report draw from one of these, and equal ones give equal
 * images. Immutable, so that a file is drawn of just that while training goes on.
 *
 * @param runs in the order in which they were put on
 * @param zoom part of the x axis; null for all of it
 * @param teacher in training, shown until a student has been measured; null for none
 */
public record ChartRequest(
        List<ShownRun> runs, PanelOptions options, @Nullable Range zoom, @Nullable TeacherRecord teacher) {
    public ChartRequest {
        runs = List.copyOf(runs);
    }

    public ChartRequest(List<ShownRun> runs, PanelOptions options, @Nullable Range zoom) {
        this(runs, options, zoom, null);
    }

    /** Runs side by side, none of them in focus, in the colours of their methods. */
    public static ChartRequest of(List<RunCurves> runs, PanelOptions options) {
        List<ShownRun> shown = new ArrayList<>();
        for (RunGroup group : RunGroup.of(runs)) {
            for (RunCurves run : group.runs()) shown.add(new ShownRun(run, group.style(), false));
        }
        return new ChartRequest(shown, options, null);
    }

    /** The runs in order. */
    public List<RunCurves> curves() {
        return runs.stream().map(ShownRun::curves).toList();
    }

    /** What is drawn as one line each; one alone is in focus. */
    List<ShownGroup> groups() {
        List<RunGroup> groups = options.grouped() ? RunGroup.of(curves()) : RunGroup.each(curves());
        List<ShownGroup> shown = new ArrayList<>();
        for (RunGroup group : groups) {
            List<ShownRun> own = runs.stream()
                    .filter(run -> group.runs().contains(run.curves()))
                    .toList();
            boolean focused = groups.size() == 1 || own.stream().anyMatch(ShownRun::focused);
            shown.add(new ShownGroup(dressed(group, own.get(0).style()), focused));
        }
        return shown;
    }

    private static RunGroup dressed(RunGroup group, int style) {
        String seeds = group.seeds();
        return group.withStyle(style).withLabel(seeds.isEmpty() ? group.label() : group.label() + ", " + seeds);
    }

    /** {@code O(points)}; any thread. */
    public Composition compose() {
        Composition composition = new Composer(this).compose();
        boolean waiting = composition.panels().values().stream().allMatch(PanelContent::isBlank);
        return waiting && teacher != null ? TeacherTraining.compose(teacher, composition) : composition;
    }

    /** The part of the x axis that is shown. */
    public Range visible(Composition composition) {
        return zoom == null ? new Range(0, composition.end()) : zoom;
    }

    /** As a figure with titles, legends and small print. {@code O(points)}; any thread. */
    public JFreeChart chart(ChartTheme theme) {
        Composition composition = compose();
        return new DistillationFigure(composition, visible(composition), theme).chart();
    }

    /** For files and titles: the experiment's name, with the method's when one is shown alone. */
    public String name() {
        if (runs.isEmpty()) return "charts";
        RunCurves first = runs.get(0).curves();
        String experiment = first.run().experiment().name();
        List<ShownGroup> groups = groups();
        return groups.size() == 1 ? experiment + " " + groups.get(0).runs().methodLabel() : experiment;
    }
}
