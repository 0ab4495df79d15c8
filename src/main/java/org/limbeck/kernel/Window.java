package org.limbeck.kernel;

/**
 * How a sliding window (convolution or pooling) lies over one {@code (channels, height, width)} image. A <em>tap</em>
 * is one (channel, row, column) of the window; unfolding puts each tap's values at all {@code outputs()} positions in
 * one row, so that a convolution is one matrix product.
 */
record Window(
        int channels,
        int height,
        int width,
        int kernelHeight,
        int kernelWidth,
        int strideY,
        int strideX,
        int paddingY,
        int paddingX) {

    static Window of(int[] image, int[] kernel, int[] stride, int[] padding) {
        return new Window(
                image[0], image[1], image[2], kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1]);
    }

    int outputHeight() {
        return (height + 2 * paddingY - kernelHeight) / strideY + 1;
    }

    int outputWidth() {
        return (width + 2 * paddingX - kernelWidth) / strideX + 1;
    }

    /** Positions of the window. */
    int outputs() {
        return outputHeight() * outputWidth();
    }

    /** Channels times window area. */
    int taps() {
        return channels * kernelHeight * kernelWidth;
    }

    int area() {
        return kernelHeight * kernelWidth;
    }

    /** Whether unfolding would copy the image unchanged (1 x 1, stride 1, no padding). */
    boolean isIdentity() {
        return area() == 1 && strideY == 1 && strideX == 1 && paddingY == 0 && paddingX == 0;
    }

    int channelOf(int tap) {
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
