package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/** Every action by keyboard: Ctrl+K, a few letters, Enter. */
class CommandPaletteTest {
    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static void press(Node target, KeyCode key, boolean control) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
    }

    @Test
    void whatCannotBeDoneNowIsListedWithTheReasonAndVanishedWorkspacesAreNot(@TempDir Path there) throws Exception {
        preferences.put("recent-0", there.toString());
        preferences.put("recent-1", there.resolve("vanished").toString());
        try (TestWindow window = TestWindow.open(folder -> engine, Path.of("workspace"), preferences)) {
            window.untilShown("#start-demo");
            Fx.until("workspaces have been looked up", () -> listed(window, there.toString())
                    .contains(there.toString()));
            assertThat(listed(window, "vanished")).noneMatch(text -> text.contains("vanished"));
            assertThat(listed(window, "export charts")).contains("Export charts …", "Nothing has been measured yet");
            assertThat(listed(window, "resume from")).contains("Select a failed, cancelled or interrupted run first");
            assertThat(window.failures()).isEmpty();
        }
    }

    /** What the palette shows for some letters. */
    private static List<String> listed(TestWindow window, String text) {
        return Fx.call(() -> {
            press(window.stage().getScene().getRoot(), KeyCode.K, true);
            query().setText(text);
            Parent palette = query().getParent();
            palette.applyCss();
            palette.layout();
            List<String> texts = TestWindow.texts(palette);
            press(query(), KeyCode.ESCAPE, false);
            return texts;
        });
    }

    private static TextField query() {
        return (TextField) Window.getWindows().stream()
                .map(window -> window.getScene().getRoot().lookup("#palette-query"))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }

    @Test
    void aFewLettersAndEnterDoAnAction() throws Exception {
        try (TestWindow window = TestWindow.open(folder -> engine, Path.of("/home/ada/limbeck"), preferences)) {
            window.untilShown("#start-demo");
            Fx.run(() -> press(window.stage().getScene().getRoot(), KeyCode.K, true));
            Fx.until("the palette is there", () -> query() != null);
            Fx.run(() -> query().setText("ligdark"));
            assertThat(Fx.call(() -> TestWindow.texts((Parent) query().getParent())))
                    .contains("Light or dark");
            Fx.run(() -> press(query(), KeyCode.ENTER, false));
            Fx.until("it has gone", () -> query() == null);
            assertThat(preferences.getBoolean("dark", false)).isTrue();

            Fx.run(() -> press(window.stage().getScene().getRoot(), KeyCode.K, true));
            Fx.until("the palette is there again", () -> query() != null);
            Fx.run(() -> press(query(), KeyCode.ESCAPE, false));
            Fx.until("it has gone again", () -> query() == null);
            assertThat(window.failures()).isEmpty();
        }
    }
}
