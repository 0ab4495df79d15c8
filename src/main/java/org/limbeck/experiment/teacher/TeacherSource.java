package org.limbeck.experiment.teacher;

import org.jspecify.annotations.Nullable;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.network.Network;

/** The teacher of one run: stored predictions, and the weights of one checkpoint at a time. */
public final class TeacherSource {
    private final TeacherLibrary library;
    private final TeacherRecord teacher;
    private final TeacherPredictions predictions;
    private int loaded = StageSetting.NO_TEACHER;
    private @Nullable Network network;

    public TeacherSource(TeacherLibrary library, String teacherId) {
        this.library = library;
        this.teacher = library.teacher(teacherId);
        this.predictions = library.predictions(teacherId);
    }

    public TeacherPredictions predictions() {
        return predictions;
    }

    public CheckpointRecord checkpoint(int index) {
        return teacher.checkpoints().get(index);
    }

    /** Weights of a checkpoint; null when only its logits are known. */
    public @Nullable Network network(int checkpoint) {
        if (!checkpoint(checkpoint).hasWeights()) return null;
        if (loaded != checkpoint) {
            network = library.network(teacher.id(), checkpoint);
            loaded = checkpoint;
        }
        return network;
    }
}
