package org.limbeck.figure.composing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.limbeck.figure.curve.AuthorsCurve;
import org.limbeck.figure.curve.ComplexityMeasure;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.figure.panel.PanelOptions;
import org.limbeck.figure.panel.SeedBand;
import org.limbeck.figure.panel.Series;
import org.limbeck.theory.Encoding;

/** Chooses what the three charts show of some runs: pure, and the same for screen, exports and reports. */
final class Composer {
    private static final int MEDIAN = 2;
    private static final List<Line> COMPLEXITIES = List.of(Line.CURRENT, Line.FINAL_TEACHER, Line.LABELS, Line.RANDOM);

    private final PanelOptions options;
    /** In the order in which they were asked for. */
    private final List<ShownGroup> groups;
    /** From the lowest to the one in focus. */
    private final List<ShownGroup> drawn;

    private final Placement placement;

    Composer(ChartRequest request) {
        options = request.options();
        groups = request.groups();
        drawn = new ArrayList<>();
        for (ShownGroup group : groups) {
            if (!group.focused()) drawn.add(0, group);
        }
        groups.stream().filter(ShownGroup::focused).forEach(drawn::add);
        placement = new Placement(options.axis(), groups);
    }

    /** {@code O(points)}. */
    Composition compose() {
        Map<Panel, PanelContent> panels = new EnumMap<>(Panel.class);
        for (Panel panel : Panel.values()) panels.put(panel, content(panel));
        List<RunGroup> runs = groups.stream().map(ShownGroup::runs).toList();
        return new Composition(
                options,
                panels,
                runs,
                alone(),
                new StageRows(placement).of(groups),
                end(),
                placement.label(alone()),
                FigureNote.of(runs, options.smoothing()));
    }

    private boolean alone() {
        return groups.size() == 1;
    }

    /** Where the x axis ends. */
    private double end() {
        double end = groups.stream()
                .flatMap(group -> group.runs().runs().stream())
                .mapToDouble(placement::end)
                .max()
                .orElse(0);
        return end > 0 ? end : 1;
    }

    private PanelContent content(Panel panel) {
        List<Series> series = new ArrayList<>();
        List<PanelContent.Band> bands = new ArrayList<>();
        if (panel == Panel.COMPLEXITY) authors(series);
        for (ShownGroup group : drawn) {
            for (Line line : Line.of(panel)) {
                if (!isOfRun(line) || !options.shows(line)) continue;
                if (!group.focused() && !line.isForEveryRun()) continue;
                if (line == Line.BANDS) quantiles(bands, group);
                else add(series, bands, group, line);
            }
        }
        if (panel == Panel.ACCURACY) finalTeacher(series);
        boolean referenced = panel == Panel.COMPLEXITY && options.measure() == ComplexityMeasure.NASC;
        int outputs = referenced ? outputs() : 0;
        return new PanelContent(
                panel, series, bands, outputs == 0 ? Double.NaN : Math.sqrt(outputs), reference(outputs));
    }

    private static boolean isOfRun(Line line) {
        return line != Line.AUTHORS && line != Line.TEACHER_END && !line.isOfTeachersTraining();
    }

    private void authors(List<Series> series) {
        if (!options.shows(Line.AUTHORS) || options.measure() != ComplexityMeasure.ASC || groups.isEmpty()) return;
        Map<String, Curve> curves = AuthorsCurve.over(end());
        for (Line line : COMPLEXITIES) {
            Curve curve = Objects.requireNonNull(curves.get(line.supervision()));
            series.add(Series.of("authors: " + line.label(), Line.AUTHORS, 0, false, curve));
        }
    }

    private void add(List<Series> series, List<PanelContent.Band> bands, ShownGroup group, Line line) {
        Function<RunCurves, Function<ProgressAxis, Curve>> curve = run -> axis -> curve(run, line, axis);
        SeedBand band = line.isStaircase() ? group.staircase(placement, curve) : group.band(placement, curve);
        if (band.mean().isBlank()) return;
        int style = group.runs().style();
        if (line.isForEveryRun()) bands.add(new PanelContent.Band(group.label(), band.low(), band.high(), line, style));
        Curve smooth = line.isFixed() ? band.mean() : options.smoothing().of(band.mean());
        boolean right = line == Line.MARGIN_LOSS && !lossSharesTheAxis();
        series.add(new Series(group.label(), line, style, group.focused(), right, smooth, band));
    }

    private Curve curve(RunCurves run, Line line, ProgressAxis axis) {
        return switch (line) {
            case CURRENT, FINAL_TEACHER, LABELS, RANDOM -> run.complexity(line.supervision(), options.measure(), axis);
            case MEDIAN -> run.marginQuantile(MEDIAN, axis);
            case MARGIN_LOSS -> run.marginLoss(axis);
            case STUDENT -> run.testAccuracy(axis);
            case VALIDATION -> run.validationAccuracy(axis);
            case TEACHER -> run.teacherAccuracy(axis);
            default -> throw new IllegalArgumentException(line + " is not a line of a run");
        };
    }

    /** Margins of probabilities lie within [-1, 1] and share the axis of the loss; margins of logits have no bounds. */
    private boolean lossSharesTheAxis() {
        return groups.stream()
                .allMatch(
                        group -> group.runs().first().run().experiment().probe().encoding() == Encoding.PROBABILITY);
    }

    private void quantiles(List<PanelContent.Band> bands, ShownGroup group) {
        bands.add(quantiles(group, 0, 4));
        bands.add(quantiles(group, 1, 3));
    }

    private PanelContent.Band quantiles(ShownGroup group, int low, int high) {
        Curve lower = group.band(placement, run -> axis -> run.marginQuantile(low, axis))
                .mean();
        Curve upper = group.band(placement, run -> axis -> run.marginQuantile(high, axis))
                .mean();
        return new PanelContent.Band(
                group.label(), lower, upper, Line.BANDS, group.runs().style());
    }

    /** Over the whole axis: the focused run's; without focus that of all, when they have one. Under the other lines. */
    private void finalTeacher(List<Series> series) {
        if (!options.shows(Line.TEACHER_END)) return;
        boolean focus = groups.stream().anyMatch(ShownGroup::focused);
        double[] values = groups.stream()
                .filter(group -> (group.focused() || !focus) && group.isTaught())
                .mapToDouble(ShownGroup::finalTeacherAccuracy)
                .filter(value -> !Double.isNaN(value))
                .distinct()
                .toArray();
        if (values.length != 1) return;
        Curve level = new Curve(new double[] {0, end()}, new double[] {values[0], values[0]});
        series.add(0, Series.of("final teacher", Line.TEACHER_END, 0, focus, level));
    }

    private int outputs() {
        return groups.stream()
                .flatMap(group -> group.runs().runs().stream())
                .mapToInt(RunCurves::outputs)
                .filter(outputs -> outputs > 0)
                .findFirst()
                .orElse(0);
    }

    /** {@code sqrt(d)}, {@code docs/theory.md}, section 2, identity 3. */
    private static String reference(int outputs) {
        return (outputs == 1 ? "1" : "√" + outputs) + ": uninformative kernel";
    }
}
