package org.limbeck.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryTreeTest {
    /** What the sections of an empty library say. */
    private static List<String> said(boolean loaded) {
        return LibraryTree.of(List.of(), List.of(), List.of(), loaded).children().stream()
                .map(section -> ((Entry.Hint) section.children().get(0).entry()).text())
                .toList();
    }

    @Test
    void nothingIsSaidToBeMissingBeforeTheWorkspaceHasBeenRead() {
        assertThat(said(false)).startsWith("Loading …", "Loading …");
        assertThat(said(true)).startsWith("Nothing has run yet", "The first run trains one");
    }
}
