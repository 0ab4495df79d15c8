package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.ui.shell.Setup;
import org.limbeck.ui.teachers.TeachersView;
import org.testfx.api.FxToolkit;

/** The comparison of teachers on the engine that users have. */
class TeachersTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        Setup setup = new Setup(
                workspace -> LimbeckEngine.open(workspace, 1), Demo.spec(1), List.of(DatasetSpec.of("moons")), 1);
        return TestWindow.open(setup, folder.resolve("workspace"), new MemoryPreferences());
    }

    private static void type(TestWindow window, String field, String text) {
        window.untilShown(field);
        Fx.run(() -> ((TextField) window.find(field)).setText(text));
    }

    @SuppressWarnings("unchecked")
    private static void choose(TestWindow window, String field, String value) {
        window.untilShown(field);
        Fx.run(() -> ((ComboBox<String>) window.find(field)).setValue(value));
    }

    private static int rows(TestWindow window) {
        TableView<?> table = (TableView<?>) window.find("#checkpoint-table");
        return table == null ? 0 : table.getItems().size();
    }

    @Test
    void aTeacherIsTrainedAloneAndItsCheckpointsAreCompared() throws Exception {
        try (TestWindow window = open()) {
            window.press("#view-teachers");
            window.press("#train-teacher");
            window.untilShown("#teacher-view");
            choose(window, "#field-dataset-source", "moons");
            Fx.until("a network for points is proposed", () -> window.textsNow().stream()
                    .anyMatch(text -> text.contains("points in the plane")));
            type(window, "#field-dataset-trainCount", "100");
            choose(window, "#field-teacher-model-name", "mlp");
            type(window, "#field-teacher-training-epochs", "3");
            window.press("#start-experiment");
            Fx.until("the form is left", () -> window.find("#teacher-view") == null);
            window.press("#view-teachers");
            Fx.until("the teacher has all its checkpoints", () -> window.textsNow().stream()
                    .anyMatch(text -> text.contains("4 checkpoints")));
            type(window, "#compare-temperature", "hot");
            window.press("#compare-teachers");
            Fx.until("the wrong field is told", () -> window.textsNow().stream()
                    .anyMatch(text -> text.contains("Expected a temperature above 0, found 'hot'.")));
            type(window, "#compare-temperature", "2");
            type(window, "#compare-examples", "24");
            window.press("#compare-teachers");
            Fx.until("every checkpoint has a row", () -> rows(window) == 4);
            choose(window, "#compare-student", "lenet-5");
            window.press("#compare-teachers");
            Fx.until("the student that does not fit is told", () -> window.textsNow().stream()
                    .anyMatch(text -> text.contains("this model reads images")));
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aFolderThatIsNoTeacherIsToldInTheDialog() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (TestWindow window = open()) {
            window.press("#view-teachers");
            window.untilShown("#teachers-view");
            Fx.run(() -> ((TeachersView) window.find("#teachers-view")).bringIn(empty));
            Fx.until("the dialog is open", () -> dialog() != null);
            assertThat(Fx.call(() -> TestWindow.texts(dialog().getScene().getRoot())))
                    .anyMatch(text -> text.contains("There is no readable teacher.yaml"))
                    .anyMatch(text -> text.contains(empty.toString()))
                    .anyMatch(text -> text.contains("Give a folder with teacher.yaml"));
            Fx.run(() -> dialog().hide());
        }
    }

    private static Stage dialog() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage stage
                        && stage.isShowing()
                        && stage.getScene().lookup("#error-dialog") != null)
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }
}
