package org.limbeck.network.dl4j.fallback;

import java.util.Arrays;

/** Max-pooling of one plane. Padding never wins; at a tie the first in row order does. */
record MaxWindows(int height, int width, int rows, int columns, int[] kernel, int[] stride, int[] padding) {
    /** @param largest {@code rows * columns}, overwritten */
    void largest(float[] plane, float[] largest) {
        for (int row = 0, at = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) largest[at++] = plane[winner(plane, row, column)];
        }
    }

    /** Adds each window's gradient at its largest value. @param inputGradient {@code height * width}, overwritten */
    void scatter(float[] plane, float[] outputGradient, float[] inputGradient) {
        Arrays.fill(inputGradient, 0);
        for (int row = 0, at = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++)
                inputGradient[winner(plane, row, column)] += outputGradient[at++];
        }
    }

    private int winner(float[] plane, int row, int column) {
        int top = row * stride[0] - padding[0];
        int left = column * stride[1] - padding[1];
        int bottom = Math.min(top + kernel[0], height);
        int right = Math.min(left + kernel[1], width);
        top = Math.max(top, 0);
        left = Math.max(left, 0);
        int winner = top * width + left;
        for (int y = top; y < bottom; y++) {
            for (int at = y * width + left; at < y * width + right; at++) {
                if (plane[at] > plane[winner]) winner = at;
            }
        }
        return winner;
    }
}
