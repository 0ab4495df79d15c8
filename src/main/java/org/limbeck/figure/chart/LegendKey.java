package org.limbeck.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a panel's legend: a sample and what it stands for.
 *
 * @param label for people
 * @param line null when only an area is meant
 * @param area null when only a line is meant; translucent
 * @param mark null for a line; else the sample is one mark in the line's colour
 * @param filled whether the mark is a solid one
 * @param through whether the line goes through the mark
 */
public record LegendKey(
        String label,
        @Nullable LineStyle line,
        @Nullable Color area,
        @Nullable Mark mark,
        boolean filled,
        boolean through) {

    public static LegendKey line(String label, LineStyle style) {
        return new LegendKey(label, style, null, null, false, false);
    }

    public static LegendKey band(String label, Color area) {
        return new LegendKey(label, null, area, null, false, false);
    }

    public static LegendKey mark(String label, LineStyle style, Mark mark, boolean filled) {
        return new LegendKey(label, style, null, mark, filled, false);
    }

    /** A line that carries marks. @param mark null for none */
    public static LegendKey marked(String label, LineStyle style, @Nullable Mark mark) {
        return new LegendKey(label, style, null, mark, false, mark != null);
    }

    double sampleWidth(double size) {
        if (mark != null && !through) return size * 0.8;
        return line == null ? size * 1.3 : size * 2.7;
    }

    /** @param x left edge @param middle vertical middle */
    void drawSample(Graphics2D g2, double x, double middle, double size) {
        double width = sampleWidth(size);
        if (area != null) {
            g2.setPaint(area);
            g2.fill(new Rectangle2D.Double(x, middle - size * 0.38, width, size * 0.76));
        }
        if (line == null) return;
        g2.setPaint(line.color());
        if (mark == null || through) {
            g2.setStroke(line.stroke());
            g2.draw(new Line2D.Double(x, middle, x + width, middle));
        }
        if (mark == null) return;
        AffineTransform there = AffineTransform.getTranslateInstance(x + width / 2, middle);
        Shape shape = there.createTransformedShape(mark.shape(size * 0.62));
        g2.setStroke(new BasicStroke((float) line.width()));
        if (filled) g2.fill(shape);
        else g2.draw(shape);
    }
}
