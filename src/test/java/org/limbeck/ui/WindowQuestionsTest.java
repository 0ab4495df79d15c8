package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
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
    void deletingIsUndoneByTheBarAndByTheKey() throws Exception {
        engine.submit(Demo.spec(1));
        engine.playAll();
        try (TestWindow window = open()) {
            Fx.until("the runs have ended", () -> window.textsNow().contains("3/3"));
            select(window, 0);
            String gone = Fx.call(() -> selectedRow(window));
            press(window, KeyCode.DELETE, false);
            Fx.until("it has gone", () -> experiment(window).getChildren().size() == 2);
            assertThat(window.textsNow()).contains("Deleted " + gone + ".");
            Fx.run(() -> ((Button) window.find("#undo-button")).fire());
            Fx.until("it is back", () -> experiment(window).getChildren().size() == 3);
            select(window, 1);
            press(window, KeyCode.DELETE, false);
            Fx.until("another has gone", () -> experiment(window).getChildren().size() == 2);
            press(window, KeyCode.Z, true);
            Fx.until("it is back, too", () -> experiment(window).getChildren().size() == 3);
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aRunIsFoundAmongManyRenamedAndPinned() throws Exception {
        engine.submit(Demo.spec(5, 6, 7));
        engine.playAll();
        try (TestWindow window = open()) {
            Fx.until("the runs have ended", () -> window.textsNow().contains("9/9"));
            press(window, KeyCode.F, true);
            Fx.until("the search has the keyboard", () -> window.find("#library-search")
                    .isFocused());
            Fx.run(() -> ((TextField) window.find("#library-search")).setText("seed 7 offline"));
            Fx.until("one is left", () -> experiment(window).getChildren().size() == 1);
            select(window, 0);
            String id = Fx.call(() -> selectedRow(window));
            assertThat(engine.runs().summary(id).seed()).isEqualTo(7);
            press(window, KeyCode.F2, false);
            Fx.until("the name is asked for", () -> textQuestion() != null);
            Fx.run(() -> ((TextField) textQuestion().getScene().lookup("#text-question")).setText("the odd one"));
            Fx.run(() -> ((Button) textQuestion().getScene().lookup("#text-question-ok")).fire());
            Fx.until(
                    "it has its name", () -> engine.runs().marks().of(id).name().equals("the odd one"));
            press(window, KeyCode.B, true);
            Fx.until("it is pinned", () -> engine.runs().marks().of(id).pinned());
            Fx.run(() -> ((TextField) window.find("#library-search")).setText(""));
            Fx.until("it comes first", () -> {
                List<TreeItem<Entry>> rows = experiment(window).getChildren();
                return rows.size() == 9
                        && rows.get(0).getValue() instanceof Entry.Run run
                        && run.summary().id().equals(id);
            });
            assertThat(window.failures()).isEmpty();
        }
    }

    private static javafx.stage.Window textQuestion() {
        return javafx.stage.Window.getWindows().stream()
                .filter(open -> open.getScene() != null && open.getScene().lookup("#text-question") != null)
                .findFirst()
                .orElse(null);
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
