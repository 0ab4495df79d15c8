package org.limbeck.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.ui.docks.WindowMemory;
import org.limbeck.ui.shell.MainStage;
import org.limbeck.ui.shell.Setup;
import org.limbeck.ui.shell.WorkspaceOpener;

/** The window as a test sees and uses it. */
final class TestWindow implements AutoCloseable {
    private static final List<DatasetSpec> DATASETS =
            List.of(DatasetSpec.of("glyphs-grey"), DatasetSpec.of("glyphs-rgb"), DatasetSpec.of("moons"));

    private static final Logger STYLE_LOG = Logger.getLogger("javafx.css");

    private final Stage stage;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** The style sheets' own complaints, which users see in their terminal. */
    private final Handler styles = new Handler() {
        @Override
        public void publish(LogRecord complaint) {
            if (complaint.getLevel().intValue() >= Level.WARNING.intValue())
                failures.add(new AssertionError(complaint.getMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private TestWindow(Stage stage) {
        this.stage = stage;
        STYLE_LOG.addHandler(styles);
    }

    static TestWindow open(WorkspaceOpener opener, Path workspace, Preferences preferences) {
        return open(new Setup(opener, Demo.spec(1), DATASETS, 2), workspace, preferences);
    }

    static TestWindow open(Setup setup, Path workspace, Preferences preferences) {
        return Fx.call(() -> {
            Stage stage = new Stage();
            MainStage main = new MainStage(stage, new WindowMemory(preferences), setup);
            TestWindow window = new TestWindow(stage);
            Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> {
                window.failures.add(fault);
                main.fail(fault);
            });
            main.show(workspace, service -> window.closeOffFx(service));
            return window;
        });
    }

    private void closeOffFx(ExperimentService service) {
        new Thread(() -> {
                    if (service != null) service.close();
                    closed.countDown();
                })
                .start();
    }

    Stage stage() {
        return stage;
    }

    /** What reached the uncaught-exception handler, or the log of style sheets. */
    List<Throwable> failures() {
        return failures;
    }

    void untilShown(String selector) {
        Fx.until(selector + " is shown", () -> find(selector) != null);
    }

    Node find(String selector) {
        return stage.getScene().lookup(selector);
    }

    boolean shows(String selector) {
        return Fx.call(() -> find(selector) != null);
    }

    void press(String selector) {
        untilShown(selector);
        Fx.until(selector + " can be pressed", () -> !find(selector).isDisabled());
        Fx.run(() -> ((ButtonBase) find(selector)).fire());
    }

    /** The open window, other than the main one, that holds something; null when there is none. FX thread. */
    static Stage dialog(String selector) {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage
                        && stage.isShowing()
                        && stage.getScene().lookup(selector) != null)
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** Presses a button of the task drawer. @param name as screen readers say it */
    void pressInDrawer(String name) {
        Fx.until(name + " can be pressed", () -> inDrawer(name) != null);
        Fx.run(() -> inDrawer(name).fire());
    }

    private Button inDrawer(String name) {
        Node drawer = find("#task-drawer");
        if (drawer == null) return null;
        return drawer.lookupAll(".icon-button").stream()
                .map(Button.class::cast)
                .filter(button -> button.isVisible() && name.equals(button.getAccessibleText()))
                .findFirst()
                .orElse(null);
    }

    boolean isDisabled(String selector) {
        return Fx.call(() -> find(selector).isDisabled());
    }

    /** Every text on screen. */
    List<String> texts() {
        return Fx.call(this::textsNow);
    }

    /** Likewise, from the FX thread. */
    List<String> textsNow() {
        return texts(stage.getScene().getRoot());
    }

    static List<String> texts(Parent root) {
        List<String> texts = new ArrayList<>();
        collect(root, texts);
        return texts;
    }

    private static void collect(Node node, List<String> texts) {
        if (!node.isVisible()) return;
        if (node instanceof Labeled labeled && labeled.getText() != null) texts.add(labeled.getText());
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }

    @Override
    public void close() throws InterruptedException {
        Fx.run(stage::close);
        closed.await();
        STYLE_LOG.removeHandler(styles);
    }
}
