package org.limbeck.experiment.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.loss.Evaluation;

class CollapseTest {
    private static final int N = 300;

    private static int[] labels() {
        int[] labels = new int[N];
        for (int i = 0; i < N; i++) labels[i] = i % 3;
        return labels;
    }

    private static String note(float[] logits) {
        return Collapse.note(logits, labels(), 3, Evaluation.of(logits, labels(), 3));
    }

    @Test
    void aStudentThatKnowsSomethingIsLeftInPeace() {
        Random random = new Random(1);
        float[] logits = new float[3 * N];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) random.nextGaussian() + (i % 3 == i / 3 % 3 ? 0.5f : 0);
        }
        assertThat(note(logits)).isEmpty();
        assertThat(Collapse.note(new float[0], new int[0], 3, Evaluation.of(new float[0], new int[0], 3)))
                .isEmpty();
    }

    @Test
    void deadUnitsAndGuessingAreToldApart() {
        float[] dead = new float[3 * N];
        for (int i = 0; i < dead.length; i++) dead[i] = i % 3 * 0.01f;
        assertThat(note(dead)).contains("every example alike", "33.3 %", "1.099", "smaller learning rate");
        Random random = new Random(2);
        float[] guesses = new float[3 * N];
        for (int i = 0; i < guesses.length; i++) guesses[i] = (float) random.nextGaussian();
        assertThat(note(guesses)).contains("ended at chance");
    }

    @Test
    void oneLogitCollapsesToItsMoreFrequentClass() {
        int[] labels = {1, 1, 1, 0};
        float[] logits = {2, 2, 2, 2};
        assertThat(Collapse.note(logits, labels, 1, Evaluation.of(logits, labels, 1)))
                .contains("every example alike", "75.0 %");
    }
}
