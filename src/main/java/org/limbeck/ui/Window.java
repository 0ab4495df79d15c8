package org.limbeck.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.prefs.Preferences;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.limbeck.base.UserError;
import org.limbeck.bench.WindowSpeed;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.ui.docks.WindowMemory;
import org.limbeck.ui.shell.MainStage;
import org.limbeck.ui.shell.Setup;
import org.limbeck.ui.shell.WorkspaceOpener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the workbench's window and stays until it is closed. */
public final class Window {
    private static final Logger LOG = LoggerFactory.getLogger(Window.class);

    private static final long DEMO_SEED = 1;

    private Window() {}

    /**
     * Shows the window, opens a workspace in it, and blocks until the window is closed and the engine has stopped; what
     * was unfinished can be resumed. Once in a process, from the main thread.
     *
     * @param opener opens the engine on a workspace; called on a background thread
     * @param workspace first one
     * @param preferences where window and theme are remembered
     * @param datasets shipped ones, for the library
     * @param threads of the native arithmetic, for the status bar
     * @throws UserError when there is no display
     */
    public static void launch(
            WorkspaceOpener opener, Path workspace, Preferences preferences, List<DatasetSpec> datasets, int threads)
            throws InterruptedException {
        launch(opener, workspace, preferences, datasets, threads, window -> {});
    }

    /** Likewise, watched by a stopwatch that closes the window; what it measured. */
    public static WindowSpeed measure(
            WorkspaceOpener opener,
            Path workspace,
            Preferences preferences,
            List<DatasetSpec> datasets,
            int threads,
            double seconds)
            throws InterruptedException {
        AtomicReference<WindowSpeed> speed = new AtomicReference<>();
        launch(opener, workspace, preferences, datasets, threads, window -> new WindowStopwatch(
                        window, seconds, measured -> {
                            speed.set(measured);
                            window.close();
                        })
                .start());
        return speed.get();
    }

    private static void launch(
            WorkspaceOpener opener,
            Path workspace,
            Preferences preferences,
            List<DatasetSpec> datasets,
            int threads,
            Consumer<MainStage> shown)
            throws InterruptedException {
        Setup setup = new Setup(opener, Demo.spec(DEMO_SEED), datasets, threads);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<ExperimentService> engine = new AtomicReference<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        startToolkit(() -> {
            try {
                MainStage window = new MainStage(new Stage(), new WindowMemory(preferences), setup);
                Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
                    LOG.error("unexpected failure in {}", thread.getName(), fault);
                    window.fail(fault);
                });
                window.show(workspace, last -> {
                    engine.set(last);
                    closed.countDown();
                });
                shown.accept(window);
            } catch (RuntimeException e) {
                failure.set(e);
                closed.countDown();
            }
        });
        closed.await();
        if (engine.get() != null) engine.get().close();
        Platform.exit();
        if (failure.get() != null) throw failure.get();
    }

    private static void startToolkit(Runnable first) {
        try {
            Platform.startup(first);
        } catch (UnsupportedOperationException e) {
            throw new UserError(
                    "could not open the display: " + e.getMessage(),
                    String.valueOf(System.getenv("DISPLAY")),
                    "start Limbeck on a desktop, or use its commands, which need no display (limbeck --help)",
                    e);
        }
    }
}
