package org.limbeck.figure.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.LegendKey;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.figure.panel.Series;

/**
 * Legends of figures. Of one method alone each kind of line has a key; of several each has one, in the first panel where it
 * has a line, and the kinds that only the one in focus has.
 */
final class PanelKeys {
    private final Composition composition;
    private final LineStyles styles;
    private final ChartTheme theme;
    private final Set<String> keyed = new HashSet<>();

    PanelKeys(Composition composition, ChartTheme theme) {
        this.composition = composition;
        this.styles = new LineStyles(theme, composition.alone());
        this.theme = theme;
    }

    /** Asked panel by panel from above. */
    List<LegendKey> of(PanelContent content) {
        List<LegendKey> keys = new ArrayList<>();
        if (!composition.alone()) groups(keys, content);
        for (Line line : Line.of(content.panel())) {
            if (line == Line.BANDS) bands(keys, content);
            if (line.isForEveryRun() && !composition.alone()) continue;
            content.series().stream()
                    .filter(series -> series.line() == line)
                    .findFirst()
                    .ifPresent(series -> keys.add(kind(series)));
        }
        if (!Double.isNaN(content.reference())) {
            keys.add(LegendKey.line(content.referenceLabel(), theme.reference()));
        }
        return keys;
    }

    private LegendKey kind(Series series) {
        String words = series.line().words() + (series.right() ? " (right)" : "");
        boolean authors = series.line() == Line.AUTHORS;
        return LegendKey.marked(words, authors ? styles.sample(Line.AUTHORS) : styles.of(series), styles.mark(series));
    }

    private void groups(List<LegendKey> keys, PanelContent content) {
        for (var group : composition.groups()) {
            content.series().stream()
                    .filter(series ->
                            series.line().isForEveryRun() && series.name().equals(group.label()))
                    .filter(series -> keyed.add(group.label()))
                    .findFirst()
                    .ifPresent(series -> keys.add(LegendKey.line(group.label(), styles.of(series))));
        }
    }

    private void bands(List<LegendKey> keys, PanelContent content) {
        content.bands().stream()
                .filter(band -> band.line() == Line.BANDS && !band.low().isBlank())
                .findFirst()
                .ifPresent(band -> {
                    keys.add(LegendKey.band("25–75 %", styles.inner(band)));
                    keys.add(LegendKey.band("5–95 %", styles.area(band)));
                });
    }
}
