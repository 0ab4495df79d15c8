package org.limbeck.ui;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** An image of a window as it is, with the dialogs and pop-ups before it. */
final class WindowImage {
    private WindowImage() {}

    static void save(Stage stage, Path file) throws IOException {
        settle();
        Files.createDirectories(file.getParent());
        ImageIO.write(Fx.call(() -> paint(stage)), "png", file.toFile());
    }

    private static BufferedImage paint(Stage stage) {
        BufferedImage behind = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
        BufferedImage whole = new BufferedImage(behind.getWidth(), behind.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = whole.createGraphics();
        canvas.drawImage(behind, 0, 0, null);
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window == stage || !window.isShowing() || window.getScene() == null) continue;
            if (window instanceof Stage other && other.getOwner() == null) continue;
            BufferedImage before = SwingFXUtils.fromFXImage(glass(window.getScene()), null);
            int x = (int) (window.getX()
                    + window.getScene().getX()
                    - stage.getX()
                    - stage.getScene().getX());
            int y = (int) (window.getY()
                    + window.getScene().getY()
                    - stage.getY()
                    - stage.getScene().getY());
            canvas.drawImage(before, x, y, null);
            if (window instanceof Stage) frame(canvas, x, y, before);
        }
        canvas.dispose();
        return whole;
    }

    /** Where a desktop would draw the dialog's border. */
    private static void frame(Graphics2D canvas, int x, int y, BufferedImage dialog) {
        canvas.setColor(new java.awt.Color(128, 128, 128));
        canvas.drawRect(x - 1, y - 1, dialog.getWidth() + 1, dialog.getHeight() + 1);
    }

    /** What is transparent stays so. */
    private static WritableImage glass(Scene scene) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return scene.getRoot().snapshot(parameters, null);
    }

    /** Lets background work and two looks at the workspace pass. */
    private static void settle() {
        for (int i = 0; i < 15; i++) {
            LockSupport.parkNanos(100_000_000L);
            Fx.run(() -> {});
        }
    }
}
