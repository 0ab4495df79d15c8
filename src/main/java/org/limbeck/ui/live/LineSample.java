package org.limbeck.ui.live;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import org.limbeck.figure.chart.LineStyle;
import org.limbeck.figure.chart.Mark;

/** Samples of lines and areas for legends. */
final class LineSample {
    private static final double MARK = 6;

    private LineSample() {}

    /** @param mark null for none @param length in pixels */
    static Node of(LineStyle style, Mark mark, double length) {
        Line line = new Line(0, 0, length, 0);
        line.setStroke(Colours.of(style.color()));
        line.setStrokeWidth(Math.max(1.5, style.width()));
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        for (float dash : style.dashes()) line.getStrokeDashArray().add(dash * style.width());
        if (mark == null) return line;
        SVGPath shape = new SVGPath();
        shape.setContent(outline(mark));
        shape.setLayoutX(length / 2);
        shape.setStroke(line.getStroke());
        shape.setStrokeWidth(line.getStrokeWidth());
        shape.getStyleClass().add("line-mark");
        return new Group(line, shape);
    }

    private static String outline(Mark mark) {
        double r = MARK / 2;
        return switch (mark) {
            case CIRCLE -> "M %1$s 0 A %2$s %2$s 0 1 1 %2$s 0 A %2$s %2$s 0 1 1 %1$s 0 Z".formatted(-r, r);
            case DIAMOND -> "M 0 %1$s L %2$s 0 L 0 %2$s L %1$s 0 Z".formatted(-r, r);
            case SQUARE -> "M %1$s %1$s L %2$s %1$s L %2$s %2$s L %1$s %2$s Z".formatted(-r, r);
            case TRIANGLE -> "M 0 %1$s L %2$s %2$s L %1$s %2$s Z".formatted(-r, r);
        };
    }

    static Node area(LineStyle style) {
        Rectangle area = new Rectangle(16, 10);
        area.setFill(Colours.of(style.faint(0.35)));
        return area;
    }
}
