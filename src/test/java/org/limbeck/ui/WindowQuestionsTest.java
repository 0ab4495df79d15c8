package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.ui.library.Entry;
import org.testfx.api.FxToolkit;

/** What cannot be undone is asked first, and what is left afterwards is of one mind. */
class WindowQuestionsTest {
    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        return TestWindow.open(folder -> engine, Path.of("workspace"), preferences);
    }

    private static void press(TestWindow window, KeyCode key, boolean control) {
        Fx.run(() -> Event.fireEvent(
                window.stage().getScene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, control, false, false)));
    }

    private static Stage question() {
        Fx.until("the question is asked", () -> TestWindow.dialog("#question") != null);
        return Fx.call(() -> TestWindow.dialog("#question"));
    }

    private static Button button(Stage question, String id) {
        return Fx.call(() -> (Button) question.getScene().lookup(id));
    }

    private static void answer(String id) {
        Stage question = question();
        Fx.run(() -> button(question, id).fire());
        Fx.until("the question has gone", () -> TestWindow.dialog("#question") == null);
    }

    @SuppressWarnings("unchecked")
    private static TreeView<Entry> tree(TestWindow window) {
        return (TreeView<Entry>) window.find("#library-tree");
    }

    /** The legend's entries that are drawn with all their curves. */
    private static List<String> inFocus(TestWindow window) {
        return window.stage().getScene().getRoot().lookupAll(".run-chip").stream()
                .filter(chip -> chip.getPseudoClassStates().contains(PseudoClass.getPseudoClass("run-focus")))
                .map(chip -> ((Button) chip).getText())
                .toList();
    }

    private static String selectedRow(TestWindow window) {
        TreeItem<Entry> item = tree(window).getSelectionModel().getSelectedItem();
        return item == null || !(item.getValue() instanceof Entry.Run run)
                ? null
                : run.summary().id();
    }

    /** Rows of the first experiment. */
    private static TreeItem<Entry> experiment(TestWindow window) {
        return tree(window).getRoot().getChildren().get(0).getChildren().get(0);
    }

    private static void select(TestWindow window, int run) {
        Fx.run(() -> tree(window)
                .getSelectionModel()
                .select(experiment(window).getChildren().get(run)));
    }

    @Test
    void deletingAsksInTheWindowsOwnStyleWithCancelUnderEnter() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            Fx.until("the runs have ended", () -> window.textsNow().contains("3/3"));
            select(window, 0);
            press(window, KeyCode.DELETE, false);
            Stage question = question();
            assertThat(question.getOwner()).isSameAs(window.stage());
            assertThat(button(question, "#question-cancel").isDefaultButton()).isTrue();
            assertThat(button(question, "#question-act").isDefaultButton()).isFalse();
            Fx.until("cancel has the keyboard", () -> button(question, "#question-cancel")
                    .isFocused());
            assertThat(Fx.call(() -> button(question, "#question-act").getFont().getFamily()))
                    .isEqualTo(Fx.call(() ->
                            ((Button) window.find("#new-experiment")).getFont().getFamily()));
            answer("#question-cancel");
            assertThat(engine.runs().runs()).hasSize(3);
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void afterARunIsDeletedLibraryFocusAndInspectorShowTheSameOne() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            Fx.until("the runs have ended", () -> window.textsNow().contains("3/3"));
            for (int left = 3; left > 1; left--) {
                // The one in the middle has a next one, the last only one before it.
                select(window, left == 2 ? 1 : left / 2);
                String gone = Fx.call(() -> selectedRow(window));
                press(window, KeyCode.DELETE, false);
                answer("#question-act");
                int now = left - 1;
                Fx.until("it has gone", () -> experiment(window).getChildren().size() == now);
                String marked = Fx.call(() -> selectedRow(window));
                assertThat(marked).isNotNull().isNotEqualTo(gone);
                Fx.until("the inspector shows it", () -> window.textsNow().contains("run " + marked + " of demo"));
                String label = engine.runs().summary(marked).label();
                Fx.until("it is in focus on the charts", () -> inFocus(window).equals(List.of(label)));
            }
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void quittingWhileTrainingAsksAndCancelStays() throws Exception {
        engine.submit(Demo.spec(1));
        engine.play(6);
        try (TestWindow window = open()) {
            Fx.until("a run is training", () -> window.textsNow().stream()
                    .anyMatch(text -> text.startsWith("1 running")));
            Fx.run(() ->
                    Event.fireEvent(window.stage(), new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
            answer("#question-cancel");
            assertThat(window.stage().isShowing()).isTrue();
            press(window, KeyCode.Q, true);
            answer("#question-act");
            Fx.until("the window has gone", () -> !window.stage().isShowing());
        }
    }

    @Test
    void quittingWithNothingToDoAsksNothing() throws Exception {
        try (TestWindow window = open()) {
            window.untilShown("#start-demo");
            press(window, KeyCode.Q, true);
            Fx.until("the window has gone", () -> !window.stage().isShowing());
        }
    }

    @Test
    void interruptedRunsAreOfferedAndResumedTogether() throws Exception {
        engine.submit(Demo.spec(1));
        engine.play(40);
        Fx.until("it has begun", () -> engine.tasks().get(0).status() == RunStatus.RUNNING);
        engine.interrupt();
        try (TestWindow window = open()) {
            Fx.until("they are offered", () -> window.textsNow().stream()
                    .anyMatch(text -> text.startsWith("3 runs were interrupted")));
            window.press("#resume-all");
            Fx.until("all are queued again", () -> engine.tasks().stream()
                    .allMatch(task -> task.status() == RunStatus.QUEUED));
            Fx.until("the offer has gone", () -> !window.find("#interrupted-banner")
                    .isVisible());
            assertThat(window.failures()).isEmpty();
        }
    }
}
