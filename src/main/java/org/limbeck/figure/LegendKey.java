package org.limbeck.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/**
 * One entry of a panel's legend: a sample and what it stands for.
 *
 * @param label for people
 * @param line null when only an area is meant
 * @param area null when only a line is meant; translucent
 * @param sample how the line looks
 */
record LegendKey(String label, LineStyle line, Color area, Sample sample) {
    enum Sample {
        LINE,
        DOT,
        RING
    }

    static LegendKey line(String label, LineStyle style) {
        return new LegendKey(label, style, null, Sample.LINE);
    }

    static LegendKey band(String label, Color area) {
        return new LegendKey(label, null, area, Sample.LINE);
    }

    static LegendKey dot(String label, LineStyle style, boolean filled) {
        return new LegendKey(label, style, null, filled ? Sample.DOT : Sample.RING);
    }

    double sampleWidth(double size) {
        return sample == Sample.LINE ? (line == null ? size * 1.3 : size * 2.7) : size * 0.8;
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
        if (sample == Sample.LINE) {
            g2.setStroke(line.stroke());
            g2.draw(new Line2D.Double(x, middle, x + width, middle));
            return;
        }
        double radius = size * 0.3;
        Ellipse2D dot = new Ellipse2D.Double(x + width / 2 - radius, middle - radius, 2 * radius, 2 * radius);
        if (sample == Sample.DOT) {
            g2.fill(dot);
        } else {
            g2.setStroke(new BasicStroke((float) line.width()));
            g2.draw(dot);
        }
    }
}
