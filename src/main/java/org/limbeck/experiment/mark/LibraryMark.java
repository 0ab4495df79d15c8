package org.limbeck.experiment.mark;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.limbeck.base.UserError;

/**
 * What a person has written beside a run or an experiment. Nothing that is measured depends on it.
 *
 * @param name shown instead of the specification's; empty for that one
 * @param note free text, empty for none
 * @param tags words to filter by, sorted
 * @param pinned first in the library
 * @param archived out of sight, not gone
 * @param deleted gone from every list, until it is brought back or the space is freed
 */
public record LibraryMark(
        String name, String note, SortedSet<String> tags, boolean pinned, boolean archived, boolean deleted) {
    private static final int LONGEST_NAME = 120;

    /** Nothing written. */
    public static final LibraryMark NONE = new LibraryMark("", "", Collections.emptySortedSet(), false, false, false);

    public LibraryMark {
        name = name == null ? "" : name.strip();
        note = note == null ? "" : note.strip();
        tags = tags == null ? Collections.emptySortedSet() : Collections.unmodifiableSortedSet(new TreeSet<>(tags));
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new UserError(
                    "a name has at most " + LONGEST_NAME + " characters and stands on one line",
                    name,
                    "write more in the note");
        }
        for (String tag : tags) requireTag(tag);
    }

    private static void requireTag(String tag) {
        if (!tag.isEmpty() && tag.codePoints().noneMatch(c -> Character.isWhitespace(c) || c == ',')) return;
        throw new UserError(
                "a tag is one word, without spaces and commas", "\"" + tag + "\"", "write e.g. good-baseline");
    }

    public LibraryMark withName(String other) {
        return new LibraryMark(other, note, tags, pinned, archived, deleted);
    }

    public LibraryMark withNote(String other) {
        return new LibraryMark(name, other, tags, pinned, archived, deleted);
    }

    public LibraryMark withTags(Collection<String> added, Collection<String> removed) {
        SortedSet<String> now = new TreeSet<>(tags);
        now.removeAll(removed);
        now.addAll(added);
        return new LibraryMark(name, note, now, pinned, archived, deleted);
    }

    public LibraryMark pinned(boolean now) {
        return new LibraryMark(name, note, tags, now, archived, deleted);
    }

    public LibraryMark archived(boolean now) {
        return new LibraryMark(name, note, tags, pinned, now, deleted);
    }

    public LibraryMark deleted(boolean now) {
        return new LibraryMark(name, note, tags, pinned, archived, now);
    }
}
