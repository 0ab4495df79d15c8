package org.limbeck.experiment.teacher;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.limbeck.data.DataFingerprint;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.network.Network;

/**
 * Write side of the teachers' port: a teacher is created, gets its checkpoints in training order with their logits on
 * the training and test set, and is complete. Safe for use from several threads.
 */
public interface TeacherLibrary extends TeacherArchive {
    /** The stored teacher, complete or not, of an equal specification on an equal data set. */
    Optional<String> find(DatasetSpec dataset, TeacherSpec spec);

    /**
     * Stores a new teacher without checkpoints.
     *
     * @param name for people
     * @param fingerprint of the examples it learns, see {@link DataFingerprint}
     * @return its id
     */
    String create(String name, DatasetSpec dataset, TeacherSpec spec, String fingerprint);

    /** Of the examples that it learned. @throws UserError when there is no such teacher */
    String fingerprint(String teacherId);

    /**
     * Appends a checkpoint durably: afterwards it is there with weights, logits and accuracies, or not at all.
     *
     * @param network its weights, or null when only its logits are known
     * @param logits what it says of every example
     */
    void addCheckpoint(String teacherId, CheckpointRecord checkpoint, @Nullable Network network, TeacherLogits logits);

    /** No more checkpoints will come. */
    void complete(String teacherId);

    /** The teacher's own folder; created when missing. */
    Path folder(String teacherId);

    /** Deletes a teacher with its files. @throws UserError when there is no such teacher */
    void delete(String teacherId);
}
