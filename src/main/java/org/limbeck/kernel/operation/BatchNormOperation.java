package org.limbeck.kernel.operation;

import org.limbeck.kernel.array.Block;

/** Batch normalisation with running statistics: a fixed affine map of each channel. */
public final class BatchNormOperation extends Operation {
    private final double[] scale;
    private final double[] shift;
    private final double[] mean;
    private final double[] inverseDeviation;

    /** Each array {@code (channels)}. */
    BatchNormOperation(
            String name,
            int slot,
            Source[] inputs,
            double[] gain,
            double[] offset,
            double[] mean,
            double[] variance,
            double epsilon) {
        super(name, slot, inputs, inputs[0].shape());
        int channels = gain.length;
        this.mean = mean.clone();
        this.scale = new double[channels];
        this.shift = new double[channels];
        this.inverseDeviation = new double[channels];
        for (int c = 0; c < channels; c++) {
            inverseDeviation[c] = 1 / Math.sqrt(variance[c] + epsilon);
            scale[c] = gain[c] * inverseDeviation[c];
            shift[c] = offset[c] - mean[c] * scale[c];
        }
    }

    public int channels() {
        return scale.length;
    }

    /** Positions of one channel. */
    public int positions() {
        return size() / channels();
    }

    /** {@code sum_p D_p x^_p} of one channel, given {@code sum_p D_p x_p} and {@code sum_p D_p}. */
    public double gainDerivative(int channel, double dot, double sum) {
        return inverseDeviation[channel] * (dot - mean[channel] * sum);
    }

    @Override
    void forward(Walk walk) {
        Block value = walk.value(slot());
        Block source = walk.value(input(0).slot());
        int positions = positions();
        for (int row = 0; row < walk.examples() * channels(); row++) {
            int c = row % channels();
            value.affine(row * positions, source, row * positions, positions, scale[c], shift[c]);
        }
    }

    @Override
    void backward(Walk walk, Block sensitivity) {
        if (walk.wanted(input(0).slot())) {
            int positions = positions();
            for (int row = 0; row < walk.examples() * walk.outputs() * channels(); row++) {
                int at = row * positions;
                sensitivity.affine(at, sensitivity, at, positions, scale[row % channels()], 0);
            }
        }
        walk.hand(input(0).slot(), sensitivity);
    }
}
