package org.limbeck.figure.chart;

import java.awt.Shape;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jspecify.annotations.Nullable;
import org.limbeck.figure.curve.Curve;

/** Lines of a plot, with marks where they carry some and a dot for a point without neighbours, which no line would show. */
final class LineRenderer extends XYLineAndShapeRenderer {
    private static final long serialVersionUID = 1L;
    private static final int MARKS = 9;
    private static final double DOT = 2.5;

    private final transient List<Line> lines;

    /** @param mark null for none */
    record Line(String name, Curve curve, LineStyle style, @Nullable Mark mark) {}

    LineRenderer(List<Line> lines, ChartTheme theme) {
        super(true, false);
        this.lines = List.copyOf(lines);
        setDrawSeriesLineAsPath(true);
        setUseFillPaint(true);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            setSeriesPaint(i, line.style().color());
            setSeriesStroke(i, line.style().stroke());
            setSeriesOutlineStroke(i, line.style().solid().stroke());
            setSeriesFillPaint(i, line.mark() == null ? line.style().color() : theme.background());
            setSeriesShape(i, shape(line, theme));
        }
    }

    private static Shape shape(Line line, ChartTheme theme) {
        return line.mark() == null
                ? Mark.CIRCLE.shape(DOT * line.style().width())
                : line.mark().shape(theme.size() * 0.5);
    }

    @Override
    public boolean getItemShapeVisible(int series, int item) {
        Line line = lines.get(series);
        if (line.mark() != null) return isMarked(line.curve(), item);
        return isMissing(line.curve(), item - 1) && isMissing(line.curve(), item + 1);
    }

    /** Few enough to leave the line to be seen, and the last one, where the eye looks for its end. */
    private static boolean isMarked(Curve curve, int item) {
        int every = Math.max(1, (curve.size() - 1) / MARKS);
        return (curve.size() - 1 - item) % every == 0;
    }

    private static boolean isMissing(Curve curve, int item) {
        return item < 0 || item >= curve.size() || Double.isNaN(curve.y()[item]);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
