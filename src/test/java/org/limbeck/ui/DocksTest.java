package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.spec.Demo;
import org.testfx.api.FxToolkit;

/** Library and inspector keep the width that a person gives them, whatever happens to the window meanwhile. */
class DocksTest {
    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        preferences.putDouble("width", 1280);
        preferences.putDouble("height", 800);
        return TestWindow.open(workspace -> engine, Path.of("workspace"), preferences);
    }

    private static double width(TestWindow window, String selector) {
        return ((Region) window.find(selector)).getWidth();
    }

    private static void resize(TestWindow window, double width, double height) {
        Fx.run(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
        Fx.until(
                "the window has the size",
                () -> Math.abs(window.stage().getScene().getWidth() - width) < 40);
    }

    private static void drag(TestWindow window, int divider, double by) {
        Fx.run(() -> {
            Node handle = window.find(".docks").lookupAll(".split-pane-divider").stream()
                    .filter(node -> node.getParent() == window.find(".docks"))
                    .sorted(java.util.Comparator.comparingDouble(Node::getLayoutX))
                    .toList()
                    .get(divider);
            Point2D at = handle.localToScene(2, 100);
            mouse(handle, MouseEvent.MOUSE_PRESSED, at.getX(), at.getY());
            for (int part = 1; part <= 4; part++) {
                mouse(handle, MouseEvent.MOUSE_DRAGGED, at.getX() + by * part / 4, at.getY());
                window.stage().getScene().getRoot().layout();
            }
            mouse(handle, MouseEvent.MOUSE_RELEASED, at.getX() + by, at.getY());
        });
    }

    private static void mouse(Node node, EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    @Test
    void aNarrowWindowTakesWidthFromBothSidesAndAWideOneGivesItBack() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            Fx.until("the runs have ended", () -> window.textsNow().contains("3/3"));
            drag(window, 0, 60);
            Fx.until("the library is wider", () -> width(window, ".library") > 300);
            double library = Fx.call(() -> width(window, ".library"));
            double inspector = Fx.call(() -> width(window, ".inspector"));
            for (int i = 0; i < 3; i++) {
                resize(window, 1000, 690);
                Fx.until("the centre has its width", () -> width(window, "#live-view") >= 419);
                assertThat(Fx.call(() -> width(window, ".library"))).isBetween(190.0, library);
                resize(window, 1280, 800);
                Fx.until("the library has its width back", () -> Math.abs(width(window, ".library") - library) < 2);
                Fx.until(
                        "the inspector has its width back",
                        () -> Math.abs(width(window, ".inspector") - inspector) < 2);
            }
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aDraggedDividerStaysWhenSidesComeAndGoAndAfterAStart() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        double dragged;
        try (TestWindow window = open()) {
            Fx.until("the runs have ended", () -> window.textsNow().contains("3/3"));
            drag(window, 1, -70);
            Fx.until("the inspector is wider", () -> width(window, ".inspector") > 330);
            dragged = Fx.call(() -> width(window, ".inspector"));
            for (int i = 0; i < 2; i++) {
                boolean there = i == 1;
                Fx.run(() -> Event.fireEvent(
                        window.stage().getScene().getRoot(),
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT2, true, true, false, false)));
                Fx.until("the inspector comes and goes", () -> there == (window.find(".inspector") != null));
            }
            Fx.until(
                    "it is as wide as before",
                    () -> window.find(".inspector") != null && Math.abs(width(window, ".inspector") - dragged) < 2);
        }
        FakeExperiments again = engine.reopened();
        try (TestWindow window = TestWindow.open(workspace -> again, Path.of("workspace"), preferences)) {
            Fx.until(
                    "the inspector is there",
                    () -> window.find(".inspector") != null && Math.abs(width(window, ".inspector") - dragged) < 2);
        }
    }
}
