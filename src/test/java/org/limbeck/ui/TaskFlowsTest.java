package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.ui.live.ChartReader;
import org.limbeck.ui.shell.Setup;
import org.testfx.api.FxToolkit;

/** A run is steered from the window, and survives that the window is closed, on the engine that users have. */
class TaskFlowsTest {
    private static final int EPOCHS = 24;

    private final Preferences preferences = new MemoryPreferences();
    private final RealEngine engine = new RealEngine(2);

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        ExperimentSpec one = RealEngine.small(EPOCHS, List.of(new Schedule.Online(1, 4, 1)));
        return TestWindow.open(new Setup(engine::open, one, List.of(), 2), folder, preferences);
    }

    private RunStatus status() {
        List<RunSummary> runs = engine.runs();
        return runs.isEmpty() ? null : runs.get(0).status();
    }

    private List<Long> evaluatedSteps() {
        return engine.service().runs().events(engine.runs().get(0).id()).stream()
                .filter(event -> event instanceof RunEvent.Evaluated)
                .map(RunEvent::step)
                .toList();
    }

    private void untilTrained(int epochs) {
        Fx.until(
                epochs + " epochs are trained",
                () -> !engine.runs().isEmpty() && evaluatedSteps().size() >= epochs);
    }

    private void untilStatus(RunStatus status) {
        Fx.until("the run is " + status.label(), () -> status() == status);
    }

    @Test
    void aRunIsPausedGoesOnIsCancelledAndResumedToItsEndFromTheDrawer() throws Exception {
        try (TestWindow window = open()) {
            window.press("#start-demo");
            untilTrained(2);
            window.pressInDrawer("Pause");
            untilStatus(RunStatus.PAUSED);
            Fx.until("the drawer says so", () -> window.textsNow().contains("paused"));
            int paused = evaluatedSteps().size();
            assertThat(paused).isLessThan(EPOCHS);
            window.pressInDrawer("Continue");
            untilTrained(paused + 2);
            window.pressInDrawer("Cancel; the last checkpoint is kept");
            untilStatus(RunStatus.CANCELLED);
            assertThat(evaluatedSteps()).hasSizeLessThan(EPOCHS);
            window.pressInDrawer("Resume from the last checkpoint");
            untilStatus(RunStatus.FINISHED);
            assertWhole(window);
        }
    }

    @Test
    void aRunThatWasCutOffByClosingTheWindowIsListedAsInterruptedAndResumedToItsEnd() throws Exception {
        try (TestWindow window = open()) {
            window.press("#start-demo");
            untilTrained(3);
            assertThat(window.failures()).isEmpty();
        }
        try (TestWindow window = open()) {
            window.untilShown("#live-view");
            assertThat(status()).isEqualTo(RunStatus.INTERRUPTED);
            assertThat(evaluatedSteps()).hasSizeLessThan(EPOCHS);
            Fx.until("the inspector says so", () -> window.textsNow().contains("interrupted"));
            Fx.run(() -> Event.fireEvent(
                    window.stage().getScene().getRoot(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "r", KeyCode.R, false, true, false, false)));
            untilStatus(RunStatus.FINISHED);
            assertWhole(window);
        }
    }

    /** The start and every epoch once, and all of it is drawn. */
    private void assertWhole(TestWindow window) {
        List<Long> steps = evaluatedSteps();
        assertThat(steps).hasSize(EPOCHS + 1).doesNotHaveDuplicates().isSorted();
        Fx.until(
                "all of it is drawn",
                () -> new ChartReader(window.find("#chart-margin")).points() == engine.marginPoints());
        Fx.until("the inspector says so", () -> window.textsNow().contains("finished"));
        assertThat(window.failures()).isEmpty();
    }
}
