package org.limbeck.ui.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jfree.data.Range;
import org.limbeck.figure.AuthorsCurve;
import org.limbeck.figure.ChartTheme;
import org.limbeck.figure.ComposedFigure;
import org.limbeck.figure.ComposedFigure.Band;
import org.limbeck.figure.ComposedFigure.Key;
import org.limbeck.figure.FigureNote;
import org.limbeck.figure.LineStyle;
import org.limbeck.figure.RunCurves;
import org.limbeck.figure.RunGroup;
import org.limbeck.figure.StageSpan;

/** Turns what the live view shows into a figure: same lines, same ranges, with a legend, stages and the small print. */
final class LiveFigure {
    private static final double BAND = 0.16;
    /** Where the inner band lies on the outer one. */
    private static final double BOTH_BANDS = 1 - (1 - BAND) * (1 - BAND);

    private final LiveSnapshot snapshot;
    private final Composer composer;
    private final Range visible;
    private final Styles styles;
    /** Colours of runs whose key stands in a panel already. */
    private final Set<Integer> keyed = new TreeSet<>();

    LiveFigure(LiveSnapshot snapshot, ChartTheme theme) {
        this.snapshot = snapshot;
        this.composer = snapshot.composer();
        this.visible = snapshot.visible(composer);
        this.styles = new Styles(theme, composer.alone());
    }

    ComposedFigure figure() {
        List<ComposedFigure.Panel> panels = new ArrayList<>();
        for (Panel panel : Panel.values()) panels.add(panel(composer.content(panel)));
        RunCurves focused = focused();
        boolean taught = focused != null && focused.stages().stream().anyMatch(StageSpan::hasTeacher);
        String caption = taught && !composer.alone() ? label(List.of(focused)) + ": " : "";
        return new ComposedFigure(
                snapshot.settings().axis(), visible, panels, taught ? focused : null, caption, note());
    }

    private RunCurves focused() {
        return snapshot.shown().stream()
                .filter(Composer.Shown::focused)
                .map(Composer.Shown::first)
                .findFirst()
                .orElse(null);
    }

    private ComposedFigure.Panel panel(PanelContent content) {
        List<Band> bands = content.bands().stream()
                .map(band -> new Band(band.line().label(), cut(band.lower()), cut(band.upper()), styles.band(band)))
                .toList();
        List<ComposedFigure.Line> lines = new ArrayList<>();
        for (Series series : content.series()) {
            if (series.raw() != null) {
                lines.add(new ComposedFigure.Line(name(series) + ", measured", cut(series.raw()), styles.raw(series)));
            }
        }
        for (Series series : content.series()) {
            lines.add(new ComposedFigure.Line(name(series), cut(series.curve()), styles.of(series)));
        }
        return new ComposedFigure.Panel(
                title(content.panel()),
                PanelScale.kind(content, snapshot.settings()),
                PanelScale.range(content, snapshot.settings(), visible),
                bands,
                lines,
                keys(content),
                content.reference(),
                content.referenceLabel());
    }

    private org.limbeck.figure.Curve cut(org.limbeck.figure.Curve curve) {
        return Decimation.within(curve, visible);
    }

    private static String name(Series series) {
        return series.name() + ", " + words(series.line());
    }

    private String title(Panel panel) {
        String title = panel.title();
        if (panel == Panel.COMPLEXITY)
            return title + snapshot.settings().measure().suffix();
        boolean medians = panel == Panel.MARGIN
                && !composer.alone()
                && snapshot.settings().shows(Line.MEDIAN);
        return medians ? title + " (median)" : title;
    }

    /** Of one run alone each kind of line; of several each run once, and the kinds that only the focused one has. */
    private List<Key> keys(PanelContent content) {
        List<Key> keys = new ArrayList<>(composer.alone() ? List.of() : runs(content));
        for (Line line : Line.of(content.panel())) {
            if (line == Line.BANDS) keys.addAll(bands(content));
            if (line.isForEveryRun() && !composer.alone()) continue;
            content.series().stream()
                    .filter(series -> series.line() == line)
                    .findFirst()
                    .ifPresent(series -> keys.add(new Key(words(line), sample(series), null)));
        }
        return keys;
    }

    private LineStyle sample(Series series) {
        return series.line() == Line.AUTHORS ? styles.sample(Line.AUTHORS) : styles.of(series);
    }

    private List<Key> runs(PanelContent content) {
        Map<Integer, List<RunCurves>> byColour = new LinkedHashMap<>();
        for (Composer.Shown run : snapshot.shown()) {
            byColour.computeIfAbsent(run.colour(), colour -> new ArrayList<>()).add(run.first());
        }
        List<Key> keys = new ArrayList<>();
        byColour.forEach((colour, curves) -> content.series().stream()
                .filter(series -> series.line().isForEveryRun() && series.colour() == colour)
                .reduce((first, second) -> second)
                .filter(series -> keyed.add(colour))
                .ifPresent(series -> keys.add(new Key(label(curves), styles.of(series), null))));
        return keys;
    }

    private static List<Key> bandKeys(LineStyle style) {
        return List.of(new Key("25–75%", null, style.faint(BOTH_BANDS)), new Key("5–95%", null, style.faint(BAND)));
    }

    private List<Key> bands(PanelContent content) {
        return content.bands().stream()
                .filter(band -> band.line() == Line.BANDS)
                .findFirst()
                .map(band -> bandKeys(styles.bandStyle(band)))
                .orElse(List.of());
    }

    /** Of runs that share a colour. */
    private String label(List<RunCurves> runs) {
        long experiments = snapshot.runs().stream()
                .map(run -> run.run().experimentId())
                .distinct()
                .count();
        String experiment = experiments > 1 ? runs.get(0).run().experiment().name() + ": " : "";
        return experiment + new Composer.Shown(runs, 0, false).label();
    }

    private String note() {
        List<RunGroup> groups = snapshot.settings().grouped()
                ? RunGroup.of(snapshot.runs())
                : snapshot.runs().stream()
                        .map(run -> new RunGroup(label(List.of(run)), 0, List.of(run)))
                        .toList();
        return FigureNote.of(groups, snapshot.settings().smoothing());
    }

    /** As figures call it, where there is more room than on the screen. */
    private static String words(Line line) {
        return switch (line) {
            case CURRENT -> "current supervision";
            case LABELS -> "dataset labels";
            case RANDOM -> "random labels";
            case AUTHORS -> AuthorsCurve.LABEL;
            default -> line.label();
        };
    }
}
