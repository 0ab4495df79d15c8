package org.limbeck.network.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link Pooling} by maxima of images with few channels, in plain Java: bit for bit what oneDNN gives. */
final class NarrowMaximum {
    private final int height;
    private final int width;
    private final int channels;
    private final int rows;
    private final int columns;
    private final int[] kernel;
    private final int[] stride;
    private final int[] padding;
    private final Range part;
    private final float[] image;
    private final float[] pooled;
    /** Where in its image each value came from; null outside training. */
    private final int[] winners;

    /** The parameters of {@link Pooling}. */
    NarrowMaximum(
            long[] images, long[] result, int[] kernel, int[] stride, int[] padding, boolean training, Range part) {
        this.height = (int) images[1];
        this.width = (int) images[2];
        this.channels = (int) images[3];
        this.rows = (int) result[1];
        this.columns = (int) result[2];
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        this.part = part;
        this.image = new float[height * width * channels];
        this.pooled = new float[rows * columns * channels];
        this.winners = training ? new int[Math.toIntExact(part.count() * pooled.length)] : null;
    }

    void forward(INDArray x, INDArray y) {
        FloatBuffer values = ArrayBuffers.floats(x);
        FloatBuffer results = ArrayBuffers.floats(y);
        int[] from = new int[pooled.length];
        for (int i = 0; i < part.count(); i++) {
            int index = (int) part.first() + i;
            values.get(index * image.length, image);
            pool(from);
            results.put(index * pooled.length, pooled);
            if (winners != null) System.arraycopy(from, 0, winners, i * from.length, from.length);
        }
    }

    private void pool(int[] from) {
        for (int row = 0, at = 0; row < rows; row++) {
            int top = row * stride[0] - padding[0];
            int bottom = Math.min(top + kernel[0], height);
            for (int column = 0; column < columns; column++, at += channels) {
                int left = column * stride[1] - padding[1];
                int right = Math.min(left + kernel[1], width);
                window(Math.max(top, 0), bottom, Math.max(left, 0), right, at, from);
            }
        }
    }

    private void window(int top, int bottom, int left, int right, int at, int[] from) {
        int first = (top * width + left) * channels;
        for (int c = 0; c < channels; c++) {
            pooled[at + c] = image[first + c];
            from[at + c] = first + c;
        }
        for (int y = top; y < bottom; y++) {
            for (int place = (y * width + left) * channels; place < (y * width + right) * channels; place += channels) {
                for (int c = 0; c < channels; c++) {
                    if (image[place + c] > pooled[at + c]) {
                        pooled[at + c] = image[place + c];
                        from[at + c] = place + c;
                    }
                }
            }
        }
    }

    void backward(INDArray dy, INDArray dx) {
        FloatBuffer gradients = ArrayBuffers.floats(dy);
        FloatBuffer results = ArrayBuffers.floats(dx);
        for (int i = 0; i < part.count(); i++) {
            int index = (int) part.first() + i;
            gradients.get(index * pooled.length, pooled);
            Arrays.fill(image, 0);
            int start = i * pooled.length;
            for (int at = 0; at < pooled.length; at++) image[winners[start + at]] += pooled[at];
            results.put(index * image.length, image);
        }
    }
}
