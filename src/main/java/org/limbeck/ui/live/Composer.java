package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.figure.ComplexityMeasure;
import org.limbeck.figure.Curve;
import org.limbeck.figure.ProgressAxis;
import org.limbeck.figure.RunCurves;
import org.limbeck.figure.StageSpan;

/** Chooses what the three charts show of some runs. Pure; runs on a background thread. */
final class Composer {
    private final List<Shown> runs;
    private final LiveSettings settings;

    /** @param runs the focused one last */
    Composer(List<Shown> runs, LiveSettings settings) {
        this.runs = List.copyOf(runs);
        this.settings = settings;
    }

    /** A run on the charts. */
    record Shown(RunCurves curves, int colour, boolean focused) {
        /** With the seed only where the experiment has several. */
        String label() {
            boolean seeds = curves.run().experiment().seeds().size() > 1;
            return curves.run().label() + (seeds ? ", seed " + curves.run().seed() : "");
        }
    }

    PanelContent content(Panel panel) {
        List<Series> series = new ArrayList<>();
        List<PanelContent.Band> bands = new ArrayList<>();
        List<PanelContent.StageMark> stages = new ArrayList<>();
        for (Shown run : runs) {
            for (Line line : Line.of(panel)) {
                if (!settings.shows(line) || !(run.focused() || line.isForEveryRun())) continue;
                if (line == Line.BANDS) {
                    bands.add(band(run, 0, 4));
                    bands.add(band(run, 1, 3));
                } else {
                    add(series, run, line);
                }
            }
            if (run.focused()) stages.addAll(stages(run.curves()));
        }
        boolean referenced = panel == Panel.COMPLEXITY && settings.measure() == ComplexityMeasure.NASC;
        return new PanelContent(
                panel, series, bands, stages, referenced ? ignorance() : Double.NaN, "a kernel that knows nothing");
    }

    private void add(List<Series> series, Shown run, Line line) {
        Curve curve = curve(run.curves(), line);
        if (curve.isBlank()) return;
        series.add(new Series(run.curves().run().id(), run.label(), line, run.colour(), run.focused(), curve));
    }

    private Curve curve(RunCurves run, Line line) {
        ProgressAxis axis = settings.axis();
        return switch (line) {
            case CURRENT, FINAL_TEACHER, LABELS, RANDOM -> run.complexity(line.supervision(), settings.measure(), axis);
            case MEDIAN -> run.marginQuantile(2, axis);
            case MARGIN_LOSS -> run.marginLoss(axis);
            case STUDENT -> run.testAccuracy(axis);
            case TEACHER -> run.teacherAccuracy(axis);
            case TEACHER_END -> level(run, axis);
            case BANDS -> throw new IllegalArgumentException("bands are no line");
        };
    }

    /** The final teacher's accuracy over the whole axis. */
    private Curve level(RunCurves run, ProgressAxis axis) {
        double value = run.finalTeacherAccuracy();
        if (Double.isNaN(value) || run.stages().stream().noneMatch(StageSpan::hasTeacher)) {
            return new Curve(new double[0], new double[0]);
        }
        return new Curve(new double[] {0, end(run, axis)}, new double[] {value, value});
    }

    private PanelContent.Band band(Shown run, int low, int high) {
        return new PanelContent.Band(
                run.curves().marginQuantile(low, settings.axis()),
                run.curves().marginQuantile(high, settings.axis()),
                run.colour());
    }

    private List<PanelContent.StageMark> stages(RunCurves run) {
        List<PanelContent.StageMark> marks = new ArrayList<>();
        for (StageSpan stage : run.stages()) {
            double from = run.x(settings.axis(), stage.firstStep(), stage.firstSeconds());
            double to = run.x(settings.axis(), stage.endStep(), stage.endSeconds());
            if (to > from) marks.add(new PanelContent.StageMark(stage, from, to));
        }
        return marks;
    }

    /** {@code sqrt(d)}, {@code docs/theory.md}, section 2, identity 3. */
    private double ignorance() {
        int outputs = runs.isEmpty() ? 0 : runs.get(runs.size() - 1).curves().outputs();
        return outputs == 0 ? Double.NaN : Math.sqrt(outputs);
    }

    /** Where the x axis ends: the whole planned training where that is known, else what has been done. */
    double end() {
        double end = 0;
        for (Shown run : runs) end = Math.max(end, end(run.curves(), settings.axis()));
        return end > 0 ? end : 1;
    }

    private static double end(RunCurves run, ProgressAxis axis) {
        return switch (axis) {
            case EPOCH -> run.epochs();
            case STEP -> run.steps();
            case SECONDS -> run.stages().stream()
                    .mapToDouble(StageSpan::endSeconds)
                    .max()
                    .orElse(0);
            case STAGE -> run.stages().size();
        };
    }
}
