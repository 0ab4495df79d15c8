package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.Demo;
import org.testfx.api.FxToolkit;

/** What the task list tells while runs are trained one after the other. */
class TaskDrawerTest {
    private final Preferences preferences = new MemoryPreferences();
    private final FakeExperiments engine = new FakeExperiments();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private TestWindow open() {
        return TestWindow.open(folder -> engine, Path.of("workspace"), preferences);
    }

    private static ScrollPane list(TestWindow window) {
        return (ScrollPane) window.find("#task-drawer .scroll-pane");
    }

    private void untilRunning(int run) {
        Fx.until("run " + run + " is running", () -> engine.tasks().get(run).status() == RunStatus.RUNNING);
    }

    @Test
    void theListGoesBackToTheRunThatIsTrainedWhenAnotherOneBegins() throws Exception {
        engine.submit(Demo.spec(1));
        engine.play(10);
        untilRunning(0);
        try (TestWindow window = open()) {
            Fx.until(
                    "the list is there",
                    () -> window.find("#task-drawer .scroll-pane") != null
                            && window.textsNow().contains("none, seed 1"));
            Fx.run(() -> list(window).setVvalue(1));
            while (engine.tasks().get(1).status() != RunStatus.RUNNING) {
                engine.play(20);
                Fx.until("it has been played", () -> engine.isIdle());
            }
            Fx.until("the list is at its top again", () -> list(window).getVvalue() == 0);
            List<String> texts = window.texts();
            assertThat(texts).contains("offline, τ 4, seed 1").anyMatch(text -> text.contains("left in all"));
            assertThat(texts).anyMatch(text -> text.startsWith("demo  ·  training the student"));
            assertThat(window.failures()).isEmpty();
        }
    }

    @Test
    void theWindowSaysWhatIsCompared() throws Exception {
        engine.submit(Demo.spec(1));
        engine.play(40);
        untilRunning(0);
        try (TestWindow window = open()) {
            Fx.until("it is said what is compared", () -> window.textsNow().stream()
                    .anyMatch(text -> text.startsWith("A lenet-5 learns glyphs-grey")));
            engine.playAll();
            Fx.until("it is said what came out", () -> window.textsNow().stream()
                    .anyMatch(text -> text.startsWith("After ") && text.contains("of the test set right")));
            window.press("#close-story");
            Fx.until("it has gone", () -> !window.find("#story").isVisible());
            assertThat(window.failures()).isEmpty();
        }
    }
}
