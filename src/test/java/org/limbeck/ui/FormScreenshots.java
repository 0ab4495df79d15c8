package org.limbeck.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.limbeck.store.LimbeckEngine;

/** Writes pictures of forms and teachers in both themes and two sizes: {@code FormScreenshots OUT WORKSPACE}. */
public final class FormScreenshots {
    private static final int[][] SIZES = {{1280, 800}, {1920, 1080}};

    private final Path out;
    private final String suffix;
    private final Preferences preferences = new MemoryPreferences();

    private FormScreenshots(Path out, int[] size, boolean dark) {
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
        int status = 1;
        try {
            for (int[] size : SIZES) {
                for (boolean dark : new boolean[] {false, true}) {
                    new FormScreenshots(out, size, dark).of(Path.of(arguments[1]));
                }
            }
            status = 0;
        } finally {
            System.exit(status);
        }
    }

    private void of(Path workspace) throws Exception {
        try (TestWindow window = TestWindow.open(folder -> LimbeckEngine.open(folder, 2), workspace, preferences)) {
            window.press("#new-experiment");
            window.untilShown("#start-experiment");
            save(window, "form");
            scroll(window, 0.45);
            save(window, "form-middle");
            scroll(window, 1);
            save(window, "form-end");
            Fx.run(() -> ((TextField) window.find("#field-training-batch")).setText("many"));
            Fx.run(() -> ((TextField) window.find("#field-dataset-trainCount")).setText("900000"));
            save(window, "form-wrong");
            window.press("#close-form");
            window.press("#show-teachers");
            window.untilShown("#teachers-view");
            save(window, "teachers-before");
            if (Fx.call(() -> window.find("#compare-teachers").isDisabled())) return;
            window.press("#compare-teachers");
            Fx.until("compared", () -> window.find("#checkpoint-table") != null);
            save(window, "teachers");
            System.out.println("THEME");
            window.press("#theme-switch");
            save(window, "switched");
        }
    }

    private static void scroll(TestWindow window, double to) {
        Fx.run(() -> ((ScrollPane) window.find("#experiment-view .scroll-pane")).setVvalue(to));
    }

    private void save(TestWindow window, String name) throws IOException {
        for (int i = 0; i < 15; i++) {
            LockSupport.parkNanos(100_000_000L);
            Fx.run(() -> {});
        }
        WritableImage image = Fx.call(() -> window.stage().getScene().snapshot(null));
        Path file = out.resolve(name + suffix);
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        System.out.println(file);
    }
}
