package org.limbeck.data;

/**
 * Labelled inputs in memory. Arrays are shared and never written to.
 *
 * @param shape of one example: {@code {channels, height, width}} or {@code {features}}
 * @param inputs {@code n x product(shape)}, C order; pixels in [0, 1] before standardisation
 * @param labels {@code n}, each in {@code [0, classes)}
 */
public record Examples(int[] shape, float[] inputs, int[] labels) {
    public Examples {
        if (labels.length * (long) size(shape) != inputs.length) {
            throw new IllegalArgumentException(labels.length + " labels do not fit " + inputs.length + " values");
        }
    }

    public int count() {
        return labels.length;
    }

    /** Values in one example. */
    public int exampleSize() {
        return size(shape);
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int axis : shape) size *= axis;
        return size;
    }
}
