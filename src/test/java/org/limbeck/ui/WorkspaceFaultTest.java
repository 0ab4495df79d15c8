package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.Samples;
import org.limbeck.store.LimbeckEngine;
import org.testfx.api.FxToolkit;

/** Workspaces that cannot be opened, on the engine that users have: told in place of the contents, never in a stack trace. */
class WorkspaceFaultTest {
    private final Preferences preferences = new MemoryPreferences();

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private void assertTold(Path workspace, String what, String remedy) throws Exception {
        try (TestWindow window = TestWindow.open(path -> LimbeckEngine.open(path, 1), workspace, preferences)) {
            window.untilShown("#workspace-fault");
            assertThat(window.texts())
                    .anyMatch(text -> text.contains(what))
                    .anyMatch(text -> text.contains(workspace.toString()) && text.contains(remedy));
            assertThat(window.isDisabled("#new-experiment")).isTrue();
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "no folder");
        assertTold(file.resolve("workspace"), "cannot be made", "Choose a folder that you may write to");
    }

    @Test
    void anEmptiedDatabaseIsRebuiltAtAClick() throws Exception {
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 1)) {
            engine.runs().create(Samples.run("r-1"));
        }
        Files.write(folder.resolve("limbeck.db"), new byte[0]);
        try (TestWindow window = TestWindow.open(path -> LimbeckEngine.open(path, 1), folder, preferences)) {
            window.untilShown("#workspace-fault");
            assertThat(window.texts()).anyMatch(text -> text.contains("0 bytes) beside 1 run"));
            window.press("#mend-workspace");
            window.untilShown(".workspace-screen");
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aWorkspaceInWhichAnotherWorksIsShownAndNothingCanBeStartedInIt() throws Exception {
        try (LimbeckEngine other = LimbeckEngine.open(folder, 1)) {
            other.runs().create(Samples.run("r-1"));
            try (TestWindow window = TestWindow.open(path -> LimbeckEngine.openOrLook(path, 1), folder, preferences)) {
                window.untilShown("#read-only");
                assertThat(window.texts()).anyMatch(text -> text.contains("Read only: the workspace is open in"));
                assertThat(window.isDisabled("#new-experiment")).isTrue();
                assertThat(window.failures()).isEmpty();
            }
        }
    }

    @Test
    void aWorkspaceThatTheOtherProgramHasClosedCanBeOpenedAgainToWorkInIt() throws Exception {
        LimbeckEngine other = LimbeckEngine.open(folder, 1);
        try (TestWindow window = TestWindow.open(path -> LimbeckEngine.openOrLook(path, 1), folder, preferences)) {
            window.untilShown("#read-only");
            assertThat(window.isDisabled("#open-again")).isTrue();
            other.close();
            Fx.until("the end of the other is noticed", () -> !window.isDisabled("#open-again"));
            assertThat(window.texts()).anyMatch(text -> text.contains("no longer in use elsewhere"));
            window.press("#open-again");
            Fx.until(
                    "it is open to work in",
                    () -> window.find("#read-only") == null && !window.isDisabled("#new-experiment"));
            assertThat(window.failures()).isEmpty();
        } finally {
            other.close();
        }
    }

    @Test
    void aDamagedDatabaseIsNamedAndLeftAsItIs() throws Exception {
        Path database = Files.writeString(folder.resolve("limbeck.db"), "this is no database".repeat(100));
        byte[] before = Files.readAllBytes(database);
        assertTold(folder, "damaged or no Limbeck workspace", "choose another workspace");
        assertThat(database).hasBinaryContent(before);
    }
}
