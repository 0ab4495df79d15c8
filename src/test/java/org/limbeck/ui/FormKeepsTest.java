package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.ui.experiment.ExperimentView;
import org.limbeck.ui.shell.Setup;
import org.testfx.api.FxToolkit;

/** What a person has filled in stays, what they have chosen wrongly is not passed over, and the keyboard is in the form. */
class FormKeepsTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        Setup setup = new Setup(
                workspace -> LimbeckEngine.open(workspace, 1), Demo.spec(1), List.of(DatasetSpec.of("moons")), 1);
        TestWindow window = TestWindow.open(setup, folder.resolve("workspace"), new MemoryPreferences());
        window.untilShown("#start-demo");
        return window;
    }

    private static void press(Node target, KeyCode key, boolean control) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false));
    }

    private static void withForm(TestWindow window) {
        Fx.run(() -> press(window.stage().getScene().getRoot(), KeyCode.N, true));
        assertThat(window.failures()).isEmpty();
        Fx.until(
                "the keyboard is in the form's first field",
                20,
                () -> window.find("#field-name") != null
                        && window.stage().getScene().getFocusOwner() == window.find("#field-name"));
    }

    private static void untilReady(TestWindow window) {
        Fx.until("it can be started", () -> !window.find("#start-experiment").isDisabled());
    }

    private static String text(TestWindow window, String field) {
        return Fx.call(() -> ((TextField) window.find(field)).getText());
    }

    private static void escape(TestWindow window) {
        Fx.run(() -> press(window.stage().getScene().getFocusOwner(), KeyCode.ESCAPE, false));
        Fx.until("the form has gone", () -> window.find("#experiment-view") == null);
    }

    @Test
    void escapeLeavesTheFormAndWhatWasFilledInIsThereAgain() throws Exception {
        try (TestWindow window = open()) {
            withForm(window);
            Fx.run(() -> ((TextField) window.find("#field-name")).setText("my own"));
            Fx.run(() -> ((TextField) window.find("#field-training-epochs")).setText("not a number"));
            escape(window);
            withForm(window);
            assertThat(text(window, "#field-name")).isEqualTo("my own");
            assertThat(text(window, "#field-training-epochs")).isEqualTo("not a number");
            assertThat(window.texts()).contains("This is what you had filled in before.");
            Fx.run(() -> ((Hyperlink) window.find("#start-over")).fire());
            Fx.until(
                    "it is empty again",
                    () -> !((TextField) window.find("#field-name")).getText().equals("my own"));
            assertThat(window.shows("#draft-note")).isFalse();
            escape(window);
            withForm(window);
            assertThat(window.shows("#draft-note")).isFalse();
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void anotherViewAndAskingAgainDoNotEmptyTheForm() throws Exception {
        try (TestWindow window = open()) {
            withForm(window);
            Fx.run(() -> ((TextField) window.find("#field-name")).setText("my own"));
            withForm(window);
            assertThat(text(window, "#field-name")).isEqualTo("my own");
            window.press("#view-teachers");
            window.untilShown("#teachers-view");
            withForm(window);
            assertThat(text(window, "#field-name")).isEqualTo("my own");
        }
    }

    @Test
    void aFolderWithoutDataStopsTheStartUntilAnotherChoiceIsMade() throws Exception {
        Path images = Files.createDirectory(folder.resolve("holiday"));
        Files.writeString(images.resolve("note.txt"), "no data");
        try (TestWindow window = open()) {
            withForm(window);
            untilReady(window);
            Fx.run(() -> ((ExperimentView) window.find("#experiment-view")).useFolder(images));
            Fx.until("it is told beside the data", () -> window.textsNow().stream()
                    .anyMatch(text -> text.contains("holiday")));
            assertThat(window.isDisabled("#start-experiment")).isTrue();
            Fx.run(() -> ((TextField) window.find("#field-name")).setText("typed since"));
            Fx.until("it has been checked again", () -> window.textsNow().contains("One field needs attention."));
            assertThat(window.isDisabled("#start-experiment")).isTrue();
            assertThat(window.texts()).doesNotContain("Ready to start.");
            Fx.run(() -> ((Hyperlink) window.find("#keep-data")).fire());
            untilReady(window);
            assertThat(window.texts()).noneMatch(text -> text.contains("holiday"));
            Fx.run(() -> ((ExperimentView) window.find("#experiment-view")).useFolder(images));
            Fx.until("it is told again", () -> window.find("#start-experiment").isDisabled());
            Fx.run(() -> dataset(window).setValue("glyphs-rgb"));
            untilReady(window);
            assertThat(window.failures()).isEmpty();
        }
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> dataset(TestWindow window) {
        return (ComboBox<String>) window.find("#field-dataset-source");
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatAMethodIsMadeOfIsTicked() throws Exception {
        try (TestWindow window = open()) {
            withForm(window);
            Fx.run(() -> {
                for (String field : List.of("annealed-of", "forked-before", "forked-after")) {
                    CheckComboBox<String> box = (CheckComboBox<String>) window.find("#method-" + field);
                    assertThat(box.getItems()).contains("offline", "online").doesNotContain("custom");
                }
                CheckComboBox<String> of = (CheckComboBox<String>) window.find("#method-annealed-of");
                assertThat(of.getCheckModel().getCheckedItems()).containsExactly("online");
                for (int row = 0; window.find("#method-" + row) != null; row++) {
                    javafx.scene.control.CheckBox tick = (javafx.scene.control.CheckBox) window.find("#method-" + row);
                    if (tick.getText().equals("annealed")) tick.setSelected(true);
                }
                of.getCheckModel().check("offline");
            });
            Fx.until("each value makes a method", () -> {
                String yaml = ((javafx.scene.control.TextArea) window.find("#yaml")).getText();
                return yaml.split("method: annealed", -1).length == 3;
            });
            assertThat(window.failures()).isEmpty();
        }
    }
}
