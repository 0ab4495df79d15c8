package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.ui.live.ChartReader;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Every view at 1280x800, light and dark: texts are whole or have a tooltip, and are told from their ground. */
class ReadabilityTest {
    private static final int[][] SIZES = {{1000, 690}, {1280, 720}, {1920, 1080}, {1000, 690}};

    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open(boolean dark) {
        dress(dark);
        return TestWindow.open(workspace -> engine, Path.of("workspace"), preferences);
    }

    private void dress(boolean dark) {
        preferences.putBoolean("dark", dark);
        preferences.putDouble("width", 1280);
        preferences.putDouble("height", 800);
    }

    private static void assertReadable(TestWindow window) {
        assertReadable(window.stage().getScene());
        assertThat(window.failures()).isEmpty();
    }

    private static void assertReadable(Scene scene) {
        List<String> faults = Fx.call(() -> ScreenAudit.faults(scene.getRoot()));
        // What has just come is laid out over several pulses.
        for (int i = 0; i < 20 && !faults.isEmpty(); i++) {
            WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
            faults = Fx.call(() -> ScreenAudit.faults(scene.getRoot()));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theAuditSeesATextThatIsCutOffAndOneThatIsPale() {
        Label cut = new Label("a text that needs more room");
        cut.setMaxWidth(60);
        cut.setTextFill(Color.BLACK);
        Label pale = new Label("pale");
        pale.setTextFill(Color.gray(0.9));
        VBox page = new VBox(cut, pale);
        // Whatever theme another test has left behind.
        page.setStyle("-fx-background-color: white;");
        Fx.run(() -> new Scene(page, 300, 100));
        assertThat(Fx.call(() -> ScreenAudit.faults(page)))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("cut off: 'a text that needs more room'"))
                .anyMatch(fault -> fault.startsWith("hard to read"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theWelcome(boolean dark) throws Exception {
        try (TestWindow window = open(dark)) {
            window.untilShown("#start-demo");
            assertReadable(window);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void chartsLibraryInspectorAndTasksWhileStudentsAreTrainedAndAfterwards(boolean dark) throws Exception {
        try (TestWindow window = open(dark)) {
            window.press("#start-demo");
            window.untilShown("#live-view");
            engine.play(60);
            Fx.until("charts are drawn", () -> points(window) > 10);
            assertReadable(window);
            engine.playAll();
            Fx.until("all are drawn", () -> points(window) >= 5 * 16);
            assertReadable(window);
        }
    }

    /** In light where the number is odd, else in dark. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10, 30})
    void chartsLibraryInspectorAndTasksOfSoManyRunsInSmallAndLargeWindows(int runs) throws Exception {
        engine.submit(experiment(runs));
        // A mean over seeds has its points once a second seed has come as far.
        if (runs > 10) engine.playAll();
        else engine.play(90);
        try (TestWindow window = open(runs % 2 == 0)) {
            Fx.until("charts are drawn", () -> points(window) > 10);
            for (int[] size : SIZES) {
                List<String> faults = Fx.call(() -> faults(window, size[0], size[1]));
                assertThat(faults).as(size[0] + " x " + size[1]).isEmpty();
            }
            assertThat(window.failures()).isEmpty();
        }
    }

    /** Laid out in a size that may be larger than the screen of this test, several times, as pulses do. */
    private static List<String> faults(TestWindow window, double width, double height) {
        Parent root = window.stage().getScene().getRoot();
        for (int i = 0; i < 4; i++) {
            root.resize(width, height);
            root.applyCss();
            root.layout();
        }
        return ScreenAudit.faults(root);
    }

    /** Every method at several temperatures, with long words wherever a person may choose them. */
    private static ExperimentSpec experiment(int runs) {
        ExperimentSpec demo = Demo.spec(1);
        List<Schedule> methods = List.of(
                new Schedule.Online(1, 4, 1),
                new Schedule.None(),
                new Schedule.Offline(1, 1),
                new Schedule.Offline(4, 1),
                new Schedule.Online(1, 1, 1),
                new Schedule.EarlyStopped(3, 2.5, 1),
                new Schedule.Offline(2.5, 0.75),
                new Schedule.Online(2, 2.5, 0.75),
                new Schedule.Offline(10, 1),
                new Schedule.Online(1, 10, 1));
        List<Long> seeds = runs > 10 ? List.of(1L, 2L, 3L) : List.of(1L);
        return new ExperimentSpec(
                "a comparison of methods with a long name",
                demo.dataset(),
                demo.teacher(),
                demo.student(),
                demo.training(),
                methods.subList(0, runs / seeds.size()),
                demo.probe(),
                seeds);
    }

    private static int points(TestWindow window) {
        return window.find("#chart-margin") == null ? 0 : new ChartReader(window.find("#chart-margin")).points();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFormAndTheTeachers(boolean dark) throws Exception {
        RealEngine real = new RealEngine(2);
        try (var service = real.open(folder)) {
            for (var run : service.submit(RealEngine.small())) service.await(run.id());
        }
        dress(dark);
        try (TestWindow window = TestWindow.open(real::open, folder, preferences)) {
            window.press("#new-experiment");
            window.untilShown("#start-experiment");
            assertReadable(window);
            window.press("#close-form");
            window.press("#view-teachers");
            window.untilShown("#teachers-view");
            assertReadable(window);
            assertThat(Fx.call(() -> faults(window, 1000, 690))).isEmpty();
            window.press("#compare-teachers");
            assertThat(Fx.call(() -> faults(window, 1000, 690)))
                    .as("while it is computed")
                    .isEmpty();
            Fx.until("complexities are there", () -> window.textsNow().stream()
                    .anyMatch(text -> text.startsWith("Under the class-mean kernel")));
            assertReadable(window);
            assertThat(Fx.call(() -> faults(window, 1000, 690))).isEmpty();
            window.press("#view-data");
            Fx.until("the pictures are there", () -> window.textsNow().contains("360 examples"));
            assertReadable(window);
            for (int[] size : SIZES) {
                assertThat(Fx.call(() -> faults(window, size[0], size[1])))
                        .as(size[0] + " x " + size[1])
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theExportDialog(boolean dark) throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open(dark)) {
            ExportUser user = ExportUser.open(window);
            for (String format : List.of("PDF", "SVG", "PNG", "CSV")) {
                user.choose(format);
                assertReadable(user.dialog().getScene());
            }
            user.choose("PNG").choose("600").type("#export-width", "600").type("#export-height", "600");
            user.type("#export-name", "a/b");
            assertReadable(user.dialog().getScene());
            user.type("#export-name", "x".repeat(300)).type("#export-height", "120");
            user.press("#export-now").untilTold("name is too long");
            assertReadable(user.dialog().getScene());
            user.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCommandPalette(boolean dark) throws Exception {
        try (TestWindow window = open(dark)) {
            window.untilShown("#start-demo");
            Fx.run(() -> Event.fireEvent(
                    window.stage().getScene().getRoot(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "k", KeyCode.K, false, true, false, false)));
            Fx.until("the palette is open", () -> palette() != null);
            assertReadable(Fx.call(ReadabilityTest::palette));
        }
    }

    private static Scene palette() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Popup && window.getScene().lookup("#palette-query") != null)
                .map(Window::getScene)
                .findFirst()
                .orElse(null);
    }
}
