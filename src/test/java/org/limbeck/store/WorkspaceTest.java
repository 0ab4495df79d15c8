package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;

class WorkspaceTest {
    @TempDir
    Path folder;

    private Workspace open() {
        return open(folder);
    }

    private static Workspace open(Path folder) {
        return Workspace.open(folder, Clock.systemUTC(), new PlainNetworkFiles());
    }

    @Test
    void eventsOfEveryKindReopenExactlyAsTheyWereAppended() {
        try (Workspace workspace = open()) {
            workspace.runs().create(Samples.run("r-1"));
            Samples.events().forEach(event -> workspace.runs().append("r-1", event));
        }
        try (Workspace workspace = open()) {
            assertThat(workspace.runs().spec("r-1")).isEqualTo(Samples.run("r-1"));
            assertThat(Samples.exact(workspace.runs().events("r-1"))).isEqualTo(Samples.exact(Samples.events()));
            assertThat(workspace.runs().summary("r-1").lastTestAccuracy()).isEqualTo(2 / 3.0);
        }
    }

    @Test
    void eventsAreNumberedWithoutGapsAcrossOpenings() {
        try (Workspace workspace = open()) {
            workspace.runs().create(Samples.run("r-1"));
            List<JournalEntry> stored = workspace.runs().append("r-1", Samples.events());
            assertThat(stored).extracting(JournalEntry::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        }
        try (Workspace workspace = open()) {
            RunEvent twin = Samples.events().get(3);
            assertThat(workspace.runs().append("r-1", twin).number()).isEqualTo(8);
            assertThat(workspace.runs().append("r-1", twin).number())
                    .as("the same kind, step and moment")
                    .isEqualTo(9);
            assertThat(workspace.runs().journal("r-1", 7))
                    .containsExactly(new JournalEntry(8, twin), new JournalEntry(9, twin));
        }
    }

    @Test
    void resumingSupersedesWhatCameAfterTheCheckpointAndTheEarlierEnd() {
        try (Workspace workspace = open()) {
            workspace.runs().create(Samples.run("r-1"));
            List<RunEvent> before = Samples.events();
            before.forEach(event -> workspace.runs().append("r-1", event));
            workspace.runs().append("r-1", new RunEvent.Trained(14, 3, 1.4, 1, 1, 1));
            workspace.runs().append("r-1", new RunEvent.Ended(10, 3, RunStatus.CANCELLED, "stopped"));
            RunEvent resumed = new RunEvent.Resumed(10, 2.1);
            workspace.runs().append("r-1", resumed);
            List<RunEvent> expected = new ArrayList<>(before);
            expected.add(resumed);
            assertThat(Samples.exact(workspace.runs().events("r-1"))).isEqualTo(Samples.exact(expected));
        }
    }

    @Test
    void anEndSetsTheStatusAndNoAccuracyIsMadeUp() {
        try (Workspace workspace = open()) {
            workspace.runs().create(Samples.run("r-1"));
            assertThat(workspace.runs().summary("r-1").status()).isEqualTo(RunStatus.QUEUED);
            assertThat(workspace.runs().summary("r-1").lastTestAccuracy())
                    .as("before it was measured")
                    .isNaN();
            workspace.runs().append("r-1", new RunEvent.Ended(3, 1, RunStatus.DIVERGED, "loss is not a number"));
            assertThat(workspace.runs().summary("r-1").status()).isEqualTo(RunStatus.DIVERGED);
        }
    }

    @Test
    void aRunIsDeletedWithItsFilesButNotBeforeItHasEnded() throws IOException {
        try (Workspace workspace = open()) {
            workspace.runs().create(Samples.run("r-1"));
            Path file = Files.writeString(workspace.runs().folder("r-1").resolve("x"), "x");
            assertThatThrownBy(() -> workspace.runs().delete("r-1"))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("not ended");
            workspace.runs().setStatus("r-1", RunStatus.FINISHED);
            workspace.runs().delete("r-1");
            assertThat(file).doesNotExist();
            assertThat(workspace.runs().runs()).isEmpty();
        }
    }

    @Test
    void anUnknownRunOrTeacherIsAUserError() {
        try (Workspace workspace = open()) {
            assertThatThrownBy(() -> workspace.runs().spec("r-0")).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> workspace.runs().events("r-0")).isInstanceOf(UserError.class);
            assertThatThrownBy(() -> workspace.runs().folder("r-0")).isInstanceOf(UserError.class);
            assertThatThrownBy(() ->
                            workspace.runs().append("r-0", Samples.events().get(0)))
                    .isInstanceOf(UserError.class);
            assertThatThrownBy(() -> workspace.teachers().teacher("t-0")).isInstanceOf(UserError.class);
        }
    }

    @Test
    void aSecondOpeningIsRefusedAndHarmsNothing() {
        try (Workspace first = open()) {
            first.runs().create(Samples.run("r-1"));
            assertThatThrownBy(this::open).isInstanceOf(UserError.class).hasMessageContaining("already open");
            first.runs().create(Samples.run("r-2"));
            assertThatThrownBy(this::open).isInstanceOf(UserError.class);
        }
        try (Workspace again = open()) {
            assertThat(again.runs().runs()).hasSize(2);
        }
    }

    @Test
    void aFileInThePlaceOfTheFolderIsAUserError() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> open(file)).isInstanceOf(UserError.class).hasMessageContaining(file.toString());
    }

    @Test
    void aFolderThatNobodyMayWriteToIsAUserError() {
        Path process = Path.of("/proc/self");
        Assumptions.assumeTrue(Files.isDirectory(process));
        assertThatThrownBy(() -> open(process)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> open(process.resolve("workspace"))).isInstanceOf(UserError.class);
    }

    @Test
    void aNewerFormatIsRefusedAndLeftAsItIs() throws Exception {
        open().close();
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(folder.resolve("limbeck.db"));
        assertThatThrownBy(this::open).isInstanceOf(UserError.class).hasMessageContaining("newer Limbeck");
        assertThat(Files.readAllBytes(folder.resolve("limbeck.db"))).isEqualTo(before);
    }

    @Test
    void aForeignFileIsRefusedAndLeftAsItIs() throws IOException {
        Path file = Files.writeString(
                folder.resolve("limbeck.db"), "this is a letter to my aunt, not a database".repeat(40));
        String before = Files.readString(file);
        assertThatThrownBy(this::open).isInstanceOf(UserError.class).hasMessageContaining("no Limbeck workspace");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("limbeck.db"))) {
            connection.createStatement().execute(statement);
        }
    }
}
