package org.limbeck.network.onednn;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation on one thread's rows. Several rows at a time are treated as one long row with as many channels, so
 * that few channels fill the processor's registers, too; its sums in single precision run over few numbers each before
 * they go on in double.
 */
final class NormRows {
    private static final int LANES = 1024;
    private static final int TILES_A_SUM = 16;

    private final Range range;
    private final int channels;
    private final int lanes;
    private final boolean rectified;
    private final double[] mean;
    private final double[] spread;
    private final double[] gradients;
    private final double[] products;

    NormRows(Range range, int channels, boolean rectified) {
        this.range = range;
        this.channels = channels;
        this.lanes = channels * Math.max(1, LANES / channels);
        this.rectified = rectified;
        this.mean = new double[channels];
        this.spread = new double[channels];
        this.gradients = new double[channels];
        this.products = new double[channels];
    }

    long count() {
        return range.count();
    }

    double[] mean() {
        return mean;
    }

    /** {@code sum (x - mean)^2} by channel. */
    double[] spread() {
        return spread;
    }

    /** {@code sum dy} by channel. */
    double[] gradients() {
        return gradients;
    }

    /** {@code sum dy (x - mean)} by channel. */
    double[] products() {
        return products;
    }

    /** Moments about the first row, which loses no digits to a mean far from 0. */
    void measure(INDArray x) {
        FloatBuffer values = ArrayBuffers.floats(x);
        float[] first = new float[channels];
        values.get(start(), first);
        float[] pivot = tile(first);
        float[] row = new float[lanes];
        float[] sum = new float[lanes];
        float[] squares = new float[lanes];
        double[] sums = new double[channels];
        double[] totals = new double[channels];
        int tiles = 0;
        for (int at = start(); at < end(); at += lanes) {
            int length = Math.min(lanes, end() - at);
            values.get(at, row, 0, length);
            for (int i = 0; i < length; i++) {
                float step = row[i] - pivot[i];
                sum[i] += step;
                squares[i] += step * step;
            }
            if (++tiles % TILES_A_SUM == 0) {
                fold(sum, sums);
                fold(squares, totals);
            }
        }
        fold(sum, sums);
        fold(squares, totals);
        for (int c = 0; c < channels; c++) {
            double step = sums[c] / count();
            mean[c] = first[c] + step;
            spread[c] = Math.max(0, totals[c] - step * sums[c]);
        }
    }

    void normalise(INDArray x, float[] factor, float[] shift, INDArray y) {
        FloatBuffer values = ArrayBuffers.floats(x);
        FloatBuffer results = ArrayBuffers.floats(y);
        float[] factorTile = tile(factor);
        float[] shiftTile = tile(shift);
        float[] row = new float[lanes];
        for (int at = start(); at < end(); at += lanes) {
            int length = Math.min(lanes, end() - at);
            values.get(at, row, 0, length);
            if (rectified) {
                for (int i = 0; i < length; i++) row[i] = Math.max(factorTile[i] * row[i] + shiftTile[i], 0);
            } else {
                for (int i = 0; i < length; i++) row[i] = factorTile[i] * row[i] + shiftTile[i];
            }
            results.put(at, row, 0, length);
        }
    }

    /**
     * Sums of gradients; behind ReLU those that it passed, which are also left in {@code dx}.
     *
     * @param y the forward pass's result
     */
    void sumGradients(INDArray x, INDArray y, INDArray dy, float[] mean, INDArray dx) {
        FloatBuffer values = ArrayBuffers.floats(x);
        FloatBuffer outputGradient = ArrayBuffers.floats(rectified ? dx : dy);
        float[] centre = tile(mean);
        float[] row = new float[lanes];
        float[] passed = new float[lanes];
        float[] sum = new float[lanes];
        float[] product = new float[lanes];
        Arrays.fill(gradients, 0);
        Arrays.fill(products, 0);
        Gate gate =
                rectified ? new Gate(ArrayBuffers.ints(y), ArrayBuffers.ints(dy), ArrayBuffers.ints(dx), lanes) : null;
        int tiles = 0;
        for (int at = start(); at < end(); at += lanes) {
            int length = Math.min(lanes, end() - at);
            if (rectified) gate.pass(at, length);
            values.get(at, row, 0, length);
            outputGradient.get(at, passed, 0, length);
            for (int i = 0; i < length; i++) {
                sum[i] += passed[i];
                product[i] += passed[i] * (row[i] - centre[i]);
            }
            if (++tiles % TILES_A_SUM == 0) {
                fold(sum, gradients);
                fold(product, products);
            }
        }
        fold(sum, gradients);
        fold(product, products);
    }

    /** {@code dx = byGradient dy + byValue x + constant}; behind ReLU with the gradients that {@code dx} holds. */
    void passGradients(INDArray x, INDArray dy, float[] byGradient, float[] byValue, float[] constant, INDArray dx) {
        FloatBuffer values = ArrayBuffers.floats(x);
        FloatBuffer outputGradient = ArrayBuffers.floats(rectified ? dx : dy);
        FloatBuffer inputGradient = ArrayBuffers.floats(dx);
        float[] byGradientTile = tile(byGradient);
        float[] byValueTile = tile(byValue);
        float[] constantTile = tile(constant);
        float[] row = new float[lanes];
        float[] passed = new float[lanes];
        for (int at = start(); at < end(); at += lanes) {
            int length = Math.min(lanes, end() - at);
            values.get(at, row, 0, length);
            outputGradient.get(at, passed, 0, length);
            for (int i = 0; i < length; i++) {
                passed[i] = byGradientTile[i] * passed[i] + byValueTile[i] * row[i] + constantTile[i];
            }
            inputGradient.put(at, passed, 0, length);
        }
    }

    /** Copies gradients where ReLU's result is above 0, else 0. */
    private record Gate(
            IntBuffer results, IntBuffer outputGradient, IntBuffer inputGradient, int[] result, int[] gradient) {
        Gate(IntBuffer results, IntBuffer outputGradient, IntBuffer inputGradient, int lanes) {
            this(results, outputGradient, inputGradient, new int[lanes], new int[lanes]);
        }

        void pass(int at, int length) {
            results.get(at, result, 0, length);
            outputGradient.get(at, gradient, 0, length);
            ReluGradient.mask(result, gradient, length);
            inputGradient.put(at, gradient, 0, length);
        }
    }

    private int start() {
        return Math.toIntExact(range.first() * channels);
    }

    private int end() {
        return Math.toIntExact((range.first() + range.count()) * channels);
    }

    private float[] tile(float[] byChannel) {
        float[] tile = new float[lanes];
        for (int i = 0; i < lanes; i += channels) System.arraycopy(byChannel, 0, tile, i, channels);
        return tile;
    }

    /** Moves lanes' sums to their channels. */
    private void fold(float[] sum, double[] byChannel) {
        for (int i = 0; i < lanes; i += channels) {
            for (int c = 0; c < channels; c++) byChannel[c] += sum[i + c];
        }
        Arrays.fill(sum, 0);
    }
}
