package org.limbeck.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.ExperimentService;
import org.limbeck.ui.shell.MainStage;
import org.limbeck.ui.shell.WindowMemory;

/**
 * Writes pictures of every view, in both themes and two sizes: {@code Screenshots OUT [WORKSPACE]}. Without a workspace
 * it shows made-up runs.
 */
public final class Screenshots {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

    private final Path out;
    private final Supplier<ExperimentService> engine;

    private Screenshots(Path out, Supplier<ExperimentService> engine) {
        this.out = out;
        this.engine = engine;
    }

    public static void main(String[] arguments) throws Exception {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.join();
        Platform.setImplicitExit(false);
        Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> fault.printStackTrace());
        for (int[] size : SIZES) {
            for (boolean dark : new boolean[] {false, true}) {
                new Screenshots(out, FakeExperiments::new).take(size[0], size[1], dark);
            }
        }
        System.exit(0);
    }

    private void take(int width, int height, boolean dark) throws IOException {
        String suffix = "-" + (dark ? "dark" : "light") + "-" + width + ".png";
        Preferences preferences = new MemoryPreferences();
        preferences.putBoolean("dark", dark);
        preferences.putDouble("width", width);
        preferences.putDouble("height", height);
        FakeExperiments service = (FakeExperiments) engine.get();
        Stage stage = onFx(() -> {
            Stage made = new Stage();
            MainStage window = new MainStage(
                    made,
                    new WindowMemory(preferences),
                    workspace -> service,
                    List.of(DatasetSpec.of("glyphs-grey"), DatasetSpec.of("glyphs-rgb"), DatasetSpec.of("moons")),
                    2);
            window.show(Path.of("/home/ada/limbeck"), engineToClose -> service.close());
            made.setWidth(width);
            made.setHeight(height);
            return made;
        });
        until(() -> stage.getScene().lookup("#start-demo") != null);
        settle();
        save(stage, "welcome" + suffix);
        onFx(() -> {
            ((javafx.scene.control.Button) stage.getScene().lookup("#start-demo")).fire();
            return null;
        });
        until(() -> stage.getScene().lookup("#live-view") != null);
        service.play(150);
        settle();
        save(stage, "live-running" + suffix);
        service.playAll();
        settle();
        settle();
        save(stage, "live-many" + suffix);
        onFx(() -> {
            Node chart = stage.getScene().lookup("#chart-margin");
            Node overlay = chart.lookup(".chart-overlay");
            javafx.geometry.Point2D at =
                    overlay.localToScene(overlay.getLayoutBounds().getWidth() * 0.55, 40);
            MouseEvent.fireEvent(overlay, move(at.getX(), at.getY()));
            return null;
        });
        settle();
        save(stage, "live-hover" + suffix);
        onFx(() -> {
            stage.close();
            return null;
        });
    }

    private static MouseEvent move(double x, double y) {
        return new MouseEvent(
                MouseEvent.MOUSE_MOVED,
                x,
                y,
                x,
                y,
                javafx.scene.input.MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private void save(Stage stage, String name) throws IOException {
        javafx.scene.image.WritableImage image = onFx(() -> stage.getScene().snapshot(null));
        ImageIO.write(
                SwingFXUtils.fromFXImage(image, null), "png", out.resolve(name).toFile());
        System.out.println(out.resolve(name));
    }

    /** Lets background work and two looks at the workspace pass. */
    private static void settle() {
        for (int i = 0; i < 12; i++) {
            LockSupport.parkNanos(100_000_000L);
            onFx(() -> null);
        }
    }

    private static void until(BooleanSupplier condition) {
        for (int i = 0; i < 600; i++) {
            if (onFx(condition::getAsBoolean)) return;
            LockSupport.parkNanos(50_000_000L);
        }
        throw new IllegalStateException("the window did not get there");
    }

    private static <T> T onFx(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }
}
