package org.limbeck.network.onednn;

import java.util.Arrays;

/**
 * Sizes of a convolution of images {@code (n, h, w, channels)} with weights {@code (outputs, channels / groups, kh, kw)}
 * in C order.
 *
 * @param rectified whether ReLU follows
 */
public record ConvolutionShape(
        long images,
        long channels,
        long height,
        long width,
        long outputs,
        int[] kernel,
        int[] stride,
        int[] padding,
        int groups,
        boolean bias,
        boolean rectified) {
    private static final long LANES = 8;

    /** The same for so many images. */
    ConvolutionShape of(long count) {
        return new ConvolutionShape(
                count, channels, height, width, outputs, kernel, stride, padding, groups, bias, rectified);
    }

    long rows() {
        return (height + 2L * padding[0] - kernel[0]) / stride[0] + 1;
    }

    long columns() {
        return (width + 2L * padding[1] - kernel[1]) / stride[1] + 1;
    }

    /** {@code (n, rows, columns, outputs)}. */
    public long[] result() {
        return new long[] {images, rows(), columns(), outputs};
    }

    long[] weights() {
        long[] one = {outputs, channels / groups, kernel[0], kernel[1]};
        if (groups == 1) return one;
        return new long[] {groups, outputs / groups, one[1], one[2], one[3]};
    }

    /** How many times as many channels there would be, before or behind, if they filled a processor's vectors. */
    double filled() {
        return Math.max(filled(channels), filled(outputs));
    }

    private static double filled(long count) {
        return (count + LANES - 1) / LANES * LANES / (double) count;
    }

    long[] strides() {
        return Arrays.stream(stride).asLongStream().toArray();
    }

    long[] margins() {
        return Arrays.stream(padding).asLongStream().toArray();
    }
}
