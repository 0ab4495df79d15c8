package org.limbeck.figure.export;

import java.util.List;
import org.limbeck.figure.chart.ChartTheme;

/**
 * How large a figure is on paper, and the type that goes with it.
 *
 * @param name for people
 * @param widthMm width in millimetres
 * @param heightMm height in millimetres, for three stacked panels; single panels take less
 * @param theme type size and colours
 */
public record FigureSize(String name, double widthMm, double heightMm, ChartTheme theme) {
    public static final FigureSize ONE_COLUMN = paper("one column", 85, 130);
    public static final FigureSize TWO_COLUMNS = paper("two columns", 175, 120);
    public static final FigureSize NEURIPS = paper("NeurIPS text width", 139.7, 118);
    public static final FigureSize ICLR = paper("ICLR text width", 139.7, 118);
    public static final FigureSize ICML_COLUMN = paper("ICML column", 82.55, 132);
    public static final FigureSize ICML_WIDE = paper("ICML two columns", 171.45, 118);
    public static final FigureSize ACL_COLUMN = paper("ACL column", 77, 132);
    public static final FigureSize IEEE_COLUMN = paper("IEEE column", 88.9, 132);
    public static final FigureSize SLIDE = new FigureSize("slide 16:9", 254, 142.9, ChartTheme.slide());

    private static final double POINTS_PER_MM = 72 / 25.4;

    private static FigureSize paper(String name, double widthMm, double heightMm) {
        return new FigureSize(name, widthMm, heightMm, ChartTheme.print());
    }

    /** Every preset, for menus. */
    public static List<FigureSize> presets() {
        return List.of(ONE_COLUMN, TWO_COLUMNS, SLIDE, ICLR, NEURIPS, ICML_COLUMN, ICML_WIDE, ACL_COLUMN, IEEE_COLUMN);
    }

    public FigureSize withHeight(double millimetres) {
        return new FigureSize(name, widthMm, millimetres, theme);
    }

    public FigureSize withTheme(ChartTheme other) {
        return new FigureSize(name, widthMm, heightMm, other);
    }

    /** Width of the drawing in points of 1/72 inch. */
    public double widthPoints() {
        return widthMm * POINTS_PER_MM;
    }

    public double heightPoints() {
        return heightMm * POINTS_PER_MM;
    }
}
