package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.ui.library.Entry;
import org.testfx.api.FxToolkit;

/** Moving about in the window: whatever is chosen is shown, whichever view is open, and there is a way back. */
class ViewsFlowTest {
    private final Preferences preferences = new MemoryPreferences();
    private final RealEngine engine = new RealEngine(1);

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static ExperimentSpec moons(String name, long seed) {
        DatasetSpec data = new DatasetSpec("moons", null, 80, 60, 0.1, List.of(), List.of(), true, 0, false, 0.1, 0);
        TrainingSettings training = new TrainingSettings(2, 16, List.of(0.05), 0.9, 0, "constant", 1);
        return new ExperimentSpec(
                name,
                data,
                new TeacherSpec(null, new ModelSpec("mlp", 0.5), training, 0),
                new ModelSpec("mlp", 0.25),
                training,
                List.of(new Schedule.None(), new Schedule.Offline(4, 1)),
                RealEngine.small().probe(),
                List.of(seed));
    }

    /** Two experiments of two runs each, and their one teacher. */
    private TestWindow open() throws Exception {
        try (var service = engine.open(folder)) {
            for (String name : List.of("first", "second")) {
                for (var run : service.submit(moons(name, name.length()))) service.await(run.id());
            }
        }
        return reopen();
    }

    private TestWindow reopen() {
        TestWindow window = TestWindow.open(engine::open, folder, preferences);
        Fx.until("the library has been read", () -> window.textsNow().contains("2/2"));
        return window;
    }

    @SuppressWarnings("unchecked")
    private static TreeView<Entry> tree(TestWindow window) {
        return (TreeView<Entry>) window.find("#library-tree");
    }

    /** The row of the library at a path of indices; the newest experiment is the first. */
    private static TreeItem<Entry> row(TestWindow window, int... path) {
        TreeItem<Entry> at = tree(window).getRoot();
        for (int index : path) at = at.getChildren().get(index);
        return at;
    }

    private static void choose(TestWindow window, int... path) {
        Fx.run(() -> tree(window).getSelectionModel().select(row(window, path)));
    }

