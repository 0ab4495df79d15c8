package org.limbeck.figure.curve;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One line of a chart: points with ascending {@code x}; {@code y} may be NaN where nothing was measured. The arrays are
 * shared, nobody writes to them.
 *
 * @param x positions on the chosen {@link ProgressAxis}
 * @param y values
 */
public record Curve(double[] x, double[] y) {
    public Curve {
        if (x.length != y.length) throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }

    public static <T> Curve of(List<T> items, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        return new Curve(
                items.stream().mapToDouble(x).toArray(),
                items.stream().mapToDouble(y).toArray());
    }

    public int size() {
        return x.length;
    }

    /** Whether there is nothing to draw. */
    public boolean isBlank() {
        for (double value : y) {
            if (!Double.isNaN(value)) return false;
        }
        return true;
    }

    /** The last value that was measured; NaN for a blank curve. */
    public double last() {
        for (int i = y.length - 1; i >= 0; i--) {
            if (!Double.isNaN(y[i])) return y[i];
        }
        return Double.NaN;
    }

    /** The value at a position by linear interpolation; NaN outside. {@code O(log n)}. */
    public double at(double position) {
        int found = Arrays.binarySearch(x, position);
        if (found >= 0) return y[found];
        int above = -found - 1;
        if (above == 0 || above == x.length) return Double.NaN;
        double share = (position - x[above - 1]) / (x[above] - x[above - 1]);
        return y[above - 1] + share * (y[above] - y[above - 1]);
    }

    /** The value of a staircase, which stays until the next point, at a position; NaN outside. {@code O(log n)}. */
    public double levelAt(double position) {
        int found = Arrays.binarySearch(x, position);
        int below = found >= 0 ? found : -found - 2;
        return below < 0 || position > x[x.length - 1] ? Double.NaN : y[below];
    }

    /** Which measured point lies nearest to a position; -1 for a blank curve. {@code O(points)}. */
    public int nearest(double position) {
        int nearest = -1;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(y[i])) continue;
            if (nearest < 0 || Math.abs(x[i] - position) < Math.abs(x[nearest] - position)) nearest = i;
        }
        return nearest;
    }
}
