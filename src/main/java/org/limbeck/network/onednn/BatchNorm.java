package org.limbeck.network.onednn;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of rows {@code (m, channels)} in C order, that is of images with channels last, with ReLU behind
 * it if so made; rows are shared among threads. Two passes over memory forward and two backward: oneDNN's own needs its
 * threads to meet four times in a layer, spinning. Keeps the last training batch's moments for the backward pass. For one
 * calling thread.
 */
public final class BatchNorm {
    private final int channels;
    private final long rows;
    private final double epsilon;
    private final Parts<NormRows> parts;
    private final float[] mean;
    private final float[] variance;
    private final float[] factor;
    private final float[] shift;

    public BatchNorm(long rows, int channels, double epsilon, boolean rectified) {
        this.rows = rows;
        this.channels = channels;
        this.epsilon = epsilon;
        this.parts = Parts.of(rows, range -> new NormRows(range, channels, rectified));
        this.mean = new float[channels];
        this.variance = new float[channels];
        this.factor = new float[channels];
        this.shift = new float[channels];
    }

    /** The last batch's mean by channel. */
    public float[] mean() {
        return mean;
    }

    /** The last batch's (biased) variance by channel. */
    public float[] variance() {
        return variance;
    }

    /** {@code y = gain (x - mean) / sqrt(variance + epsilon) + offset} with the batch's moments, which it keeps. */
    public void forward(INDArray x, float[] gain, float[] offset, INDArray y) {
        parts.each(part -> part.measure(x));
        combine();
        infer(x, gain, offset, mean, variance, y);
    }

    /** The update of Chan, Golub and LeVeque (1983), part by part. */
    private void combine() {
        for (int channel = 0; channel < channels; channel++) {
            double count = 0;
            double centre = 0;
            double spread = 0;
            for (int i = 0; i < parts.count(); i++) {
                NormRows part = parts.part(i);
                double step = part.mean()[channel] - centre;
                double total = count + part.count();
                spread += part.spread()[channel] + step * step * count * part.count() / total;
                centre += step * part.count() / total;
                count = total;
            }
            mean[channel] = (float) centre;
            variance[channel] = (float) (spread / count);
        }
    }

    /** The same with given moments. */
    public void infer(INDArray x, float[] gain, float[] offset, float[] mean, float[] variance, INDArray y) {
        for (int channel = 0; channel < channels; channel++) {
            factor[channel] = (float) (gain[channel] / Math.sqrt(variance[channel] + epsilon));
            shift[channel] = offset[channel] - mean[channel] * factor[channel];
        }
        parts.each(part -> part.normalise(x, factor, shift, y));
    }

    /**
     * Gradients by the input of the last forward pass and, into the arrays given, by gain and offset:
     * {@code dx = g s (dy - (sum dy + x^ sum dy x^) / m)}, {@code s = 1 / sqrt(variance + epsilon)}, linear in
     * {@code dy} and {@code x}.
     *
     * @param y what the forward pass gave
     */
    public void backward(
            INDArray x,
            INDArray y,
            INDArray dy,
            float[] gain,
            INDArray dx,
            float[] gainGradients,
            float[] offsetGradients) {
        parts.each(part -> part.sumGradients(x, y, dy, mean, dx));
        double[] offsets = new double[channels];
        double[] products = new double[channels];
        for (int i = 0; i < parts.count(); i++) {
            add(offsets, parts.part(i).gradients());
            add(products, parts.part(i).products());
        }
        float[] byGradient = new float[channels];
        float[] byValue = new float[channels];
        float[] constant = new float[channels];
        for (int c = 0; c < channels; c++) {
            double scale = 1 / Math.sqrt(variance[c] + epsilon);
            double product = products[c] * scale;
            gainGradients[c] = (float) product;
            offsetGradients[c] = (float) offsets[c];
            byGradient[c] = (float) (gain[c] * scale);
            byValue[c] = (float) (-gain[c] * scale * scale * product / rows);
            constant[c] = (float) (-gain[c] * scale * (offsets[c] - mean[c] * scale * product) / rows);
        }
        parts.each(part -> part.passGradients(x, dy, byGradient, byValue, constant, dx));
    }

    private static void add(double[] sum, double[] share) {
        Arrays.setAll(sum, i -> sum[i] + share[i]);
    }
}