    private static void press(TestWindow window, KeyCode key, boolean shift, boolean control, boolean alt) {
        Fx.run(() -> Event.fireEvent(
                window.stage().getScene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, control, alt, false)));
    }

    private static void control(TestWindow window, KeyCode key) {
        press(window, key, false, true, false);
    }

    private static void untilView(TestWindow window, String view, String button) {
        Fx.until(
                view + " is open",
                () -> window.find(view) != null && ((ToggleButton) window.find(button)).isSelected());
    }

    private static List<String> chips(TestWindow window) {
        return window.find("#live-view").lookupAll(".run-chip").stream()
                .map(chip -> ((javafx.scene.control.Button) chip).getText())
                .sorted()
                .toList();
    }

    private static String storyOf(TestWindow window) {
        return String.join(" ", window.textsNow());
    }

    @Test
    void whatIsChosenIsShownWhicheverViewIsOpen() throws Exception {
        try (TestWindow window = open()) {
            untilView(window, "#live-view", "#view-live");
            choose(window, 1, 0);
            untilView(window, "#teachers-view", "#view-teachers");
            Fx.until("its checkpoints are listed", () -> rows(window).getItems().size() == 3);
            assertThat(window.shows("#compare-teachers")).isTrue();
            choose(window, 0, 1, 0);
            untilView(window, "#live-view", "#view-live");
            Fx.until(
                    "the run's experiment is on the charts", () -> chips(window).size() == 2);
            assertThat(Fx.call(() -> storyOf(window))).contains("of first");
            choose(window, 1, 0, 2);
            untilView(window, "#teachers-view", "#view-teachers");
            Fx.until(
                    "its checkpoint is marked",
                    () -> rows(window).getSelectionModel().getSelectedIndex() == 2);
            assertThat(window.failures()).isEmpty();
        }
    }

    private static TableView<?> rows(TestWindow window) {
        return (TableView<?>) window.find("#checkpoint-table");
    }

    @Test
    void aClickOnTheRowThatIsSelectedAlreadyShowsItAgain() throws Exception {
        try (TestWindow window = open()) {
            choose(window, 0, 0, 1);
            control(window, KeyCode.DIGIT5);
            untilView(window, "#teachers-view", "#view-teachers");
            Fx.run(() -> {
                Node cell = tree(window).lookupAll(".tree-cell").stream()
                        .filter(node ->
                                node.getPseudoClassStates().contains(javafx.css.PseudoClass.getPseudoClass("selected")))
                        .findFirst()
                        .orElseThrow();
                Event.fireEvent(cell, mouse(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY));
                Event.fireEvent(cell, mouse(MouseEvent.MOUSE_CLICKED, MouseButton.PRIMARY));
            });
            untilView(window, "#live-view", "#view-live");
        }
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, MouseButton button) {
        return new MouseEvent(
                type, 5, 5, 5, 5, button, 1, false, false, false, false, false, false, false, true, false, true, null);
    }

    @Test
    void keysOpenTheViewsAndHideTheSides() throws Exception {
        try (TestWindow window = open()) {
            control(window, KeyCode.DIGIT5);
            untilView(window, "#teachers-view", "#view-teachers");
            control(window, KeyCode.DIGIT1);
            untilView(window, "#live-view", "#view-live");
            press(window, KeyCode.DIGIT1, true, true, false);
            Fx.until("the library has gone", () -> window.find("#library-tree") == null);
            press(window, KeyCode.DIGIT1, true, true, false);
            Fx.until("the library has come back", () -> window.find("#library-tree") != null);
        }
    }

    @Test
    void backAndForwardGoTheWayThatWasTaken() throws Exception {
        try (TestWindow window = open()) {
            assertThat(window.isDisabled("#go-back")).isTrue();
            choose(window, 0, 1, 0);
            Fx.until("there is a way back", () -> !window.find("#go-back").isDisabled());
            choose(window, 1, 0);
            untilView(window, "#teachers-view", "#view-teachers");
            press(window, KeyCode.LEFT, false, false, true);
            untilView(window, "#live-view", "#view-live");
            Fx.until(
                    "the run is selected",
                    () -> tree(window).getSelectionModel().getSelectedItem() == row(window, 0, 1, 0));
            press(window, KeyCode.RIGHT, false, false, true);
            untilView(window, "#teachers-view", "#view-teachers");
            assertThat(window.isDisabled("#go-forward")).isTrue();
            Fx.run(() ->
                    Event.fireEvent(window.find("#teachers-view"), mouse(MouseEvent.MOUSE_PRESSED, MouseButton.BACK)));
            untilView(window, "#live-view", "#view-live");
            window.press("#go-back");
            Fx.until("where it began", () -> window.find("#go-back").isDisabled());
            Fx.until("the latest experiment is on the charts", () -> storyOf(window)
                    .contains("of second"));
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aFormStandsOverTheViewAndGivesItBack() throws Exception {
        try (TestWindow window = open()) {
            window.press("#view-teachers");
            untilView(window, "#teachers-view", "#view-teachers");
            window.press("#new-experiment");
            window.untilShown("#experiment-view");
            press(window, KeyCode.LEFT, false, false, true);
            untilView(window, "#teachers-view", "#view-teachers");
            window.press("#new-experiment");
            window.untilShown("#experiment-view");
            choose(window, 0, 0);
            untilView(window, "#live-view", "#view-live");
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void aDataSetOpensItsPageWithItsExamplesAndCounts() throws Exception {
        try (TestWindow window = open()) {
            choose(window, 2, 1);
            untilView(window, "#data-view", "#view-data");
            Fx.until("its pictures are there", () -> items(window) == 2500);
            Fx.until("all are counted", () -> counts(window, 0).equals(List.of("1,800", "200", "500")));
            assertThat(Fx.call(() -> counts(window, 1))).as("of one class").containsExactly("180", "20", "50");
            Fx.until(
                    "some are drawn",
                    () -> window.find("#sample-images")
                                    .lookupAll(".sample-cell")
                                    .size()
                            > 20);
            Fx.run(() -> balance(window).getSelectionModel().select(3));
            Fx.until("one class is left", () -> items(window) == 250);
            window.press("#splits .right-pill");
            Fx.until("of one split", () -> items(window) == 50);
            choose(window, 2, 0);
            Fx.until(
                    "points are drawn",
                    () -> window.find("#point-cloud") != null
                            && ((javafx.scene.control.Label) window.find("#sample-count"))
                                    .getText()
                                    .equals("140 examples"));
            press(window, KeyCode.LEFT, false, false, true);
            Fx.until("the pictures are back", () -> window.find("#sample-images") != null);
            assertThat(window.failures()).isEmpty();
        }
    }

    private static int items(TestWindow window) {
        return window.find("#sample-images") instanceof org.controlsfx.control.GridView<?> grid
                ? grid.getItems().size()
                : 0;
    }

    private static TableView<?> balance(TestWindow window) {
        return (TableView<?>) window.find("#class-balance");
    }

    /** What a row of the class balance says. */
    private static List<String> counts(TestWindow window, int row) {
        return balance(window).lookupAll(".bar-cell").stream()
                .map(javafx.scene.control.TableCell.class::cast)
                .filter(cell -> cell.getIndex() == row && cell.getText() != null)
                .sorted(java.util.Comparator.comparingDouble(Node::getLayoutX))
                .map(cell -> cell.getText())
                .toList();
    }

    @Test
    void theDataOfTheRunInFocusIsShownFirst() throws Exception {
        try (TestWindow window = open()) {
            Fx.until("the runs have been read", () -> chips(window).size() == 2);
            control(window, KeyCode.DIGIT6);
            untilView(window, "#data-view", "#view-data");
            Fx.until("its points are drawn", () -> window.find("#point-cloud") != null);
        }
    }

    @Test
    void theLastViewIsThereAgain() throws Exception {
        try (TestWindow window = open()) {
            window.press("#view-teachers");
            untilView(window, "#teachers-view", "#view-teachers");
        }
        try (TestWindow window = reopen()) {
            untilView(window, "#teachers-view", "#view-teachers");
            window.press("#view-live");
            untilView(window, "#live-view", "#view-live");
            Fx.until("with the latest runs on the charts", () -> chips(window).size() == 2);
        }
    }
}
