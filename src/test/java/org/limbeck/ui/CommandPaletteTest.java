package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
