package org.limbeck.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.limbeck.store.LimbeckEngine;

/**
 * Writes pictures of the views in both themes and two sizes: {@code Screenshots OUT [WORKSPACE]}. Without a workspace
 * the runs are made up; a given one is only read.
 */
public final class Screenshots {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

    private final Path out;
    private final String suffix;
    private final Preferences preferences = new MemoryPreferences();

    private Screenshots(Path out, int[] size, boolean dark) {
        this.out = out;
        this.suffix = "-" + (dark ? "dark" : "light") + "-" + size[0] + ".png";
        preferences.putBoolean("dark", dark);
        preferences.putDouble("width", size[0]);
        preferences.putDouble("height", size[1]);
    }

    public static void main(String[] arguments) throws Exception {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.join();
        Platform.setImplicitExit(false);
        for (int[] size : SIZES) {
            for (boolean dark : new boolean[] {false, true}) {
                Screenshots pictures = new Screenshots(out, size, dark);
                if (arguments.length > 1) pictures.ofWorkspace(Path.of(arguments[1]));
                else pictures.ofMadeUpRuns();
            }
        }
        System.exit(0);
    }

    private void ofMadeUpRuns() throws Exception {
        FakeExperiments engine = new FakeExperiments();
        try (TestWindow window = TestWindow.open(folder -> engine, Path.of("/home/ada/limbeck"), preferences)) {
            window.untilShown("#start-demo");
            save(window, "welcome");
            window.press("#start-demo");
            window.untilShown("#live-view");
            engine.play(170);
            save(window, "running");
            engine.playAll();
            save(window, "live");
            hover(window, "#chart-margin");
            save(window, "hover");
            export(window);
        }
    }

    private void ofWorkspace(Path workspace) throws Exception {
        try (TestWindow window = TestWindow.open(folder -> LimbeckEngine.open(folder, 2), workspace, preferences)) {
            window.untilShown("#live-view");
            save(window, "workspace");
            hover(window, "#chart-complexity");
            save(window, "workspace-hover");
            export(window);
        }
    }

    private void export(TestWindow window) throws IOException {
        ExportUser user = ExportUser.open(window);
        Stage dialog = user.dialog();
        for (String format : List.of("PDF", "PNG", "CSV", "SVG")) {
            user.choose(format);
            save(dialog, "export-" + format.toLowerCase(Locale.ROOT));
        }
        user.choose("Dark").size(0);
        save(dialog, "export-column-dark");
        user.choose("Light").size(2).type("#export-folder", "/proc/nothing").press("#export-now");
        save(dialog, "export-fault");
        user.export(out, "charts" + suffix.replace(".png", ""), "SVG");
        save(dialog, "export-written");
        user.press("#export-now");
        save(dialog, "export-replace");
        user.type("#export-width", "12").type("#export-name", "a/b");
        save(dialog, "export-wrong");
        user.close();
    }

    private static void hover(TestWindow window, String chart) {
        Fx.run(() -> {
            Node overlay = window.find(chart).lookup(".chart-overlay");
            Point2D at = overlay.localToScene(overlay.getLayoutBounds().getWidth() * 0.55, 40);
            Event.fireEvent(overlay, moved(at.getX(), at.getY()));
        });
    }

    private static MouseEvent moved(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
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

    private void save(TestWindow window, String name) throws IOException {
        save(window.stage(), name);
    }

    private void save(Stage stage, String name) throws IOException {
        settle();
        WritableImage image = Fx.call(() -> stage.getScene().snapshot(null));
        Path file = out.resolve(name + suffix);
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        System.out.println(file);
    }

    /** Lets background work and two looks at the workspace pass. */
    private static void settle() {
        for (int i = 0; i < 15; i++) {
            LockSupport.parkNanos(100_000_000L);
            Fx.run(() -> {});
        }
    }
}
