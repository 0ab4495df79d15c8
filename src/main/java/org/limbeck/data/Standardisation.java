package org.limbeck.data;

import java.util.Arrays;

/** Subtracts a mean and divides by a standard deviation, by channel (images) or feature. */
public record Standardisation(float[] mean, float[] deviation, int block) {
    /** Statistics of a training set; a channel that never varies is only centred. */
    public static Standardisation of(Examples train) {
        int groups = train.shape()[0];
        int block = train.exampleSize() / groups;
        double[] sum = new double[groups];
        double[] squares = new double[groups];
        float[] inputs = train.inputs();
        for (int i = 0; i < inputs.length; i++) {
            int group = i / block % groups;
            sum[group] += inputs[i];
            squares[group] += (double) inputs[i] * inputs[i];
        }
        double count = Math.max(1, train.count() * (double) block);
        float[] mean = new float[groups];
        float[] deviation = new float[groups];
        for (int g = 0; g < groups; g++) {
            double centre = sum[g] / count;
            double spread = Math.sqrt(Math.max(0, squares[g] / count - centre * centre));
            mean[g] = (float) centre;
            deviation[g] = spread > 1e-8 ? (float) spread : 1;
        }
        return new Standardisation(mean, deviation, block);
    }

    static Standardisation none(int[] shape) {
        float[] ones = new float[shape[0]];
        Arrays.fill(ones, 1);
        int block = 1;
        for (int axis = 1; axis < shape.length; axis++) block *= shape[axis];
        return new Standardisation(new float[shape[0]], ones, block);
    }

    Examples apply(Examples examples) {
        float[] scaled = new float[examples.inputs().length];
        for (int i = 0; i < scaled.length; i++) {
            int group = i / block % mean.length;
            scaled[i] = (examples.inputs()[i] - mean[group]) / deviation[group];
        }
        return new Examples(examples.shape(), scaled, examples.labels());
    }
}
