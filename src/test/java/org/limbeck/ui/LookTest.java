package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.ui.live.ChartReader;
import org.testfx.api.FxToolkit;

/** What someone sees who looks at the window: a teacher in training, large texts, a workspace that is only looked at. */
class LookTest {
    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open(int width, int height) {
        preferences.putDouble("width", width);
        preferences.putDouble("height", height);
        return TestWindow.open(workspace -> engine, Path.of("workspace"), preferences);
    }

    @Test
    void aTeacherInTrainingIsDrawnCheckpointByCheckpointUntilAStudentIsMeasured() throws Exception {
        engine.submit(Demo.spec(1));
        engine.teach(3);
        try (TestWindow window = open(1280, 720)) {
            window.untilShown("#chart-accuracy");
            Fx.until("both accuracies of three checkpoints are drawn", () -> points(window, "#chart-accuracy") == 6);
            assertThat(window.texts())
                    .contains("teacher, test set", "teacher, training set", "The stages of the students follow")
                    .anyMatch(text -> text.startsWith("The teacher is trained first: 3 checkpoints so far."));
            engine.teach(4);
            Fx.until("the next checkpoint is drawn", () -> points(window, "#chart-accuracy") == 8);
            engine.play(40);
            Fx.until("a student is drawn", () -> points(window, "#chart-margin") > 4);
            assertThat(window.texts()).doesNotContain("teacher, test set").contains("student");
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void largerTextReachesTheCharts() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open(1280, 720)) {
            Fx.until("all are drawn", () -> points(window, "#chart-margin") >= 5 * 16);
            int before = fontSize(window);
            for (int i = 0; i < 4; i++) press(window, KeyCode.EQUALS);
            Fx.until("the axis is as much larger", () -> fontSize(window) == Math.round(before * 17 / 13f));
            Fx.until("all charts stay inside", () -> isInside(window, "#chart-accuracy", "#live-view"));
            press(window, KeyCode.DIGIT0);
            Fx.until("it is as before", () -> fontSize(window) == before);
        }
    }

    @Test
    void nothingCanBeStartedOrSteeredInAWorkspaceThatIsOnlyLookedAt() throws Exception {
        engine.onlyLook();
        try (TestWindow window = open(1280, 720)) {
            window.untilShown("#start-demo");
            window.untilShown("#read-only");
            assertThat(window.isDisabled("#start-demo")).isTrue();
        }
        FakeExperiments other = new FakeExperiments();
        other.submit(Demo.spec(1));
        other.play(40);
        other.onlyLook();
        try (TestWindow window = TestWindow.open(workspace -> other, Path.of("workspace"), preferences)) {
            Fx.until("tasks are shown", () -> !buttons(window, ".task-row").isEmpty());
            assertThat(Fx.call(() -> buttons(window, ".task-row").stream()
                            .filter(Node::isVisible)
                            .toList()))
                    .isEmpty();
        }
    }

    @Test
    void theFormFitsASmallWindow() throws Exception {
        RealEngine real = new RealEngine(2);
        preferences.putDouble("width", 1000);
        preferences.putDouble("height", 690);
        try (TestWindow window = TestWindow.open(real::open, folder, preferences)) {
            window.press("#new-experiment");
            window.untilShown("#start-experiment");
            Fx.until("nothing is wider than the form's place", () -> bars(window).stream()
                    .noneMatch(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.isVisible()));
            assertThat(window.texts()).contains("glyphs-grey");
        }
    }

    private static List<ScrollBar> bars(TestWindow window) {
        return window.find(".experiment-view .scroll-pane").lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getParent() == window.find(".experiment-view .scroll-pane"))
                .toList();
    }

    private static List<Button> buttons(TestWindow window, String row) {
        return window.stage().getScene().getRoot().lookupAll(row + " .icon-button").stream()
                .map(Button.class::cast)
                .toList();
    }

    private static void press(TestWindow window, KeyCode key) {
        Fx.run(() -> Event.fireEvent(
                window.find("#live-view"), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, true, false, false)));
    }

    private static int points(TestWindow window, String chart) {
        return window.find(chart) == null ? 0 : new ChartReader(window.find(chart)).points();
    }

    private static int fontSize(TestWindow window) {
        return new ChartReader(window.find("#chart-accuracy")).fontSize();
    }

    private static boolean isInside(TestWindow window, String part, String whole) {
        Bounds inner = window.find(part).localToScene(window.find(part).getLayoutBounds());
        Bounds outer = window.find(whole).localToScene(window.find(whole).getLayoutBounds());
        return inner.getMaxY() <= outer.getMaxY() + 1;
    }
}
