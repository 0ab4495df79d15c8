package org.limbeck.figure.chart;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes of about equal weight, so that points of different kinds differ in more than colour. */
public enum Mark {
    CIRCLE {
        @Override
        Shape shape(double size) {
            return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
        }
    },
    DIAMOND {
        @Override
        Shape shape(double size) {
            return polygon(0, -0.64 * size, 0.64 * size, 0, 0, 0.64 * size, -0.64 * size, 0);
        }
    },
    SQUARE {
        @Override
        Shape shape(double size) {
            return new Rectangle2D.Double(-size * 0.44, -size * 0.44, size * 0.88, size * 0.88);
        }
    },
    TRIANGLE {
        @Override
        Shape shape(double size) {
            return polygon(0, -0.6 * size, 0.58 * size, 0.44 * size, -0.58 * size, 0.44 * size);
        }
    };

    /** Centred on the origin. @param size diameter of the circle of that weight */
    abstract Shape shape(double size);

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
        path.closePath();
        return path;
    }
}
