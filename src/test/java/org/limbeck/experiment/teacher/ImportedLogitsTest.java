package org.limbeck.experiment.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.data.Examples;
import org.limbeck.experiment.spec.TeacherFile.Values;

class ImportedLogitsTest {
    private static final int CLASSES = 10;

    private final Random random = new Random(5);

    private Examples examples(int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) labels[i] = random.nextInt(CLASSES);
        return new Examples(new int[] {1}, new float[count], labels);
    }

    /** Logits that name the label of so large a share, another class else. */
    private float[] logits(Examples examples, double share) {
        float[] logits = new float[examples.count() * CLASSES];
        for (int i = 0; i < examples.count(); i++) {
            for (int k = 0; k < CLASSES; k++) logits[i * CLASSES + k] = (float) random.nextGaussian();
            boolean right = random.nextDouble() < share;
            int named = right ? examples.labels()[i] : random.nextInt(CLASSES);
            logits[i * CLASSES + named] += 10;
        }
        return logits;
    }

    private static float[] softmax(float[] logits) {
        float[] shares = new float[logits.length];
        for (int row = 0; row < logits.length; row += CLASSES) {
            double sum = 0;
            for (int k = row; k < row + CLASSES; k++) sum += Math.exp(logits[k]);
            for (int k = row; k < row + CLASSES; k++) shares[k] = (float) (Math.exp(logits[k]) / sum);
        }
        return shares;
    }

    @Test
    void softmaxOutputsOfManyClassesAreRefusedUnlessSaidSo() {
        float[] logits = logits(examples(50), 0.9);
        float[] shares = softmax(logits);
        assertThat(ImportedLogits.of(logits, CLASSES, null, "file")).isSameAs(logits);
        assertThatThrownBy(() -> ImportedLogits.of(shares, CLASSES, null, "file"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("sums to 1, as softmax outputs do");
        assertThat(ImportedLogits.of(shares, CLASSES, Values.LOGITS, "file")).isSameAs(shares);
        float[] made = ImportedLogits.of(shares, CLASSES, Values.PROBABILITIES, "file");
        assertThat(softmax(made)).usingComparatorWithPrecision(1e-5f).containsExactly(shares);
        assertThatThrownBy(() -> ImportedLogits.of(logits, CLASSES, Values.PROBABILITIES, "file"))
                .hasMessageContaining("row 0 is no probability distribution");
    }

    @Test
    void usualTeachersPassAndShuffledOnesDoNot() {
        Examples train = examples(1000);
        Examples test = examples(200);
        Examples other = examples(1000);
        assertThatCode(() -> order(train, 1.0, train, test, 0.7, test)).doesNotThrowAnyException();
        assertThatCode(() -> order(train, 0.72, train, test, 0.75, test)).doesNotThrowAnyException();
        assertThatCode(() -> order(train, 1.0, train, test, 0.2, test))
                .as("memorised, and little learned")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> order(other, 1.0, train, test, 0.7, test)).hasMessageContaining("the training rows");
        assertThatThrownBy(() -> order(train, 1.0, train, examples(200), 0.7, test))
                .hasMessageContaining("the test rows are");
        assertThatThrownBy(() -> order(other, 1.0, train, examples(200), 0.7, test))
                .hasMessageContaining("training and test rows");
    }

    /** Logits made for the first and third examples are held against the labels of the second and fourth. */
    private void order(
            Examples madeFor, double onTrain, Examples train, Examples madeForTest, double onTest, Examples test) {
        ImportedLogits.requireOrder(logits(madeFor, onTrain), train, logits(madeForTest, onTest), test, CLASSES);
    }
}
