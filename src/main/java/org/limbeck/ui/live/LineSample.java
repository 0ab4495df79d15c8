package org.limbeck.ui.live;

import javafx.scene.Node;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeLineCap;
import org.limbeck.figure.LineStyle;

/** Samples of lines and areas for legends. */
final class LineSample {
    private LineSample() {}

    /** @param length in pixels */
    static Node of(LineStyle style, double length) {
        Line line = new Line(0, 0, length, 0);
        line.setStroke(Colours.of(style.color()));
        line.setStrokeWidth(Math.max(1.5, style.width()));
        line.setStrokeLineCap(StrokeLineCap.BUTT);
        for (float dash : style.dashes()) line.getStrokeDashArray().add(dash * style.width());
        return line;
    }

    static Node area(LineStyle style) {
        Rectangle area = new Rectangle(16, 10);
        area.setFill(Colours.of(style.faint(0.35)));
        return area;
    }
}
