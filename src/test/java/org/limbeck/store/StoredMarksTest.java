package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.library.DiskUse;
import org.limbeck.experiment.library.LibraryEdit;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.mark.LibraryMarks;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;

/** Names, notes, tags, pins, archive and deletion: kept, undone, and brought back with a lost database. */
class StoredMarksTest {
    @TempDir
    Path folder;

    private Workspace open() {
        return Workspace.open(folder, Clock.systemUTC(), new PlainNetworkFiles());
    }

    private Workspace filled() {
        Workspace workspace = open();
        for (String id : List.of("r-1", "r-2", "r-3")) {
            workspace.runs().create(Samples.run(id));
            workspace.runs().setStatus(id, RunStatus.FINISHED);
        }
        return workspace;
    }

    private static List<String> ids(List<RunSummary> runs) {
        return runs.stream().map(RunSummary::id).toList();
    }

    @Test
    void whatIsWrittenIsThereAfterReopening() {
        try (Workspace workspace = filled()) {
            LibraryEdit edit = new LibraryEdit(workspace.runs());
            edit.tag(List.of("r-1", "r-2"), List.of("good", "paper"), List.of());
            edit.tag(List.of("r-2"), List.of(), List.of("paper"));
            edit.rename("r-1", "  the best one ");
            edit.note("r-1", "why?\nask again");
            edit.pin(List.of("r-3"), true);
            edit.archive(List.of("r-3"), true);
        }
        try (Workspace workspace = open()) {
            LibraryMarks marks = workspace.runs().marks();
            assertThat(marks.of("r-1").name()).isEqualTo("the best one");
            assertThat(marks.of("r-1").note()).isEqualTo("why?\nask again");
            assertThat(marks.of("r-1").tags()).containsExactly("good", "paper");
            assertThat(marks.of("r-2").tags()).containsExactly("good");
            assertThat(marks.of("r-3").pinned()).isTrue();
            assertThat(marks.of("r-3").archived()).isTrue();
            assertThat(marks.of("r-none")).isEqualTo(LibraryMark.NONE);
        }
    }

    @Test
    void changesAreUndoneFromTheLastOnAndDoneAgainUntilSomethingElseIsChanged() {
        try (Workspace workspace = filled()) {
            LibraryEdit edit = new LibraryEdit(workspace.runs());
            LibraryMarks marks = workspace.runs().marks();
            assertThat(marks.undo()).isEmpty();
            edit.rename("r-1", "one");
            edit.rename("r-1", "two");
            assertThat(marks.undo()).contains("renamed r-1 \"two\"");
            assertThat(marks.of("r-1").name()).isEqualTo("one");
            assertThat(marks.undo()).isPresent();
            assertThat(marks.all()).isEmpty();
            assertThat(marks.redo()).contains("renamed r-1 \"one\"");
            assertThat(marks.redoable()).contains("renamed r-1 \"two\"");
            edit.pin(List.of("r-2"), true);
            assertThat(marks.redo()).isEmpty();
            assertThat(marks.undoable()).contains("pinned r-2");
        }
    }

    @Test
    void deletedRunsLeaveTheListsAndComeBack() {
        try (Workspace workspace = filled()) {
            LibraryEdit edit = new LibraryEdit(workspace.runs());
            edit.delete(List.of("r-1", "r-3"));
            assertThat(ids(workspace.runs().runs())).containsExactly("r-2");
            assertThat(ids(workspace.runs().deleted())).containsExactly("r-1", "r-3");
            assertThat(ids(workspace.runs().all())).containsExactlyInAnyOrder("r-1", "r-2", "r-3");
            workspace.runs().marks().undo();
            assertThat(ids(workspace.runs().runs())).containsExactly("r-1", "r-2", "r-3");
        }
    }

    @Test
    void anExperimentIsDeletedWithAllItsRuns() {
        try (Workspace workspace = filled()) {
            String experiment = workspace.runs().summary("r-1").experimentId();
            new LibraryEdit(workspace.runs()).delete(List.of(experiment));
            assertThat(workspace.runs().runs()).isEmpty();
        }
    }

    @Test
    void whatTrainsIsNotDeletedNorIsAnythingWithIt() {
        try (Workspace workspace = filled()) {
            workspace.runs().setStatus("r-2", RunStatus.RUNNING);
            LibraryEdit edit = new LibraryEdit(workspace.runs());
            assertThatThrownBy(() -> edit.delete(List.of("r-1", "r-2")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("has not ended");
            assertThat(workspace.runs().runs()).hasSize(3);
        }
    }

    @Test
    void anUnknownIdAndATagOfTwoWordsAreRefused() {
        try (Workspace workspace = filled()) {
            LibraryEdit edit = new LibraryEdit(workspace.runs());
            assertThatThrownBy(() -> edit.pin(List.of("r-1", "r-9"), true)).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> edit.tag(List.of("r-1"), List.of("two words"), List.of()))
                    .isInstanceOf(UserError.class);
            assertThatThrownBy(() -> edit.rename("r-1", "a\nb")).isInstanceOf(UserError.class);
            assertThat(workspace.runs().marks().all()).isEmpty();
        }
    }

    @Test
    void freeingTheSpaceTakesTheFilesAndTheWayBack() throws Exception {
        try (Workspace workspace = filled()) {
            Path own = workspace.runs().folder("r-1");
            Files.write(own.resolve("array.npy"), new byte[5000]);
            new LibraryEdit(workspace.runs()).delete(List.of("r-1"));
            DiskUse use = DiskUse.of(workspace.runs());
            assertThat(use.deletedBytes()).isGreaterThanOrEqualTo(5000);
            assertThat(use.runs()).containsOnlyKeys("r-2", "r-3");
            use.free(workspace.runs());
            assertThat(own).doesNotExist();
            assertThat(workspace.runs().marks().undo()).isEmpty();
            assertThat(ids(workspace.runs().all())).containsExactly("r-2", "r-3");
        }
    }

    @Test
    void aReaderSeesWhatTheWriterHasWritten() {
        try (Workspace workspace = filled();
                Workspace reader = Workspace.look(folder, Clock.systemUTC(), new PlainNetworkFiles())) {
            new LibraryEdit(workspace.runs()).delete(List.of("r-2"));
            new LibraryEdit(workspace.runs()).rename("r-1", "first");
            assertThat(ids(reader.runs().runs())).containsExactly("r-1", "r-3");
            assertThat(reader.runs().marks().of("r-1").name()).isEqualTo("first");
        }
    }

    @Test
    void marksComeBackWithALostDatabase() throws Exception {
        try (Workspace workspace = filled()) {
            LibraryEdit edit = new LibraryEdit(workspace.runs());
            edit.rename("r-1", "kept");
            edit.delete(List.of("r-2"));
        }
        for (String name : List.of("limbeck.db", "limbeck.db-wal", "limbeck.db-shm")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        LostDatabase.rebuild(folder, Clock.systemUTC(), new PlainNetworkFiles());
        try (Workspace workspace = open()) {
            assertThat(workspace.runs().marks().of("r-1").name()).isEqualTo("kept");
            assertThat(ids(workspace.runs().runs())).containsExactlyInAnyOrder("r-1", "r-3");
        }
    }
}
