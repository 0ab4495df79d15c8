package org.limbeck.ui.feed;

import java.util.Map;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.mark.LibraryMarks;

/**
 * The marks of a workspace as the window last saw them.
 *
 * @param all by id of a run or an experiment
 * @param undoable what the last change was; empty when there is none
 * @param redoable what was undone last; empty when there is nothing
 */
public record SeenMarks(Map<String, LibraryMark> all, String undoable, String redoable) {
    public static final SeenMarks NONE = new SeenMarks(Map.of(), "", "");

    static SeenMarks of(LibraryMarks marks) {
        return new SeenMarks(
                Map.copyOf(marks.all()),
                marks.undoable().orElse(""),
                marks.redoable().orElse(""));
    }

    public LibraryMark of(String id) {
        return all.getOrDefault(id, LibraryMark.NONE);
    }
}
