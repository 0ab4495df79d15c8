package org.limbeck.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.Demo;
import org.limbeck.experiment.ExperimentService;
import org.limbeck.ui.shell.MainStage;
import org.limbeck.ui.shell.Setup;
import org.limbeck.ui.shell.WindowMemory;
import org.limbeck.ui.shell.WorkspaceOpener;

/** The window as a test sees and uses it. */
final class TestWindow implements AutoCloseable {
    private static final List<DatasetSpec> DATASETS =
            List.of(DatasetSpec.of("glyphs-grey"), DatasetSpec.of("glyphs-rgb"), DatasetSpec.of("moons"));

    private final Stage stage;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private TestWindow(Stage stage) {
        this.stage = stage;
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

    /** What reached the uncaught-exception handler. */
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
        Fx.run(() -> ((Button) find(selector)).fire());
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
    }
}
