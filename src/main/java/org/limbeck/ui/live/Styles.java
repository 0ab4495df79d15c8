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
        if (alone) return sample(series.line());
        LineStyle own = theme.style(series.colour());
        double width = theme.lineWidth() * (series.focused() ? FOCUS : REST);
        return new LineStyle(own.color(), width, series.line().dash());
    }

    /** As the legend shows it. */
    LineStyle sample(Line line) {
        if (!alone) return new LineStyle(theme.ink(), theme.lineWidth(), line.dash());
        return switch (line) {
            case CURRENT, FINAL_TEACHER, LABELS, RANDOM -> theme.supervision(line.supervision());
            case MEDIAN, STUDENT -> theme.supervision(Line.CURRENT.supervision());
            case BANDS -> theme.supervision(Line.CURRENT.supervision()).solid();
            case MARGIN_LOSS -> new LineStyle(theme.style(0).color(), theme.lineWidth(), line.dash());
            case TEACHER -> new LineStyle(theme.style(0).color(), theme.lineWidth(), line.dash());
            case TEACHER_END -> new LineStyle(theme.style(1).color(), theme.lineWidth(), line.dash());
        };
    }

    java.awt.Color band(PanelContent.Band band) {
        LineStyle style = alone ? sample(Line.BANDS) : theme.style(band.colour());
        return style.faint(0.16);
    }
}
