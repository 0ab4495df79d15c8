package org.limbeck.experiment.teacher;

import java.util.List;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.theory.Complexity;

/**
 * One teacher seen by one student at its initialisation.
 *
 * @param teacher as it was then
 * @param examples of the probe set
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
