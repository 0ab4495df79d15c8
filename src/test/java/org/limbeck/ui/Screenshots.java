package org.limbeck.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.prefs.Preferences;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.ui.library.Entry;
import org.limbeck.ui.shell.Setup;
import org.testfx.api.FxToolkit;

/**
 * Writes the pictures of the user guide: every view, light and dark, at two sizes, with the runs of a workspace of
 * yours, which is only read; beside it, for as long as it takes, two others are made. Not part of the tests; run it by name:
 *
 * <pre>LIMBECK_WORKSPACE=... ./mvnw -q test -Dtest=Screenshots</pre>
 */
class Screenshots {
    private static final Path OUT = Path.of("docs", "images", "window");
    private static final int THREADS = 2;

    private Path workspace;
    private String suffix;
    private Preferences preferences;

    @BeforeAll
    static void startToolkit() throws Exception {
        System.setProperty("headless.geometry", "1920x1080-32");
        FxToolkit.registerPrimaryStage();
    }

    static Stream<Arguments> looks() {
        return Stream.of(
                Arguments.of(1280, 800, false),
                Arguments.of(1280, 800, true),
                Arguments.of(1920, 1080, false),
                Arguments.of(1920, 1080, true));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyView(int width, int height, boolean dark) throws Exception {
        workspace = Path.of(Optional.ofNullable(System.getenv("LIMBECK_WORKSPACE"))
                .orElseThrow(() -> new IllegalStateException("set LIMBECK_WORKSPACE to a workspace with runs")));
        suffix = "-" + (dark ? "dark" : "light") + "-" + width + ".png";
        preferences = new MemoryPreferences();
        preferences.putBoolean("dark", dark);
        preferences.putDouble("width", width);
        preferences.putDouble("height", height);
        preferences.putDouble("x", 0);
        preferences.putDouble("y", 0);
        preferences.put("recent-0", workspace.toString());
        charts();
        forms();
        firstStart();
        faults();
    }

    private TestWindow open(Path folder) {
        Setup setup = new Setup(
                path -> LimbeckEngine.open(path, THREADS),
                Demo.spec(1),
                Stream.of("glyphs-grey", "glyphs-rgb", "moons")
                        .map(DatasetSpec::of)
                        .toList(),
                THREADS);
        return TestWindow.open(setup, folder, preferences);
    }

    /** One run, several, and the seeds of each method together. */
    private void charts() throws Exception {
        try (TestWindow window = open(workspace)) {
            window.untilShown("#live-view");
            save(window, "live");
            hover(window, "#chart-complexity");
            save(window, "hover");
            leave(window, "#chart-complexity");
            select(window, entry -> entry instanceof Entry.Experiment);
            save(window, "seeds");
            press(window, "#live-view", KeyCode.G, true);
            save(window, "seeds-apart");
            press(window, "#live-view", KeyCode.G, true);
            export(window);
            press(window, "#live-view", KeyCode.K, true);
            save(window, "palette");
        }
    }

    private void export(TestWindow window) throws IOException {
        ExportUser user = ExportUser.open(window);
        user.type("#export-folder", workspace.resolveSibling("figures").toString());
        save(window, "export");
        user.size(2).type("#export-folder", "/proc/nothing").press("#export-now");
        save(window, "export-fault");
        user.close();
    }

    private void forms() throws Exception {
        try (TestWindow window = open(workspace)) {
            window.press("#new-experiment");
            window.untilShown("#start-experiment");
            save(window, "experiment");
            scroll(window, 0.45);
            save(window, "experiment-methods");
            type(window, "#field-training-batch", "many");
            type(window, "#field-dataset-trainCount", "900000");
            scroll(window, 0);
            save(window, "experiment-wrong");
            window.press("#close-form");
            window.press("#view-teachers");
            window.untilShown("#teachers-view");
            window.press("#compare-teachers");
            Fx.until("compared", () -> window.find("#checkpoint-table") != null);
            save(window, "teachers");
        }
    }

    /** The demo from the welcome until its students have drawn their first stages. */
    private void firstStart() throws Exception {
        Path fresh = Files.createDirectory(workspace.resolveSibling("First steps"));
        try (TestWindow window = open(fresh)) {
            window.untilShown("#start-demo");
            save(window, "welcome");
            window.press("#start-demo");
            window.untilShown("#live-view");
            Fx.until("students learn", 300, () -> window.textsNow().stream()
                    .anyMatch(text -> text.contains("examples/s")));
            for (int i = 0; i < 12; i++) Thread.sleep(1000);
            save(window, "training");
        } finally {
            FileUtils.deleteDirectory(fresh.toFile());
        }
    }

    private void faults() throws Exception {
        Path damaged = Files.createDirectory(workspace.resolveSibling("Damaged"));
        Files.writeString(damaged.resolve("limbeck.db"), "this is no database".repeat(100));
        try (TestWindow window = open(damaged)) {
            window.untilShown("#workspace-fault");
            save(window, "workspace-fault");
        } finally {
            FileUtils.deleteDirectory(damaged.toFile());
        }
    }

    private void save(TestWindow window, String name) throws IOException {
        WindowImage.save(window.stage(), OUT.resolve(name + suffix));
    }

    private static void select(TestWindow window, Predicate<Entry> wanted) {
        Fx.run(() -> {
            @SuppressWarnings("unchecked")
            TreeView<Entry> tree = (TreeView<Entry>) window.find("#library-tree");
            find(tree.getRoot(), wanted).ifPresent(tree.getSelectionModel()::select);
        });
    }

    private static Optional<TreeItem<Entry>> find(TreeItem<Entry> item, Predicate<Entry> wanted) {
        if (item.getValue() != null && wanted.test(item.getValue())) return Optional.of(item);
        return item.getChildren().stream()
                .flatMap(child -> find(child, wanted).stream())
                .findFirst();
    }

    private static void press(TestWindow window, String target, KeyCode key, boolean shortcut) {
        Fx.run(() -> {
            Node node = window.find(target);
            EventType<KeyEvent> pressed = KeyEvent.KEY_PRESSED;
            Event.fireEvent(node, new KeyEvent(pressed, "", "", key, false, shortcut, false, false));
        });
    }

    private static void type(TestWindow window, String field, String text) {
        Fx.run(() -> ((TextField) window.find(field)).setText(text));
    }

    private static void scroll(TestWindow window, double to) {
        Fx.run(() -> ((ScrollPane) window.find("#experiment-view .scroll-pane")).setVvalue(to));
    }

    private static void hover(TestWindow window, String chart) {
        Fx.run(() -> {
            Node overlay = window.find(chart).lookup(".chart-overlay");
            Point2D at = overlay.localToScene(overlay.getLayoutBounds().getWidth() * 0.55, 40);
            Event.fireEvent(overlay, mouse(MouseEvent.MOUSE_MOVED, at.getX(), at.getY()));
        });
    }

    private static void leave(TestWindow window, String chart) {
        Fx.run(() ->
                Event.fireEvent(window.find(chart).lookup(".chart-overlay"), mouse(MouseEvent.MOUSE_EXITED, -1, -1)));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
