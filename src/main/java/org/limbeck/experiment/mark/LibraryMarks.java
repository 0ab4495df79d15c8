package org.limbeck.experiment.mark;

import java.util.Map;
import java.util.Optional;

/**
 * The marks of a workspace, and the way back from each change of them: the port that {@code store} implements. Safe for
 * use from several threads; everything is on the disk when a call returns.
 */
public interface LibraryMarks {
    /** By id of a run or an experiment; those without a mark are missing. */
    Map<String, LibraryMark> all();

    default LibraryMark of(String id) {
        return all().getOrDefault(id, LibraryMark.NONE);
    }

    /**
     * Sets marks, all of them or none, as one step that can be undone.
     *
     * @param what for people, in the past tense, e.g. {@code deleted 3 runs}
     * @param now by id; {@link LibraryMark#NONE} takes a mark away
     */
    void change(String what, Map<String, LibraryMark> now);

    /** Takes the last change back. @return what it was; empty when there is none */
    Optional<String> undo();

    /** Makes the change again that was undone last. @return what it is; empty when there is none */
    Optional<String> redo();

    /** What {@link #undo} would take back; empty when there is nothing. */
    Optional<String> undoable();

    /** What {@link #redo} would do again; empty when there is nothing. */
    Optional<String> redoable();
}
