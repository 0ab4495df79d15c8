package org.limbeck.experiment.teacher;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.network.Network;

/** Where teachers are kept; read side of the port that {@code store} implements. */
public interface TeacherArchive {
    /** Oldest first. */
    List<TeacherRecord> teachers();

    /** @throws UserError when there is no such teacher */
    TeacherRecord teacher(String teacherId);

    /** The same where it may have been deleted since; empty then. @param teacherId null for none */
    default Optional<TeacherRecord> existing(@Nullable String teacherId) {
        return teachers().stream().filter(each -> each.id().equals(teacherId)).findFirst();
    }

    /** Cached logits by checkpoint, memory-mapped. */
    TeacherPredictions predictions(String teacherId);

    /** Weights of a checkpoint. @throws UserError when only its logits are known */
    Network network(String teacherId, int checkpoint);
}
