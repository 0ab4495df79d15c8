package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.ArrayRetention;
import org.limbeck.distill.ProbeSettings;
import org.limbeck.distill.Schedule;
import org.limbeck.experiment.Demo;
import org.limbeck.experiment.ExperimentService;
import org.limbeck.experiment.ExperimentSpec;
import org.limbeck.experiment.RunEvent;
import org.limbeck.experiment.RunStatus;
import org.limbeck.experiment.RunSummary;
import org.limbeck.experiment.TeacherSpec;
import org.limbeck.experiment.TrainingSettings;
import org.limbeck.network.ModelSpec;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;
import org.limbeck.ui.live.ChartReader;
import org.limbeck.ui.shell.Setup;
import org.testfx.api.FxToolkit;

/** First start, demo, close and reopen on the engine that users have. */
class RealEngineWindowTest {
    private static final int THREADS = 2;

    private final Preferences preferences = new MemoryPreferences();

    @TempDir
    Path folder;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    /** The demo with less data and fewer epochs. */
    private static ExperimentSpec small() {
        ExperimentSpec demo = Demo.spec(1);
        DatasetSpec few =
                new DatasetSpec("glyphs-grey", null, 240, 120, 0.1, List.of(), List.of(), true, 0, false, 0, 0);
        TrainingSettings training = new TrainingSettings(2, 32, List.of(0.01), 0.9, 5e-4, "cosine", 1);
        ProbeSettings probe = new ProbeSettings(
                32, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 1, true, ArrayRetention.NONE, 0);
        return new ExperimentSpec(
                demo.name(),
                few,
                new TeacherSpec(null, new ModelSpec("lenet-5", 0.5), training, 0),
                demo.student(),
                training,
                List.of(new Schedule.None(), new Schedule.Online(1, 4, 1)),
                probe,
                demo.seeds());
    }

    @Test
    void aSmallDemoRunsToItsEndInTheWindowAndIsThereAgainWhenTheWorkspaceIsReopened() throws Exception {
        startToTheEndAndReopen(small(), 2, 120);
    }

    @Test
    @Tag("nightly")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theDemoItselfRunsToItsEndInTheWindow() throws Exception {
        startToTheEndAndReopen(Demo.spec(1), 5, 1100);
    }

    private void startToTheEndAndReopen(ExperimentSpec demo, int runs, long seconds) throws Exception {
        Engines engines = new Engines();
        Setup setup = new Setup(engines::open, demo, List.of(), THREADS);
        int expected;
        try (TestWindow window = TestWindow.open(setup, folder, preferences)) {
            window.press("#start-demo");
            window.untilShown("#live-view");
            Fx.until("all runs are finished", seconds, () -> engines.finished() == runs);
            expected = engines.marginPoints();
            Fx.until("margins are drawn to the end", () -> points(window, "#chart-margin") == expected);
            assertThat(Fx.call(() -> points(window, "#chart-complexity"))).isGreaterThan(expected);
            assertThat(Fx.call(() -> points(window, "#chart-accuracy"))).isGreaterThanOrEqualTo(3 * runs);
            assertThat(window.failures()).isEmpty();
        }
        try (TestWindow window = TestWindow.open(setup, folder, preferences)) {
            Fx.until("the same margins are drawn again", () -> points(window, "#chart-margin") == expected);
            assertThat(window.shows("#start-demo")).isFalse();
            assertThat(window.texts()).contains("none", "online, τ 4");
            assertThat(window.failures()).isEmpty();
        }
    }

    private static int points(TestWindow window, String chart) {
        return new ChartReader(window.find(chart)).points();
    }

    /** The engine that the window has open. */
    private static final class Engines {
        private volatile ExperimentService current;

        ExperimentService open(Path workspace) {
            current = LimbeckEngine.open(workspace, THREADS);
            return current;
        }

        private List<RunSummary> runs() {
            return current == null ? List.of() : current.runs().runs();
        }

        long finished() {
            return runs().stream()
                    .filter(run -> run.status() == RunStatus.FINISHED)
                    .count();
        }

        /** Medians of every run, and the margin loss of the one in focus, which is the last. */
        int marginPoints() {
            int points = 0;
            int ofLast = 0;
            for (RunSummary run : runs()) {
                ofLast = (int) current.runs().events(run.id()).stream()
                        .filter(event -> event instanceof RunEvent.Probed)
                        .count();
                points += ofLast;
            }
            return points + ofLast;
        }
    }
}
