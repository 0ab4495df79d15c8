package org.limbeck.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.ui.docks.WindowMemory;
import org.limbeck.ui.feed.PulsePump;
import org.limbeck.ui.widgets.Appearance;
import org.limbeck.ui.widgets.ErrorDialog;

/** The window's stage: dressed, placed where it last was, and taken apart when it is closed. FX thread. */
public final class MainStage {
    private final Stage stage;
    private final ShellContext context;
    private final Shell shell;

    /** @param stage an unused stage */
    public MainStage(Stage stage, WindowMemory memory, Setup setup) {
        this.stage = stage;
        Appearance appearance = new Appearance(memory.isDark(), memory.textSize());
        Image logo = new Image(Appearance.resource("icons/limbeck-256.png"));
        this.context = new ShellContext(stage, new PulsePump(), appearance, memory, new ErrorDialog(), logo);
        this.shell = new Shell(context, setup);
        Scene scene = new Scene(shell);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Limbeck");
        stage.getIcons().setAll(logo, new Image(Appearance.resource("icons/limbeck-32.png")));
        // Escape belongs to forms and charts; F11 of the menu leaves it again.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("Press F11 to leave the full screen");
        stage.setOnCloseRequest(event -> {
            event.consume();
            shell.quit();
        });
        stage.setMinWidth(960);
        stage.setMinHeight(620);
        memory.restore(stage);
    }

    /** @param closed gets the engine, to be closed off the FX thread, once the window has gone; null when none was open */
    public void show(Path workspace, Consumer<ExperimentService> closed) {
        stage.setOnHidden(event -> {
            context.memory().store(stage);
            closed.accept(shell.close());
        });
        stage.show();
        // Again: some window managers of X11 forget the size that was asked for before the window was there.
        context.memory().restore(stage);
        shell.open(workspace);
    }

    /** Whether a workspace is open and its library has been read. */
    public boolean isOpen() {
        return shell.screen()
                .map(screen -> screen.model().loadedProperty().get())
                .orElse(false);
    }

    /** As if the demo's button had been pressed. */
    public void startDemo() {
        shell.withScreen(screen -> screen.actions().startDemo());
    }

    /** Whether the charts have something that was measured of a student. */
    public boolean showsMeasurements() {
        return shell.screen().map(WorkspaceScreen::showsMeasurements).orElse(false);
    }

    public void close() {
        stage.close();
    }

    /** Tells a failure in the dialog; any thread. */
    public void fail(Throwable failure) {
        context.pump().post(() -> context.fail(failure));
    }
}
