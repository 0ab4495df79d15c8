package org.limbeck.experiment.student;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.experiment.run.RunEvent;

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

    private static String weakness(double teacher, double... accuracies) {
        int[] labels = new int[1000];
        for (int i = 0; i < labels.length; i++) labels[i] = i % 10;
        List<RunEvent.Evaluated> evaluations = new ArrayList<>();
        for (int i = 0; i < accuracies.length; i++) {
            evaluations.add(new RunEvent.Evaluated(10 * i, i, i, Double.NaN, accuracies[i]));
        }
        return Collapse.weakness(evaluations, labels, 10, teacher);
    }

    @Test
    void aStudentFarBelowItsOwnBestSaysSo() {
        assertThat(weakness(0.92, 0.1, 0.5, 0.7, 0.35))
                .contains("far below its own best", "35.0 % at the end", "70.0 % at epoch 2");
        assertThat(weakness(Double.NaN, 0.1, 0.5, 0.7, 0.35)).contains("far below its own best");
        assertThat(weakness(Double.NaN, 0.1, 0.5, 0.7, 0.62)).isEmpty();
        assertThat(weakness(Double.NaN, 0.1, 0.12, 0.11))
                .as("within the error of the test set")
                .isEmpty();
        assertThat(weakness(Double.NaN, 0.9, 0.5))
                .as("the untrained student is no best")
                .isEmpty();
    }

    @Test
    void aStudentNearChanceWhereItsTeacherIsNotSaysSo() {
        assertThat(weakness(0.922, 0.1, 0.2, 0.35)).contains("near chance", "35.0 %", "10.0 %", "its teacher 92.2 %");
        assertThat(weakness(0.922, 0.1, 0.2, 0.166)).contains("16.6 %");
        assertThat(weakness(0.922, 0.1, 0.3, 0.45)).isEmpty();
        assertThat(weakness(0.3, 0.1, 0.2, 0.25))
                .as("a weak teacher asks for no more")
                .isEmpty();
        assertThat(weakness(0.9, 0.1)).as("nothing was trained").isEmpty();
    }

    @Test
    void oneLogitCollapsesToItsMoreFrequentClass() {
        int[] labels = {1, 1, 1, 0};
        float[] logits = {2, 2, 2, 2};
        assertThat(Collapse.note(logits, labels, 1, Evaluation.of(logits, labels, 1)))
                .contains("every example alike", "75.0 %");
    }
}
