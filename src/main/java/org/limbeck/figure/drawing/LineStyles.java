package org.limbeck.figure.drawing;

import java.awt.Color;
import org.jspecify.annotations.Nullable;
import org.limbeck.figure.chart.ChartTheme;
import org.limbeck.figure.chart.LineStyle;
import org.limbeck.figure.chart.Mark;
import org.limbeck.figure.panel.Line;
import org.limbeck.figure.panel.Panel;
import org.limbeck.figure.panel.PanelContent;
import org.limbeck.figure.panel.Series;

/**
 * How each line looks, on the screen and in files. One method alone: every kind of line has its own colour and dashes.
 * Several: colour and dashes say whose line it is; of the one in focus, drawn stronger, the further kinds are thin and carry
 * marks. No two lines differ by colour alone.
 */
public final class LineStyles {
    private static final double FOCUS = 1.35;
    private static final double REST = 0.9;
    private static final double THIN = 0.65;
    private static final double PALE = 0.35;
    /** Share of ink in a band; the inner one lies on the outer one. */
    private static final double BAND = 0.16;

    private static final double BOTH_BANDS = 1 - (1 - BAND) * (1 - BAND);

    private final ChartTheme theme;
    private final boolean alone;

    public LineStyles(ChartTheme theme, boolean alone) {
        this.theme = theme;
        this.alone = alone;
    }

    public LineStyle of(Series series) {
        if (series.line() == Line.AUTHORS) return authors(series);
        if (alone || series.line() == Line.TEACHER_END) return sample(series.line());
        LineStyle own = theme.style(series.style());
        if (series.line().isForEveryRun()) return own.wide(series.focused() ? FOCUS : REST);
        return own.solid().wide(THIN);
    }

    /** What a line carries beside its dashes; null for none. */
    public @Nullable Mark mark(Series series) {
        return alone ? null : series.line().mark();
    }

    /** In a legend of kinds. */
    public @Nullable Mark mark(Line line) {
        return alone ? null : line.mark();
    }

    /** Told apart by the dashes that the supervision has alone, and grey, as they are not ours. */
    private LineStyle authors(Series series) {
        for (Line line : Line.of(Panel.COMPLEXITY)) {
            if (!series.name().equals("authors: " + line.label())) continue;
            return theme.supervision(line.supervision()).in(theme.mutedInk()).wide(THIN);
        }
        return sample(Line.AUTHORS);
    }

    /** The measured line behind a smoothed one. */
    LineStyle raw(Series series) {
        LineStyle style = of(series);
        Color ink = style.color();
        Color ground = theme.background();
        Color pale = new Color(
                mix(ink.getRed(), ground.getRed()),
                mix(ink.getGreen(), ground.getGreen()),
                mix(ink.getBlue(), ground.getBlue()));
        return new LineStyle(pale, theme.lineWidth() * REST);
    }

    private static int mix(int front, int back) {
        return (int) Math.round(front * PALE + back * (1 - PALE));
    }

    /** As a legend of kinds shows it. */
    public LineStyle sample(Line line) {
        return switch (line) {
            case AUTHORS -> new LineStyle(theme.mutedInk(), theme.lineWidth() * THIN);
            case TEACHER_END -> theme.reference();
            default ->
                alone ? kind(line) : new LineStyle(theme.ink(), theme.lineWidth() * (line.isForEveryRun() ? 1 : THIN));
        };
    }

    private LineStyle kind(Line line) {
        return switch (line) {
            case MARGIN_LOSS -> theme.style(2).in(theme.style(0).color());
            case VALIDATION -> theme.style(6).in(theme.mutedInk());
            case TEACHER, TEACHER_TEST -> theme.style(1);
            case TEACHER_TRAINING -> theme.style(6).in(theme.mutedInk());
            case BANDS -> theme.supervision(Line.CURRENT.supervision()).solid();
            default -> theme.supervision(line.supervision());
        };
    }

    /** The area of a band. */
    Color area(PanelContent.Band band) {
        return whose(band).faint(BAND);
    }

    /** Where the inner quantiles lie on the outer ones. */
    Color inner(PanelContent.Band band) {
        return whose(band).faint(BOTH_BANDS);
    }

    private LineStyle whose(PanelContent.Band band) {
        return alone ? sample(band.line()) : theme.style(band.style());
    }
}
