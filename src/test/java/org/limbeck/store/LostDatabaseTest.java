package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.base.MendableError;
import org.limbeck.base.UserError;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;

/** A workspace whose database was emptied or deleted while its runs lie there. */
class LostDatabaseTest {
    @TempDir
    Path folder;

    private Path workspace;
    private Path database;

    @BeforeEach
    void unpack() throws Exception {
        workspace = EarlierWorkspace.unpack(folder.resolve("workspace"));
        database = workspace.resolve("limbeck.db");
    }

    private record Content(List<RunSummary> runs, Map<String, String> journals, List<TeacherRecord> teachers) {}

    private Content content() {
        try (LimbeckEngine engine = LimbeckEngine.open(workspace, 1)) {
            Map<String, String> journals = new TreeMap<>();
            for (RunSummary run : engine.runs().runs()) {
                journals.put(
                        engine.runs().spec(run.id()).toString(),
                        Samples.exact(engine.runs().events(run.id())));
            }
            return new Content(engine.runs().runs(), journals, engine.teachers().teachers());
        }
    }

    private void lose(boolean empty) throws Exception {
        Files.delete(database);
        if (empty) Files.createFile(database);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isRefusedWithAnOfferAndRebuiltToWhatItWas(boolean empty) throws Exception {
        Content before = content();
        lose(empty);
        MendableError refusal = catchThrowableOfType(() -> LimbeckEngine.open(workspace, 1), MendableError.class);
        assertThat(refusal)
                .hasMessageContaining(database.toString())
                .hasMessageContaining(empty ? "0 bytes" : "missing")
                .hasMessageContaining("6 runs and 1 teacher")
                .hasMessageContaining("workspace rebuild");
        assertThatThrownBy(() -> LimbeckEngine.look(workspace, 1)).isInstanceOf(MendableError.class);
        if (empty) assertThat(database).as("nothing was written into it").isEmptyFile();
        refusal.mend();
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void whatCannotBeRestoredIsNamedAndLeft() throws Exception {
        content();
        lose(true);
        List<Path> runs;
        try (var entries = Files.list(workspace.resolve("runs"))) {
            runs = entries.sorted().toList();
        }
        Files.delete(runs.get(0).resolve("run.json"));
        LostDatabase.Rebuilt rebuilt = LimbeckEngine.rebuild(workspace);
        assertThat(rebuilt.runs()).hasSize(5);
        assertThat(rebuilt.left()).hasSize(1);
        assertThat(rebuilt.left().get(0)).contains(runs.get(0).toString());
        assertThat(runs.get(0).resolve("checkpoints")).exists();
    }

    @Test
    void aLineOfTheJournalThatWasCutShortCostsThatEventOnly() throws Exception {
        content();
        lose(true);
        Path run;
        try (var entries = Files.list(workspace.resolve("runs"))) {
            run = entries.sorted().findFirst().orElseThrow();
        }
        Files.writeString(run.resolve("events.jsonl"), "{\"number\":99,\"eve", StandardOpenOption.APPEND);
        assertThat(LimbeckEngine.rebuild(workspace).runs()).hasSize(6);
    }

    @Test
    void aDatabaseThatIsThereIsNeverReplaced() throws Exception {
        byte[] before = Files.readAllBytes(database);
        assertThatThrownBy(() -> LimbeckEngine.rebuild(workspace))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no lost database");
        assertThat(Files.readAllBytes(database)).isEqualTo(before);
    }

    @Test
    void anEmptyFolderIsANewWorkspaceStill() {
        LimbeckEngine.open(folder.resolve("new"), 1).close();
        assertThat(folder.resolve("new/limbeck.db")).isNotEmptyFile();
    }
}
