package org.limbeck.figure.drawing;

import java.util.Arrays;
import org.jfree.data.Range;
import org.limbeck.figure.curve.Curve;

/** Thins a long curve to what a screen can show, keeping every peak. */
public final class Decimation {
    private Decimation() {}

    /**
     * @param columns pixels of the plot's width
     * @return the curve itself when it is short; else for each column its first, lowest, highest and last point.
     *     {@code O(points)}
     */
    public static Curve toColumns(Curve curve, int columns) {
        int size = curve.size();
        if (size <= 4 * columns) return curve;
        double from = curve.x()[0];
        double width = (curve.x()[size - 1] - from) / columns;
        double[] x = new double[4 * (columns + 1)];
        double[] y = new double[x.length];
        int kept = 0;
        for (int start = 0; start < size; ) {
            int column = (int) ((curve.x()[start] - from) / width);
            int end = start + 1;
            while (end < size && (int) ((curve.x()[end] - from) / width) == column) end++;
            for (int index : extremes(curve.y(), start, end)) {
                x[kept] = curve.x()[index];
                y[kept++] = curve.y()[index];
            }
            start = end;
        }
        return new Curve(Arrays.copyOf(x, kept), Arrays.copyOf(y, kept));
    }

    /** The points in a part of the x axis, and one more at either side, to which the line leads. */
    public static Curve within(Curve curve, Range visible) {
        int from = 0;
        int to = curve.size();
        while (from + 1 < to && curve.x()[from + 1] < visible.getLowerBound()) from++;
        while (to - 1 > from && curve.x()[to - 2] > visible.getUpperBound()) to--;
        if (from == 0 && to == curve.size()) return curve;
        return new Curve(Arrays.copyOfRange(curve.x(), from, to), Arrays.copyOfRange(curve.y(), from, to));
    }

    private static int[] extremes(double[] y, int start, int end) {
        int low = start;
        int high = start;
        for (int i = start; i < end; i++) {
            if (y[i] < y[low]) low = i;
            if (y[i] > y[high]) high = i;
        }
        return java.util.stream.IntStream.of(start, low, high, end - 1)
                .sorted()
                .distinct()
                .toArray();
    }
}
