package org.limbeck.experiment.stage;

import org.jspecify.annotations.Nullable;
import org.limbeck.distill.loss.Evaluation;

/**
 * How a student, its teacher and the labels answer the same examples. Pure, {@code O(n d)}.
 *
 * @param againstTeacher {@code [teacher's answer][student's answer]}, counts; null without a teacher
 * @param againstLabels {@code [label][student's answer]}, counts
 * @param cells teacher right or wrong by student right or wrong; null without a teacher
 */
public record Agreement(int @Nullable [][] againstTeacher, int[][] againstLabels, @Nullable Cells cells) {
    /**
     * @param bothRight both answer with the label
     * @param teacherOnly only the teacher does
     * @param studentOnly only the student does: errors of the teacher's that the student corrected
     * @param bothWrong neither does
     * @param copied of {@code bothWrong}, where they answer alike: errors that the student took over
     */
    public record Cells(int bothRight, int teacherOnly, int studentOnly, int bothWrong, int copied) {
        public int teacherErrors() {
            return studentOnly + bothWrong;
        }
    }

    /**
     * @param student logits {@code n x d}
     * @param teacher likewise, or null
     * @param labels {@code n}
     * @param d outputs; with one there are two classes
     */
    public static Agreement of(float[] student, float @Nullable [] teacher, int[] labels, int d) {
        int classes = Math.max(2, d);
        int[][] againstLabels = new int[classes][classes];
        int[][] againstTeacher = teacher == null ? null : new int[classes][classes];
        int[] counts = new int[5];
        for (int i = 0; i < labels.length; i++) {
            int answer = Evaluation.decision(student, i, d);
            againstLabels[labels[i]][answer]++;
            if (teacher == null || againstTeacher == null) continue;
            int taught = Evaluation.decision(teacher, i, d);
            againstTeacher[taught][answer]++;
            boolean teacherRight = taught == labels[i];
            boolean studentRight = answer == labels[i];
            counts[(teacherRight ? 0 : 2) + (studentRight ? 0 : 1)]++;
            if (!teacherRight && answer == taught) counts[4]++;
        }
        Cells cells = teacher == null ? null : new Cells(counts[0], counts[1], counts[2], counts[3], counts[4]);
        return new Agreement(againstTeacher, againstLabels, cells);
    }
}
