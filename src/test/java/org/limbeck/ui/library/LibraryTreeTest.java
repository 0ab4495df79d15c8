package org.limbeck.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.library.LibraryFilter;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.ui.feed.SeenMarks;

class LibraryTreeTest {
    private static final LibraryFilter ALL = new LibraryFilter("", Set.of(), false);
    private static final List<RunSummary> RUNS = List.of(
            run("r-1", "e-1", "moons", "none"),
            run("r-2", "e-1", "moons", "online, τ 4"),
            run("r-3", "e-2", "cifar-10", "none"));

    private static RunSummary run(String id, String experiment, String name, String label) {
        return new RunSummary(id, experiment, name, label, 1, RunStatus.FINISHED, Instant.EPOCH, 0.5);
    }

    private static SeenMarks marks(Map<String, LibraryMark> marks) {
        return new SeenMarks(marks, "", "");
    }

    /** What the sections of an empty library say. */
    private static List<String> said(boolean loaded) {
        return LibraryTree.of(List.of(), List.of(), List.of(), loaded, SeenMarks.NONE, ALL).children().stream()
                .map(section -> ((Entry.Hint) section.children().get(0).entry()).text())
                .toList();
    }

    /** Names of experiments and, behind a dash, of their runs. */
    private static List<String> rows(SeenMarks marks, LibraryFilter filter) {
        LibraryTree runs = LibraryTree.of(RUNS, List.of(), List.of(), true, marks, filter)
                .children()
                .get(0);
        List<String> rows = new ArrayList<>();
        for (LibraryTree experiment : runs.children()) {
            if (experiment.entry() instanceof Entry.Hint hint) rows.add(hint.text());
            if (experiment.entry() instanceof Entry.Experiment entry) rows.add(entry.name());
            for (LibraryTree run : experiment.children()) rows.add("- " + ((Entry.Run) run.entry()).name());
        }
        return rows;
    }

    @Test
    void nothingIsSaidToBeMissingBeforeTheWorkspaceHasBeenRead() {
        assertThat(said(false)).startsWith("Loading …", "Loading …");
        assertThat(said(true)).startsWith("Nothing has run yet", "The first run trains one");
    }

    @Test
    void whatIsPinnedComesFirstAndGivenNamesReplaceOthers() {
        assertThat(rows(SeenMarks.NONE, ALL)).containsExactly("cifar-10", "- none", "moons", "- none", "- online, τ 4");
        SeenMarks marks = marks(Map.of(
                "e-1", LibraryMark.NONE.pinned(true),
                "r-2", LibraryMark.NONE.pinned(true).withName("the best")));
        assertThat(rows(marks, ALL)).containsExactly("moons", "- the best", "- none", "cifar-10", "- none");
    }

    @Test
    void theSearchKeepsRunsThatMatchWithTheirExperiment() {
        LibraryFilter words = new LibraryFilter("MOONS online", Set.of(), false);
        assertThat(rows(SeenMarks.NONE, words)).containsExactly("moons", "- online, τ 4");
        LibraryFilter other = new LibraryFilter("nowhere", Set.of(), false);
        assertThat(rows(SeenMarks.NONE, other)).containsExactly("None of 3 runs matches");
    }

    @Test
    void archivedRunsAreListedOnRequest() {
        SeenMarks marks = marks(Map.of("e-1", LibraryMark.NONE.archived(true)));
        assertThat(rows(marks, ALL)).containsExactly("cifar-10", "- none");
        assertThat(rows(marks, new LibraryFilter("", Set.of(), true))).contains("moons");
    }
}
