package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.ui.experiment.ExperimentView;
import org.limbeck.ui.shell.Setup;
import org.testfx.api.FxToolkit;

/** The form of a new experiment on the engine that users have, with points in the plane and very small networks. */
class NewExperimentTest {
    private static final int THREADS = 1;

    @TempDir
    Path folder;

    private volatile ExperimentService engine;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        Setup setup = new Setup(
                workspace -> engine = LimbeckEngine.open(workspace, THREADS),
                Demo.spec(1),
                List.of(DatasetSpec.of("moons")),
                THREADS);
        return TestWindow.open(setup, folder.resolve("workspace"), new MemoryPreferences());
    }

    private static TestWindow withForm(TestWindow window) {
        window.press("#new-experiment");
        untilReady(window);
        return window;
    }

    private static void untilReady(TestWindow window) {
        Fx.until(
                "the form can be started",
                () -> window.find("#start-experiment") != null
                        && !window.find("#start-experiment").isDisabled());
    }

    private static void type(TestWindow window, String field, String text) {
        window.untilShown("#field-" + field);
        Fx.run(() -> ((TextField) window.find("#field-" + field)).setText(text));
    }

    private static void untilSaid(TestWindow window, String text) {
        Fx.until("\"" + text + "\" is said", () -> window.textsNow().stream().anyMatch(said -> said.contains(text)));
    }

    private static void choose(TestWindow window, String field, String value) {
        window.untilShown("#field-" + field);
        Fx.run(() -> choice(window, field).setValue(value));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> choice(TestWindow window, String field) {
        return (ComboBox<String>) window.find("#field-" + field);
    }

    /** Points in the plane, one epoch, few examples. */
    private static void makeSmall(TestWindow window) {
        choose(window, "dataset-source", "moons");
        Fx.until("points are met with a plain network", () -> "mlp"
                .equals(choice(window, "student-name").getValue()));
        type(window, "dataset-trainCount", "120");
        type(window, "dataset-testCount", "60");
        type(window, "teacher-training-epochs", "2");
        type(window, "training-epochs", "2");
        type(window, "probe-examples", "16");
        untilReady(window);
    }

    @Test
    void aWrongFieldIsToldBesideItAndPutRightItRunsToItsEnd() throws Exception {
        try (TestWindow window = withForm(open())) {
            makeSmall(window);
            type(window, "training-batch", "many");
            untilSaid(window, "Expected a whole number, found 'many'.");
            assertThat(window.isDisabled("#start-experiment")).isTrue();
            type(window, "training-batch", "0");
            untilSaid(window, "Expected at least 1, found 0");
            type(window, "training-batch", "30");
            untilReady(window);
            window.press("#start-experiment");
            window.untilShown("#live-view");
            Fx.until(
                    "all three runs are finished",
                    120,
                    () -> engine.runs().runs().size() == 3
                            && engine.runs().runs().stream().allMatch(run -> run.status() == RunStatus.FINISHED));
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void theYamlBesideTheFormIsWhatTheCommandLineReads() throws Exception {
        try (TestWindow window = withForm(open())) {
            makeSmall(window);
            type(window, "name", "two moons");
            Fx.until("the YAML follows", () -> yaml(window).contains("two moons"));
            ExperimentSpec spec = SpecYaml.parse(Fx.call(() -> yaml(window)), "form");
            assertThat(spec.dataset().source()).isEqualTo("moons");
            assertThat(spec.training().epochs()).isEqualTo(2);
            assertThat(spec.methods()).hasSize(3);
        }
    }

    private static String yaml(TestWindow window) {
        return ((TextArea) window.find("#yaml")).getText();
    }

    @Test
    void aSpecificationIsReadIntoTheForm() throws Exception {
        Path file = folder.resolve("spec.yaml");
        Files.writeString(file, "dataset: spirals\nstudent: mlp\nmethods: [none]\ntraining: {epochs: 3}\n");
        try (TestWindow window = withForm(open())) {
            Fx.run(() -> ((ExperimentView) window.find("#experiment-view")).open(file));
            Fx.until("the form follows", () -> "spirals"
                    .equals(choice(window, "dataset-source").getValue()));
            untilReady(window);
            assertThat(Fx.call(() -> ((TextField) window.find("#field-training-epochs")).getText()))
                    .isEqualTo("3");
        }
    }

    @Test
    void aBrokenSpecificationIsToldWithItsLineAndTheFormStays() throws Exception {
        Path file = folder.resolve("broken.yaml");
        Files.writeString(file, "dataset: moons\nstudent: mlp\nmethods: [none]\ntraining: {epochs: soon}\n");
        try (TestWindow window = withForm(open())) {
            Fx.run(() -> ((ExperimentView) window.find("#experiment-view")).open(file));
            Fx.until("the dialog is open", () -> dialog() != null);
            assertThat(Fx.call(() -> TestWindow.texts(dialog().getScene().getRoot())))
                    .anyMatch(text -> text.contains("line 4, training.epochs"))
                    .anyMatch(text -> text.contains("Expected a number"));
            Fx.run(() -> dialog().hide());
            untilReady(window);
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

    @Test
    void aTruncatedDataFileIsToldBesideTheFolder() throws Exception {
        Path data = Files.createDirectory(folder.resolve("pictures"));
        for (String name : List.of(
                "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte",
                "t10k-images-idx3-ubyte",
                "t10k-labels-idx1-ubyte")) {
            Files.write(data.resolve(name), new byte[] {0, 0, 8, 3, 0, 0});
        }
        try (TestWindow window = withForm(open())) {
            choose(window, "dataset-source", "idx");
            untilSaid(window, "Expected the folder of the files, which idx needs.");
            type(window, "dataset-path", data.toString());
            untilSaid(window, "is cut short");
            assertThat(window.isDisabled("#start-experiment")).isTrue();
            type(window, "dataset-path", folder.resolve("nowhere").toString());
            untilSaid(window, "does not exist");
        }
    }

    @Test
    void aModelThatCannotReadTheDataIsToldBesideIt() throws Exception {
        try (TestWindow window = withForm(open())) {
            makeSmall(window);
            choose(window, "student-name", "lenet-5");
            untilSaid(window, "This model reads images");
            assertThat(window.isDisabled("#start-experiment")).isTrue();
        }
    }

    @Test
    void tickedMethodsAndTheirTemperaturesMakeTheRuns() throws Exception {
        try (TestWindow window = withForm(open())) {
            makeSmall(window);
            Fx.run(() -> {
                ((TextField) window.find("#method-offline-temperature")).setText("1, 2, 4");
                CheckBox none = IntStream.range(0, 9)
                        .mapToObj(row -> (CheckBox) window.find("#method-" + row))
                        .filter(box -> box != null && box.getText().equals("none"))
                        .findFirst()
                        .orElseThrow();
                none.setSelected(false);
            });
            type(window, "seeds", "1, 2");
            untilSaid(window, "Start 8 runs");
            assertThat(window.texts()).contains("offline, τ 2", "online, τ 1").doesNotContain("Start 3 runs");
        }
    }

    @Test
    void aWorkspaceThatIsAlreadyOpenIsToldInPlaceOfItsContents() throws Exception {
        try (TestWindow window = withForm(open());
                TestWindow second = open()) {
            second.untilShown("#workspace-fault");
            assertThat(second.texts()).anyMatch(text -> text.contains("already open in another part of this program"));
            assertThat(window.isDisabled("#start-experiment")).isFalse();
        }
    }
}
