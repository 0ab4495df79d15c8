package org.limbeck.kernel.array;

import java.nio.DoubleBuffer;
import org.limbeck.kernel.array.SlidingWindow.Band;

/** The loops of {@link DoubleBlock} that slide a window over an image; offsets count elements. */
final class DoubleImages {
    private DoubleImages() {}

    /** {@link Block#unfold}. */
    static void unfold(
            DoubleBuffer target, int offset, DoubleBuffer image, int from, SlidingWindow window, int tap, Band band) {
        int plane = from + window.channelOf(tap) * window.height() * window.width();
        if (window.keepsWidth()) {
            unfoldRun(target, offset, image, plane, window, tap, band);
            return;
        }
        int column = window.columnOf(tap);
        int first = window.firstColumn(column);
        int end = window.endColumn(column);
        int width = window.outputWidth();
        int stride = window.strideX();
        int to = offset;
        for (int y = band.first(); y < band.end(); y++, to += width) {
            int row = y * window.strideY() - window.paddingY() + window.rowOf(tap);
            boolean inside = row >= 0 && row < window.height();
            int start = inside ? first : width;
            for (int x = 0; x < start; x++) target.put(to + x, 0);
            if (!inside) continue;
            int pixel = plane + row * window.width() - window.paddingX() + column;
            if (stride == 1) for (int x = first; x < end; x++) target.put(to + x, image.get(pixel + x));
            else for (int x = first; x < end; x++) target.put(to + x, image.get(pixel + x * stride));
            for (int x = end; x < width; x++) target.put(to + x, 0);
        }
    }

    private static void unfoldRun(
            DoubleBuffer target, int offset, DoubleBuffer image, int plane, SlidingWindow window, int tap, Band band) {
        SlidingWindow.Run run = window.run(tap, band);
        for (int i = 0; i < run.start(); i++) target.put(offset + i, 0);
        if (run.length() > 0) target.put(offset + run.start(), image, plane + run.start() + run.shift(), run.length());
        int end = band.rows() * window.width();
        for (int i = run.start() + run.length(); i < end; i++) target.put(offset + i, 0);
        zeroPadding(target, offset, window, tap, band);
    }

    /** Zeroes the positions of one tap's row at which it lies left or right of the image; for windows that keep width. */
    static void zeroPadding(DoubleBuffer row, int offset, SlidingWindow window, int tap, Band band) {
        int width = window.width();
        int first = window.firstColumn(window.columnOf(tap));
        int end = window.endColumn(window.columnOf(tap));
        for (int at = offset; at < offset + band.rows() * width; at += width) {
            for (int x = 0; x < first; x++) row.put(at + x, 0);
            for (int x = end; x < width; x++) row.put(at + x, 0);
        }
    }

    /** {@link Block#fold}. */
    static void fold(
            DoubleBuffer image, int offset, DoubleBuffer row, int from, SlidingWindow window, int tap, Band band) {
        int column = window.columnOf(tap);
        int first = window.firstColumn(column);
        int end = window.endColumn(column);
        int stride = window.strideX();
        int plane = offset + window.channelOf(tap) * window.height() * window.width();
        int read = from;
        for (int y = band.first(); y < band.end(); y++, read += window.outputWidth()) {
            int line = y * window.strideY() - window.paddingY() + window.rowOf(tap);
            if (line < 0 || line >= window.height()) continue;
            int pixel = plane + line * window.width() - window.paddingX() + column;
            if (stride == 1) {
                for (int x = first; x < end; x++) image.put(pixel + x, image.get(pixel + x) + row.get(read + x));
            } else {
                for (int x = first; x < end; x++) {
                    int to = pixel + x * stride;
                    image.put(to, image.get(to) + row.get(read + x));
                }
            }
        }
    }

    /** {@link Block#maximum}. */
    static void maximum(
            DoubleBuffer target,
            int offset,
            DoubleBuffer image,
            int from,
            SlidingWindow window,
            int[] where,
            int whereOffset) {
        int width = window.outputWidth();
        int plane = window.height() * window.width();
        int done = 0;
        for (int channel = 0; channel < window.channels(); channel++) {
            for (int position = 0; position < window.outputs(); position++, done++) {
                int top = position / width * window.strideY() - window.paddingY();
                int left = position % width * window.strideX() - window.paddingX();
                int best = best(image, from, channel * plane, window, top, left);
                where[whereOffset + done] = best;
                target.put(offset + done, image.get(from + best));
            }
        }
    }

    private static int best(DoubleBuffer pixels, int from, int plane, SlidingWindow window, int top, int left) {
        int best = -1;
        double maximum = Double.NEGATIVE_INFINITY;
        int bottom = Math.min(window.height(), top + window.kernelHeight());
        int right = Math.min(window.width(), left + window.kernelWidth());
        for (int y = Math.max(0, top); y < bottom; y++) {
            for (int x = Math.max(0, left); x < right; x++) {
                int index = plane + y * window.width() + x;
                double value = pixels.get(from + index);
                if (best < 0 || value > maximum) {
                    maximum = value;
                    best = index;
                }
            }
        }
        return best;
    }
}
