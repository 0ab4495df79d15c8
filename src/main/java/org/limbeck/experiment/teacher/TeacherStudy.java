package org.limbeck.experiment.teacher;

import java.util.List;
import java.util.stream.IntStream;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.theory.Complexity;

/**
 * One teacher seen by one student at its initialisation.
 *
 * @param teacher as it was then
 * @param examples of the probe set; 0 while nothing but the teacher's own accuracies is known
 * @param ridge in force
 * @param labels complexity of the data set's labels under the same kernel
 * @param random likewise of random labels
 * @param checkpoints in training order
 */
public record TeacherStudy(
        TeacherRecord teacher,
        int examples,
        double ridge,
        Complexity labels,
        Complexity random,
        List<Checkpoint> checkpoints) {
    public TeacherStudy {
        checkpoints = List.copyOf(checkpoints);
    }

    /** A teacher that no student has looked at: losses and complexities are NaN. */
    public static TeacherStudy unmeasured(TeacherRecord teacher) {
        Complexity unknown = new Complexity(Double.NaN, Double.NaN, Double.NaN);
        List<Checkpoint> checkpoints = IntStream.range(0, teacher.checkpoints().size())
                .mapToObj(i -> new Checkpoint(i, teacher.checkpoints().get(i), Double.NaN, Double.NaN, unknown))
                .toList();
        return new TeacherStudy(teacher, 0, Double.NaN, unknown, unknown, checkpoints);
    }

    public boolean isMeasured() {
        return examples > 0;
    }

    /**
     * @param index among the teacher's checkpoints
     * @param record with its accuracies
     * @param trainLoss mean cross-entropy to the labels on the training set, nats
     * @param testLoss likewise on the test set
     * @param complexity of its predictions at the question's temperature
     */
    public record Checkpoint(
            int index, CheckpointRecord record, double trainLoss, double testLoss, Complexity complexity) {}
}
