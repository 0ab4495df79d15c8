package org.limbeck.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.limbeck.data.random.EpochOrder;

class GlyphsDifficultyTest {
    @Test
    void aLinearModelDoesPoorlyOnTheShippedImages() {
        Dataset data = new DatasetCatalog().load(DatasetSpec.of("glyphs-grey"));
        assertThat(linearAccuracy(data)).isBetween(0.1, 0.4);
    }

    /** Softmax regression by plain SGD over 20 epochs. */
    private static double linearAccuracy(Dataset data) {
        int size = data.train().exampleSize();
        int classes = data.classes();
        double[] weights = new double[classes * (size + 1)];
        for (int epoch = 0; epoch < 20; epoch++) {
            for (int i : EpochOrder.of(data.train().count(), 1, epoch)) {
                double[] p = probabilities(weights, data.train().inputs(), i * size, size, classes);
                p[data.train().labels()[i]] -= 1;
                for (int c = 0; c < classes; c++) {
                    double step = 0.001 * p[c];
                    for (int k = 0; k < size; k++) {
                        weights[c * (size + 1) + k] -= step * data.train().inputs()[i * size + k];
                    }
                    weights[c * (size + 1) + size] -= step;
                }
            }
        }
        int right = 0;
        for (int i = 0; i < data.test().count(); i++) {
            double[] p = probabilities(weights, data.test().inputs(), i * size, size, classes);
            int best = 0;
            for (int c = 1; c < classes; c++) if (p[c] > p[best]) best = c;
            if (best == data.test().labels()[i]) right++;
        }
        return right / (double) data.test().count();
    }

    private static double[] probabilities(double[] weights, float[] inputs, int at, int size, int classes) {
        double[] p = new double[classes];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double z = weights[c * (size + 1) + size];
            for (int k = 0; k < size; k++) z += weights[c * (size + 1) + k] * inputs[at + k];
            p[c] = Math.exp(Math.max(-50, Math.min(50, z)));
            sum += p[c];
        }
        for (int c = 0; c < classes; c++) p[c] /= sum;
        return p;
    }
}
