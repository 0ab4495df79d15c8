package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.spec.Demo;
import org.testfx.api.FxToolkit;

/** Everything by keyboard: where it is can be seen, what it can do is written down, and text has the size one needs. */
class KeyboardTest {
    private static final int MOST_STOPS = 120;

    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        return TestWindow.open(workspace -> engine, Path.of("workspace"), preferences);
    }

    private static void press(TestWindow window, KeyCode key, boolean shift, boolean control) {
        Fx.run(() -> press(window.stage().getScene(), key, shift, control));
    }

    private static void press(Scene scene, KeyCode key, boolean shift, boolean control) {
        Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, control, false, false));
    }

    /** Stops of the Tab key at which nothing tells where the keyboard is. */
    private static List<String> silentStops(Scene scene) {
        Set<Node> seen = new LinkedHashSet<>();
        List<String> silent = new ArrayList<>();
        WritableImage before = scene.snapshot(null);
        for (int i = 0; i < MOST_STOPS; i++) {
            press(scene, KeyCode.TAB, false, false);
            Node stop = scene.getFocusOwner();
            if (stop == null || !seen.add(stop)) break;
            WritableImage after = scene.snapshot(null);
            if (changed(before, after, stop.localToScene(stop.getLayoutBounds())) < 12) silent.add(stop.toString());
            before = after;
        }
        assertThat(seen).hasSizeGreaterThan(5);
        return silent;
    }

    /** Pixels that differ within a place and just around it. */
    private static int changed(WritableImage one, WritableImage other, Bounds place) {
        int count = 0;
        int right = (int) Math.min(one.getWidth(), place.getMaxX() + 6);
        int bottom = (int) Math.min(one.getHeight(), place.getMaxY() + 6);
        for (int y = (int) Math.max(0, place.getMinY() - 6); y < bottom; y++) {
            for (int x = (int) Math.max(0, place.getMinX() - 6); x < right; x++) {
                int a = one.getPixelReader().getArgb(x, y);
                if (a != other.getPixelReader().getArgb(x, y)) count++;
            }
        }
        return count;
    }

    @Test
    void everyTabStopOfTheChartsShowsThatItHasTheKeyboard() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            Fx.until("the runs have ended", () -> window.textsNow().contains("3/3"));
            assertThat(Fx.call(() -> silentStops(window.stage().getScene()))).isEmpty();
        }
    }

    @Test
    void everyTabStopOfTheFormShowsThatItHasTheKeyboard() throws Exception {
        RealEngine real = new RealEngine(1);
        try (TestWindow window = TestWindow.open(real::open, folder, preferences)) {
            window.press("#new-experiment");
            Fx.until(
                    "the form is ready",
                    () -> window.find("#start-experiment") != null
                            && !window.find("#start-experiment").isDisabled());
            assertThat(Fx.call(() -> silentStops(window.stage().getScene()))).isEmpty();
        }
    }

    @Test
    void helpListsEveryShortcutOfTheMenusAndEscapeClosesIt() throws Exception {
        try (TestWindow window = open()) {
            window.untilShown("#start-demo");
            press(window, KeyCode.F1, false, true);
            Fx.until("the sheet is open", () -> TestWindow.dialog("#shortcut-sheet") != null);
            Stage help = Fx.call(() -> TestWindow.dialog("#shortcut-sheet"));
            List<String> texts = Fx.call(() -> TestWindow.texts(help.getScene().getRoot()));
            assertThat(texts)
                    .contains("New experiment …", "Ctrl+N", "Full screen", "F11", "Larger text", "Quit", "Ctrl+Q")
                    .contains("From measurement to measurement");
            Fx.run(() -> press(help.getScene(), KeyCode.ESCAPE, false, false));
            assertThat(help.isShowing()).isFalse();
            press(window, KeyCode.F1, true, false);
            Fx.until("the glossary is written", () -> help.getScene().getRoot().lookupAll(".help-heading-1").stream()
                    .anyMatch(node -> node.isVisible()));
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void textGrowsShrinksAndIsRemembered() throws Exception {
        try (TestWindow window = open()) {
            window.untilShown("#start-demo");
            double normal = size(window);
            press(window, KeyCode.PLUS, false, true);
            press(window, KeyCode.PLUS, false, true);
            assertThat(size(window)).isGreaterThan(normal * 1.1);
            press(window, KeyCode.DIGIT0, false, true);
            assertThat(size(window)).isEqualTo(normal);
            press(window, KeyCode.EQUALS, false, true);
            assertThat(size(window)).isGreaterThan(normal);
            press(window, KeyCode.MINUS, false, true);
            press(window, KeyCode.MINUS, false, true);
            assertThat(size(window)).isLessThan(normal);
        }
        try (TestWindow window = open()) {
            window.untilShown("#start-demo");
            assertThat(size(window)).isLessThan(13);
        }
    }

    /** Of a text that has no size of its own. */
    private static double size(TestWindow window) {
        return Fx.call(() -> {
            Node menu = window.find(".menu-bar .label");
            menu.getScene().getRoot().applyCss();
            return ((Text) menu.lookup(".text")).getFont().getSize();
        });
    }

    @Test
    void f11FillsTheScreenAndGivesItBack() throws Exception {
        try (TestWindow window = open()) {
            window.untilShown("#start-demo");
            press(window, KeyCode.F11, false, false);
            Fx.until("it fills the screen", () -> window.stage().isFullScreen());
            press(window, KeyCode.ESCAPE, false, false);
            assertThat(window.stage().isFullScreen()).isTrue();
            press(window, KeyCode.F11, false, false);
            Fx.until("it does no longer", () -> !window.stage().isFullScreen());
        }
    }
}
