package org.limbeck.ui.live;

import org.limbeck.figure.ChartTheme;
import org.limbeck.figure.LineStyle;

/**
 * How each line looks. One run alone: every kind of line has its own colour, as in the figures. Several: the colour says
 * whose line it is and the dashes which kind, and the run in focus is drawn stronger.
 */
final class Styles {
    private static final double FOCUS = 1.25;
    private static final double REST = 0.85;

    private final ChartTheme theme;
    private final boolean alone;

    Styles(ChartTheme theme, boolean alone) {
        this.theme = theme;
        this.alone = alone;
    }

    LineStyle of(Series series) {
        if (series.line() == Line.AUTHORS) return authors(series);
        if (alone) return sample(series.line());
        LineStyle own = theme.style(series.colour());
        double width = theme.lineWidth() * (series.focused() ? FOCUS : REST);
        return new LineStyle(own.color(), width, series.line().dash());
    }

    /** Told apart by their dashes alone, as they are not ours. */
    private LineStyle authors(Series series) {
        float[] dash = {};
        for (Line line : Line.values()) {
            if (series.name().equals("authors: " + line.label())) dash = line.dash();
        }
        return new LineStyle(theme.mutedInk(), theme.lineWidth() * REST, dash);
    }

    /** The measured line behind a smoothed one. */
    LineStyle raw(Series series) {
        LineStyle style = of(series);
        java.awt.Color ink = style.color();
        java.awt.Color ground = theme.background();
        double share = 0.35;
        java.awt.Color pale = new java.awt.Color(
                mix(ink.getRed(), ground.getRed(), share),
                mix(ink.getGreen(), ground.getGreen(), share),
                mix(ink.getBlue(), ground.getBlue(), share));
        return new LineStyle(pale, theme.lineWidth() * REST);
    }

    private static int mix(int front, int back, double share) {
        return (int) Math.round(front * share + back * (1 - share));
    }

    /** As the legend shows it. */
    LineStyle sample(Line line) {
        if (line == Line.AUTHORS) return new LineStyle(theme.mutedInk(), theme.lineWidth() * REST);
        if (!alone) return new LineStyle(theme.ink(), theme.lineWidth(), line.dash());
        return switch (line) {
            case CURRENT, FINAL_TEACHER, LABELS, RANDOM -> theme.supervision(line.supervision());
            case MEDIAN, STUDENT -> theme.supervision(Line.CURRENT.supervision());
            case BANDS -> theme.supervision(Line.CURRENT.supervision()).solid();
            case MARGIN_LOSS -> new LineStyle(theme.style(0).color(), theme.lineWidth(), line.dash());
            case TEACHER -> new LineStyle(theme.style(0).color(), theme.lineWidth(), line.dash());
            case TEACHER_END -> new LineStyle(theme.style(1).color(), theme.lineWidth(), line.dash());
            case AUTHORS -> throw new IllegalStateException("the authors' lines look the same everywhere");
        };
    }

    java.awt.Color band(PanelContent.Band band) {
        return bandStyle(band).faint(0.16);
    }

    LineStyle bandStyle(PanelContent.Band band) {
        return alone ? sample(band.line()) : theme.style(band.colour());
    }
}
