package org.limbeck.experiment.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.limbeck.base.UserError;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.mark.LibraryMarks;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.IdKind;

/** What can be done to the marks of several runs and experiments at once; window and command line call it. */
public final class LibraryEdit {
    private final RunArchive runs;
    private final LibraryMarks marks;

    public LibraryEdit(RunArchive runs) {
        this.runs = runs;
        this.marks = runs.marks();
    }

    /** @param ids of runs and experiments @throws UserError when there is none of an id */
    public String tag(Collection<String> ids, Collection<String> added, Collection<String> removed) {
        String words = String.join(", ", added)
                + (added.isEmpty() || removed.isEmpty() ? "" : "; ")
                + (removed.isEmpty() ? "" : "without " + String.join(", ", removed));
        return change("tagged " + count(ids) + " (" + words + ")", known(ids), mark -> mark.withTags(added, removed));
    }

    /** An empty name gives the specification's back. */
    public String rename(String id, String name) {
        String what =
                name.isBlank() ? "took the name of " + id + " away" : "renamed " + id + " \"" + name.strip() + "\"";
        return change(what, known(List.of(id)), mark -> mark.withName(name));
    }

    /** An empty text takes the note away. */
    public String note(String id, String text) {
        String what = (text.isBlank() ? "took the note away from " : "wrote a note beside ") + id;
        return change(what, known(List.of(id)), mark -> mark.withNote(text));
    }

    public String pin(Collection<String> ids, boolean on) {
        return change((on ? "pinned " : "unpinned ") + count(ids), known(ids), mark -> mark.pinned(on));
    }

    public String archive(Collection<String> ids, boolean on) {
        String what = on ? "archived " + count(ids) : "took " + count(ids) + " back from the archive";
        return change(what, known(ids), mark -> mark.archived(on));
    }

    /**
     * Takes runs, or all runs of experiments, out of every list. Their files stay until the space is freed.
     *
     * @throws UserError when one has not ended; nothing is deleted then
     */
    public String delete(Collection<String> ids) {
        List<String> members = members(known(ids));
        for (String id : members) {
            if (!runs.summary(id).status().isEnd()) {
                throw new UserError("the run has not ended", id, "stop it first, then delete it");
            }
        }
        return change("deleted " + count(members), members, mark -> mark.deleted(true));
    }

    private String change(String what, Collection<String> ids, UnaryOperator<LibraryMark> edit) {
        Map<String, LibraryMark> before = marks.all();
        Map<String, LibraryMark> now = new LinkedHashMap<>();
        for (String id : ids) now.put(id, edit.apply(before.getOrDefault(id, LibraryMark.NONE)));
        marks.change(what, now);
        return what;
    }

    private Collection<String> known(Collection<String> ids) {
        Set<String> known = new LinkedHashSet<>();
        for (RunSummary run : runs.runs()) {
            known.add(run.id());
            known.add(run.experimentId());
        }
        for (String id : ids) {
            if (known.contains(id)) continue;
            throw new UserError(
                    "there is no run or experiment of this id", id, "'runs list' shows those of the workspace");
        }
        return new LinkedHashSet<>(ids);
    }

    private List<String> members(Collection<String> ids) {
        List<String> members = new ArrayList<>();
        for (RunSummary run : runs.runs()) {
            if (ids.contains(run.id()) || ids.contains(run.experimentId())) members.add(run.id());
        }
        return members;
    }

    /** E.g. {@code r-7f3a2c} or {@code 3 runs}. */
    private static String count(Collection<String> ids) {
        if (ids.size() == 1) return ids.iterator().next();
        boolean onlyRuns = ids.stream().allMatch(IdKind.RUN::names);
        return ids.size() + (onlyRuns ? " runs" : " runs and experiments");
    }
}
