package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.limbeck.figure.AuthorsCurve;
import org.limbeck.figure.ComplexityMeasure;
import org.limbeck.figure.Curve;
import org.limbeck.figure.ProgressAxis;
import org.limbeck.figure.RunCurves;
import org.limbeck.figure.SeedBand;
import org.limbeck.figure.StageSpan;

/** Chooses what the three charts show of some runs. Pure; runs on a background thread. */
final class Composer {
    private static final List<Line> COMPLEXITIES = List.of(Line.CURRENT, Line.FINAL_TEACHER, Line.LABELS, Line.RANDOM);

    private final List<Shown> runs;
    private final LiveSettings settings;

    /** @param runs the focused one last */
    Composer(List<Shown> runs, LiveSettings settings) {
        this.runs = List.copyOf(settings.grouped() ? bySeeds(runs) : runs);
        this.settings = settings;
    }

    /** Runs of one method that differ in their seed are drawn as one. */
    private static List<Shown> bySeeds(List<Shown> runs) {
        Map<List<Object>, Shown> groups = new LinkedHashMap<>();
        for (Shown run : runs) {
            RunCurves first = run.first();
            List<Object> key = method(first);
            Shown before = groups.remove(key);
            // Taken out and put in again, the group of the focused run comes last.
            groups.put(key, before == null ? run : before.and(run));
        }
        return new ArrayList<>(groups.values());
    }

    /** What runs have in common that differ in nothing but their seed. */
    static List<Object> method(RunCurves curves) {
        return List.of(
                curves.run().experimentId(),
                curves.run().schedule(),
                String.valueOf(curves.run().parentId()));
    }

    /** A run on the charts, or several that differ in their seed. */
    record Shown(List<RunCurves> curves, int colour, boolean focused) {
        static Shown of(RunCurves run, int colour, boolean focused) {
            return new Shown(List.of(run), colour, focused);
        }

        Shown and(Shown other) {
            List<RunCurves> all = new ArrayList<>(curves);
            all.addAll(other.curves);
            return new Shown(all, colour, focused || other.focused);
        }

        RunCurves first() {
            return curves.get(0);
        }

        /** With the seed only where the experiment has several. */
        String label() {
            String label = first().run().label();
            if (curves.size() > 1) return label + ", " + curves.size() + " seeds";
            boolean seeds = first().run().experiment().seeds().size() > 1;
            return label + (seeds ? ", seed " + first().run().seed() : "");
        }

        SeedBand band(Function<RunCurves, Curve> curve) {
            return SeedBand.of(curves.stream().map(curve).toList());
        }
    }

    /** Whether one line of each kind is drawn, so that colours can tell the kinds apart. */
    boolean alone() {
        return runs.size() == 1;
    }

    PanelContent content(Panel panel) {
        List<Series> series = new ArrayList<>();
        List<PanelContent.Band> bands = new ArrayList<>();
        List<PanelContent.StageMark> stages = new ArrayList<>();
        if (panel == Panel.COMPLEXITY) authors(series);
        for (Shown run : runs) {
            for (Line line : Line.of(panel)) {
                if (line == Line.AUTHORS || !settings.shows(line)) continue;
                if (!run.focused() && !line.isForEveryRun()) continue;
                if (line == Line.BANDS) {
                    bands.add(band(run, 0, 4));
                    bands.add(band(run, 1, 3));
                } else {
                    add(series, bands, run, line);
                }
            }
            if (run.focused()) stages.addAll(stages(run.first()));
        }
        boolean referenced = panel == Panel.COMPLEXITY && settings.measure() == ComplexityMeasure.NASC;
        return new PanelContent(
                panel, series, bands, stages, referenced ? ignorance() : Double.NaN, "a kernel that knows nothing");
    }

    private void authors(List<Series> series) {
        if (!settings.shows(Line.AUTHORS) || settings.measure() != ComplexityMeasure.ASC || runs.isEmpty()) return;
        Map<String, Curve> curves = AuthorsCurve.over(end());
        for (Line line : COMPLEXITIES) {
            Curve curve = curves.get(line.supervision());
            series.add(Series.of("authors: " + line.label(), Line.AUTHORS, 0, false, curve));
        }
    }

    private void add(List<Series> series, List<PanelContent.Band> bands, Shown run, Line line) {
        SeedBand band = run.band(each -> curve(each, line));
        Curve raw = band.mean();
        if (raw.isBlank()) return;
        boolean spread = run.curves().size() > 1 && line.isForEveryRun();
        if (spread) bands.add(new PanelContent.Band(band.low(), band.high(), line, run.colour()));
        Curve smooth = line.isFixed() ? raw : settings.smoothing().of(raw);
        series.add(new Series(run.label(), line, run.colour(), run.focused(), smooth, smooth == raw ? null : raw));
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
            case BANDS, AUTHORS -> throw new IllegalArgumentException(line + " is not a line of a run");
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
                run.band(each -> each.marginQuantile(low, settings.axis())).mean(),
                run.band(each -> each.marginQuantile(high, settings.axis())).mean(),
                Line.BANDS,
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
        int outputs = runs.isEmpty() ? 0 : runs.get(runs.size() - 1).first().outputs();
        return outputs == 0 ? Double.NaN : Math.sqrt(outputs);
    }

    /** Where the x axis ends: the whole planned training where that is known, else what has been done. */
    double end() {
        double end = 0;
        for (Shown shown : runs) {
            for (RunCurves run : shown.curves()) end = Math.max(end, end(run, settings.axis()));
        }
        return end > 0 ? end : 1;
    }

    private static double end(RunCurves run, ProgressAxis axis) {
        return switch (axis) {
            case EPOCH -> run.epochs();
            case STEP -> run.steps();
            case SECONDS ->
                run.stages().stream().mapToDouble(StageSpan::endSeconds).max().orElse(0);
            case STAGE -> run.stages().size();
        };
    }
}
