package org.limbeck.experiment.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.loss.Evaluation;

class AgreementTest {
    private static final float[] STUDENT = {5, 0, 0, /**/ 0, 4, 0, /**/ 0, 4, 0, /**/ 3, 0, 0, /**/ 0, 0, 2};
    private static final float[] TEACHER = {3, 0, 0, /**/ 0, 2, 0, /**/ 0, 0, 9, /**/ 0, 1, 0, /**/ 1, 0, 0};
    /** Both right; both wrong alike; the teacher alone right; the student alone right; both wrong, each its way. */
    private static final int[] LABELS = {0, 2, 2, 0, 1};

    @Test
    void theFourCellsTellCopiedFromCorrectedErrors() {
        Agreement.Cells cells = Agreement.of(STUDENT, TEACHER, LABELS, 3).cells();
        assertThat(cells).isEqualTo(new Agreement.Cells(1, 1, 1, 2, 1));
        assertThat(cells.teacherErrors()).isEqualTo(3);
    }

    @Test
    void rowsAreTheTeacherOrTheLabelAndColumnsTheStudent() {
        Agreement agreement = Agreement.of(STUDENT, TEACHER, LABELS, 3);
        assertThat(agreement.againstTeacher()).isDeepEqualTo(new int[][] {{1, 0, 1}, {1, 1, 0}, {0, 1, 0}});
        assertThat(agreement.againstLabels()).isDeepEqualTo(new int[][] {{2, 0, 0}, {0, 0, 1}, {0, 2, 0}});
    }

    @Test
    void oneLogitMakesTwoClassesAndNoTeacherNoCells() {
        Agreement agreement = Agreement.of(new float[] {-1, 2, 3}, null, new int[] {0, 0, 1}, 1);
        assertThat(agreement.againstLabels()).isDeepEqualTo(new int[][] {{1, 1}, {0, 1}});
        assertThat(agreement.cells()).isNull();
        assertThat(agreement.againstTeacher()).isNull();
    }

    @Test
    void disagreementsAreSortedByTheDivergenceOfWhatBothSay() {
        List<Disagreement> apart = Disagreement.largest(STUDENT, TEACHER, LABELS, 3, 10);
        assertThat(apart).extracting(Disagreement::index).containsExactly(2, 3, 4);
        Disagreement first = apart.get(0);
        assertThat(first.student().get(0).answer()).isEqualTo(1);
        assertThat(first.teacher().get(0).answer()).isEqualTo(2);
        float[] teacher = {0, 0, 9};
        float[] student = {0, 4, 0};
        assertThat(first.divergence()).isCloseTo(Evaluation.divergence(teacher, student, 3, 1), within(1e-12));
        assertThat(Disagreement.largest(STUDENT, TEACHER, LABELS, 3, 1)).hasSize(1);
    }

    @Test
    void probabilitiesOfGuessesAreLargestFirstAndSumToOneOverAllClasses() {
        Random random = new Random(3);
        float[] student = new float[30];
        float[] teacher = new float[30];
        for (int i = 0; i < 30; i++) {
            student[i] = (float) random.nextGaussian() * 3;
            teacher[i] = (float) random.nextGaussian() * 3;
        }
        for (Disagreement example : Disagreement.largest(student, teacher, new int[10], 3, 10)) {
            double[] p = example.student().stream()
                    .mapToDouble(Disagreement.Guess::probability)
                    .toArray();
            assertThat(IntStream.range(1, p.length)).allMatch(i -> p[i] <= p[i - 1]);
            assertThat(p[0] + p[1] + p[2]).isCloseTo(1, within(1e-12));
        }
    }
}
