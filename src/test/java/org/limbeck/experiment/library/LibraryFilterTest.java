package org.limbeck.experiment.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;

class LibraryFilterTest {
    private static final RunSummary RUN =
            new RunSummary("r-1", "e-1", "cifar-10", "online, τ 4", 3, RunStatus.FINISHED, Instant.EPOCH, 0.5);
    private static final LibraryMark MARK =
            LibraryMark.NONE.withNote("Look at epoch 7").withTags(List.of("paper"), List.of());

    private static boolean shows(
            String words, LibraryMark mark, LibraryMark ofExperiment, boolean archived, String... tags) {
        return new LibraryFilter(words, Set.of(tags), archived).shows(RUN, mark, ofExperiment, "resnet-20 LeNet-5");
    }

    @Test
    void everyWordMustStandSomewhereInAnyCaseAndOrder() {
        assertThat(shows("", MARK, LibraryMark.NONE, false)).isTrue();
        assertThat(shows("EPOCH cifar τ lenet", MARK, LibraryMark.NONE, false)).isTrue();
        assertThat(shows("seed 3 finished", MARK, LibraryMark.NONE, false)).isTrue();
        assertThat(shows("cifar offline", MARK, LibraryMark.NONE, false)).isFalse();
    }

    @Test
    void tagsOfARunAndOfItsExperimentCount() {
        LibraryMark experiment = LibraryMark.NONE.withTags(List.of("old"), List.of());
        assertThat(shows("", MARK, experiment, false, "paper", "old")).isTrue();
        assertThat(shows("", MARK, LibraryMark.NONE, false, "paper", "old")).isFalse();
    }

    @Test
    void whatIsArchivedIsShownOnRequestAndWhatIsDeletedNever() {
        assertThat(shows("", MARK.archived(true), LibraryMark.NONE, false)).isFalse();
        assertThat(shows("", MARK, LibraryMark.NONE.archived(true), false)).isFalse();
        assertThat(shows("", MARK, LibraryMark.NONE.archived(true), true)).isTrue();
        assertThat(shows("", MARK.deleted(true), LibraryMark.NONE, true)).isFalse();
    }
}
