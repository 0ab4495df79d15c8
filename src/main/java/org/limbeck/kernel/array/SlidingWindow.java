package org.limbeck.kernel.array;

import java.util.ArrayList;
import java.util.List;

/**
 * How a sliding window (convolution or pooling) lies over one {@code (channels, height, width)} image. A <em>tap</em>
 * is one (channel, row, column) of the window; unfolding puts each tap's values at all {@code outputs()} positions in
 * one row, so that a convolution is one matrix product.
 */
public record SlidingWindow(
        int channels,
        int height,
        int width,
        int kernelHeight,
        int kernelWidth,
        int strideY,
        int strideX,
        int paddingY,
        int paddingX) {

    public static SlidingWindow of(int[] image, int[] kernel, int[] stride, int[] padding) {
        return new SlidingWindow(
                image[0], image[1], image[2], kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1]);
    }

    public int outputHeight() {
        return (height + 2 * paddingY - kernelHeight) / strideY + 1;
    }

    public int outputWidth() {
        return (width + 2 * paddingX - kernelWidth) / strideX + 1;
    }

    /**
     * Some rows of positions. Unfolding band by band keeps what a matrix product reads and writes in cache.
     *
     * @param first first output row
     * @param end one past the last
     */
    public record Band(int first, int end) {
        public int rows() {
            return end - first;
        }
    }

    /** All positions. */
    public Band whole() {
        return new Band(0, outputHeight());
    }

    /**
     * Cuts the positions into bands of about one size.
     *
     * @param most rows of a band at most; at least 1
     */
    public List<Band> bands(int most) {
        int count = (outputHeight() + most - 1) / most;
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bands.add(new Band(outputHeight() * i / count, outputHeight() * (i + 1) / count));
        }
        return bands;
    }

    /** Positions of the window. */
    public int outputs() {
        return outputHeight() * outputWidth();
    }

    /** Channels times window area. */
    public int taps() {
        return channels * kernelHeight * kernelWidth;
    }

    public int area() {
        return kernelHeight * kernelWidth;
    }

    /** Whether unfolding would copy the image unchanged (1 x 1, stride 1, no padding). */
    public boolean isIdentity() {
        return area() == 1 && strideY == 1 && strideX == 1 && paddingY == 0 && paddingX == 0;
    }

    /**
     * Whether positions lie like pixels, a row of positions as wide as a row of the image: then a tap's values stand in
     * the image one behind the other, apart from those in the padding.
     */
    public boolean keepsWidth() {
        return strideY == 1 && strideX == 1 && outputWidth() == width;
    }

    /**
     * Where a tap's row and the image overlap when the window keeps the width.
     *
     * @param start first element of the band's row
     * @param length elements
     * @param shift from an element of the band's row to its pixel in the channel's plane
     */
    record Run(int start, int length, int shift) {}

    Run run(int tap, Band band) {
        int down = rowOf(tap) - paddingY;
        int right = columnOf(tap) - paddingX;
        int first = Math.min(band.end(), Math.max(band.first(), -down));
        int end = Math.max(first, Math.min(band.end(), height - down));
        int start = (first - band.first()) * width + Math.max(0, -right);
        int length = (end - first) * width - Math.abs(right);
        return length <= 0 ? new Run(0, 0, 0) : new Run(start, length, (band.first() + down) * width + right);
    }

    public int channelOf(int tap) {
        return tap / area();
    }

    int rowOf(int tap) {
        return tap % area() / kernelWidth;
    }

    int columnOf(int tap) {
        return tap % kernelWidth;
    }

    /** First output column whose input column {@code x * strideX - paddingX + kernelColumn} is inside the image. */
    int firstColumn(int kernelColumn) {
        int missing = paddingX - kernelColumn;
        return missing <= 0 ? 0 : Math.min(outputWidth(), (missing + strideX - 1) / strideX);
    }

    /** One past the last output column whose input column is inside the image; not below {@link #firstColumn}. */
    int endColumn(int kernelColumn) {
        int room = width + paddingX - kernelColumn;
        int end = room <= 0 ? 0 : (room + strideX - 1) / strideX;
        return Math.max(firstColumn(kernelColumn), Math.min(outputWidth(), end));
    }
}
