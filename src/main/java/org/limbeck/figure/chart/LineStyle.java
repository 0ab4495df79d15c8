package org.limbeck.figure.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/**
 * How a line tells itself from others: by colour and, for readers who cannot tell the colours, by its dashes.
 *
 * @param color opaque
 * @param width in units of the drawing
 * @param dashes lengths of dashes and gaps in line widths; empty for a solid line
 */
public record LineStyle(Color color, double width, float... dashes) {
    public Stroke stroke() {
        if (dashes.length == 0) {
            return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dashes.length];
        for (int i = 0; i < lengths.length; i++) lengths[i] = (float) (dashes[i] * width);
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }

    public LineStyle wide(double factor) {
        return new LineStyle(color, width * factor, dashes);
    }

    public LineStyle in(Color other) {
        return new LineStyle(other, width, dashes);
    }

    public LineStyle solid() {
        return new LineStyle(color, width);
    }

    /** Its colour, mixed into whatever lies below. @param alpha in [0, 1] */
    public Color faint(double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
    }
}
