package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.prefs.Preferences;
import java.util.stream.LongStream;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.ui.live.ChartReader;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** However small the window and however many the runs: charts, axes, legends and buttons are whole. */
class ChartRoomTest {
    private static final List<String> PARTS = List.of(
            ".run-legend",
            "#live-options",
            "#export",
            "#stage-strip",
            "#panel-complexity",
            "#panel-margin",
            "#panel-accuracy",
            "#chart-complexity",
            "#chart-margin",
            "#chart-accuracy");
    private static final double ONE_LINE = 34;
    private static final double LOWEST_CHART = 50;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 690, 1",
        "1000, 690, 5",
        "1000, 690, 10",
        "1000, 690, 30",
        "1280, 720, 10",
        "1280, 720, 30",
        "1920, 1080, 1",
        "1920, 1080, 30"
    })
    void nothingIsClippedAndTheLegendIsOneLine(int width, int height, int runs) throws Exception {
        FakeExperiments engine = new FakeExperiments();
        engine.submit(spec(runs));
        engine.playAll();
        try (TestWindow window = open(engine, width, height)) {
            window.untilShown("#live-view");
            apart(window);
            Fx.until("all are drawn", () -> points(window) >= runs * 16);
            Parent view = (Parent) window.find("#live-view");
            assertThat(settled(view)).isEmpty();
            assertThat(window.failures()).isEmpty();
        }
    }

    /** What has just come is laid out over several pulses. */
    private static List<String> settled(Parent view) {
        List<String> faults = Fx.call(() -> faults(view));
        for (int i = 0; i < 20 && !faults.isEmpty(); i++) {
            WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
            faults = Fx.call(() -> faults(view));
        }
        return faults;
    }

    private static List<String> faults(Parent view) {
        List<String> faults = new ArrayList<>(ScreenAudit.faults(view));
        Bounds room = view.localToScene(view.getLayoutBounds());
        for (String part : PARTS) {
            Node node = view.lookup(part);
            Bounds place = node.localToScene(node.getLayoutBounds());
            boolean inside = place.getMinX() >= room.getMinX() - 1
                    && place.getMaxX() <= room.getMaxX() + 1
                    && place.getMinY() >= room.getMinY() - 1
                    && place.getMaxY() <= room.getMaxY() + 1;
            if (!inside) faults.add(part + " at " + place + " leaves " + room);
            if (part.startsWith("#chart") && place.getHeight() < LOWEST_CHART) faults.add(part + " is flat");
        }
        if (view.lookup(".run-legend").getLayoutBounds().getHeight() > ONE_LINE) faults.add("the legend is high");
        return faults;
    }

    /** Seeds one by one. */
    private static void apart(TestWindow window) {
        Fx.run(() -> Event.fireEvent(
                window.find("#live-view"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.G, false, true, false, false)));
    }

    private static int points(TestWindow window) {
        return window.find("#chart-margin") == null ? 0 : new ChartReader(window.find("#chart-margin")).points();
    }

    private static TestWindow open(FakeExperiments engine, int width, int height) {
        Preferences preferences = new MemoryPreferences();
        preferences.putDouble("width", width);
        preferences.putDouble("height", height);
        return TestWindow.open(workspace -> engine, Path.of("workspace"), preferences);
    }

    private static ExperimentSpec spec(int runs) {
        ExperimentSpec demo = Demo.spec(1);
        int methods = Math.min(runs, demo.methods().size());
        List<Long> seeds = LongStream.range(0, runs / methods).boxed().toList();
        return new ExperimentSpec(
                demo.name(),
                demo.dataset(),
                demo.teacher(),
                demo.student(),
                demo.training(),
                demo.methods()
                        .subList(demo.methods().size() - methods, demo.methods().size()),
                demo.probe(),
                seeds);
    }
}
