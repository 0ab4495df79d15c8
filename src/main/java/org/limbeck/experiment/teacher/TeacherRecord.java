package org.limbeck.experiment.teacher;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.spec.TeacherSpec;

/**
 * A stored teacher with its checkpoints in training order; imported ones may have logits only.
 *
 * @param id short, unique in the workspace, e.g. {@code t-91c0de}
 * @param name for people, e.g. {@code resnet-20 on fashion-mnist}
 * @param complete false while it is being trained
 */
public record TeacherRecord(
        String id,
        String name,
        DatasetSpec dataset,
        TeacherSpec spec,
        boolean complete,
        Instant created,
        List<CheckpointRecord> checkpoints) {
    public TeacherRecord {
        checkpoints = List.copyOf(checkpoints);
    }

    /** With what its last checkpoint was trained; null for imported ones and those of earlier versions. */
    public @Nullable TrainingProvenance provenance() {
        return checkpoints.isEmpty()
                ? null
                : checkpoints.get(checkpoints.size() - 1).provenance();
    }

    /**
     * @param clock share of the teacher's training done, in [0, 1]
     * @param hasWeights false for imported logits
     * @param provenance with what it was trained up to here; null where that is not known
     */
    public record CheckpointRecord(
            long step,
            double epoch,
            double clock,
            double trainAccuracy,
            double testAccuracy,
            boolean hasWeights,
            @Nullable TrainingProvenance provenance) {
        /** Of unknown provenance. */
        public CheckpointRecord(
                long step, double epoch, double clock, double trainAccuracy, double testAccuracy, boolean hasWeights) {
            this(step, epoch, clock, trainAccuracy, testAccuracy, hasWeights, null);
        }
    }
}
