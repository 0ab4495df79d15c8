package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.base.UserError;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.ui.live.ChartReader;
import org.testfx.api.FxToolkit;

class WindowTest {
    private static final Path WORKSPACE = Path.of("workspace");
    private static final List<String> CHARTS = List.of("#chart-complexity", "#chart-margin", "#chart-accuracy");

    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        return TestWindow.open(folder -> engine, WORKSPACE, preferences);
    }

    private static int points(TestWindow window, String chart) {
        return new ChartReader(window.find(chart)).points();
    }

    private static void untilFilled(TestWindow window) {
        for (String chart : CHARTS) Fx.until(chart + " has points", () -> points(window, chart) > 10);
    }

    @Test
    void theDemoIsOneClickAwayAndItsThreeChartsFill() throws Exception {
        try (TestWindow window = open()) {
            window.press("#start-demo");
            window.untilShown("#live-view");
            assertThat(points(window, "#chart-accuracy")).isZero();
            engine.playAll();
            untilFilled(window);
            assertThat(window.texts()).contains("online, τ 4", "offline, τ 4", "Supervision complexity");
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aReopenedWorkspaceDrawsItsRunsAsTheLiveOneDid() throws Exception {
        engine.submit(Demo.spec(1));
        int live;
        try (TestWindow window = open()) {
            engine.playAll();
            Fx.until(
                    "the last run has ended",
                    () -> window.find("#activity") != null
                            && engine.tasks().stream().allMatch(task -> task.status() == RunStatus.FINISHED));
            untilFilled(window);
            Fx.until("every line is there", () -> points(window, "#chart-margin") >= 6 * 9);
            live = Fx.call(() -> points(window, "#chart-margin"));
        }
        FakeExperiments reopened = engine.reopened();
        try (TestWindow window = TestWindow.open(folder -> reopened, WORKSPACE, preferences)) {
            Fx.until("the stored runs are drawn", () -> points(window, "#chart-margin") == live);
            assertThat(window.shows("#start-demo")).isFalse();
        }
    }

    @Test
    void aTaskIsPausedGoesOnAndIsCancelledFromTheDrawer() throws Exception {
        engine.submit(Demo.spec(1));
        engine.play(5);
        try (TestWindow window = open()) {
            window.untilShown("#task-drawer");
            window.pressInDrawer("Pause");
            Fx.until("the run is paused", () -> engine.tasks().get(0).status() == RunStatus.PAUSED);
            window.pressInDrawer("Continue");
            Fx.until("the run goes on", () -> engine.tasks().get(0).status() == RunStatus.RUNNING);
            window.pressInDrawer("Cancel; the last checkpoint is kept");
            Fx.until("the run is cancelled", () -> engine.tasks().get(0).status() == RunStatus.CANCELLED);
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void theThemeSwitchRecoloursTheChartsAndIsRemembered() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            untilFilled(window);
            List<java.awt.Paint> light = Fx.call(() -> new ChartReader(window.find("#chart-margin")).paints());
            window.press("#theme-switch");
            Fx.until("the lines have other colours", () -> !new ChartReader(window.find("#chart-margin"))
                    .paints()
                    .equals(light));
        }
        assertThat(preferences.getBoolean("dark", false)).isTrue();
    }

    @Test
    void draggingInOneChartZoomsAllThreeAndADoubleClickShowsAllAgain() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            untilFilled(window);
            double whole = Fx.call(() -> length(window, "#chart-accuracy"));
            Fx.run(() -> {
                Node overlay = window.find("#chart-margin").lookup(".chart-overlay");
                overlay.fireEvent(mouse(overlay, MouseEvent.MOUSE_PRESSED, 120, 1));
                overlay.fireEvent(mouse(overlay, MouseEvent.MOUSE_DRAGGED, 220, 1));
                overlay.fireEvent(mouse(overlay, MouseEvent.MOUSE_RELEASED, 220, 1));
            });
            for (String chart : CHARTS) Fx.until(chart + " is zoomed", () -> length(window, chart) < whole / 2);
            Fx.run(() -> {
                Node overlay = window.find("#chart-complexity").lookup(".chart-overlay");
                overlay.fireEvent(mouse(overlay, MouseEvent.MOUSE_PRESSED, 120, 2));
            });
            for (String chart : CHARTS) Fx.until(chart + " shows all", () -> length(window, chart) == whole);
        }
    }

    @Test
    void theKeyboardMovesTheCrosshairZoomsAndShowsAllAgain() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            untilFilled(window);
            double whole = Fx.call(() -> length(window, "#chart-accuracy"));
            Fx.run(() -> window.find("#chart-margin").requestFocus());
            key(window, KeyCode.RIGHT);
            Fx.until("values stand at the crosshair", () -> window.find("#panel-accuracy .read-out")
                    .isVisible());
            key(window, KeyCode.PLUS);
            for (String chart : CHARTS) Fx.until(chart + " is zoomed", () -> length(window, chart) < whole);
            key(window, KeyCode.ESCAPE);
            for (String chart : CHARTS) Fx.until(chart + " shows all", () -> length(window, chart) == whole);
        }
    }

    private static void key(TestWindow window, KeyCode code) {
        Fx.run(() -> Event.fireEvent(
                window.find("#chart-margin"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
    }

    private static double length(TestWindow window, String chart) {
        return new ChartReader(window.find(chart)).visible().getLength();
    }

    /** @param x from the node's left edge */
    private static MouseEvent mouse(Node node, EventType<MouseEvent> type, double x, int clicks) {
        Point2D at = node.localToScene(x, 30);
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    @Test
    void aWorkspaceThatCannotBeOpenedSaysWhatWhereAndWhatToDo() throws Exception {
        try (TestWindow window = TestWindow.open(
                folder -> {
                    throw new UserError("is open in another program", folder.toString(), "Close the other program");
                },
                WORKSPACE,
                preferences)) {
            window.untilShown("#workspace-fault");
            assertThat(window.texts())
                    .anyMatch(text -> text.contains("Is open in another program"))
                    .anyMatch(text -> text.contains("Close the other program"))
                    .contains("Try again", "Choose another workspace …");
        }
    }

    @Test
    void aFailureOfAnActionIsToldInADialogWithItsRemedy() throws Exception {
        engine.refuse(new UserError("needs more memory", "probe.examples", "Use fewer probe examples"));
        try (TestWindow window = open()) {
            window.press("#start-demo");
            Fx.until("the dialog is open", () -> TestWindow.dialog("#error-dialog") != null);
            assertThat(window.failures()).hasSize(1);
            Fx.run(() -> TestWindow.dialog("#error-dialog").hide());
            Fx.until("the demo can be started again", () -> !window.find("#start-demo")
                    .isDisabled());
        }
    }
}
