package org.limbeck.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataFingerprintTest {
    private static Dataset dataset(int changed, float by, int label) {
        int[] shape = {3};
        float[] inputs = new float[300_000];
        for (int i = 0; i < inputs.length; i++) inputs[i] = i;
        inputs[changed] += by;
        int[] labels = new int[100_000];
        labels[77_777] = label;
        Examples train = new Examples(shape, inputs, labels);
        Examples none = new Examples(shape, new float[0], new int[0]);
        return new Dataset("any", List.of("a", "b"), train, none, none);
    }

    @Test
    void equalExamplesHaveOneFingerprintAndAnyChangeAnother() {
        String fingerprint = DataFingerprint.of(dataset(0, 0, 0));
        assertThat(DataFingerprint.of(dataset(5, 0, 0))).isEqualTo(fingerprint).hasSize(64);
        assertThat(DataFingerprint.of(dataset(0, 1, 0))).isNotEqualTo(fingerprint);
        assertThat(DataFingerprint.of(dataset(299_999, 1, 0))).isNotEqualTo(fingerprint);
        assertThat(DataFingerprint.of(dataset(0, 0, 1))).isNotEqualTo(fingerprint);
    }
}
