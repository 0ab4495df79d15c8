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
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExperimentSpec;
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

    @Test
    void aSmallDemoRunsToItsEndInTheWindowAndIsThereAgainWhenTheWorkspaceIsReopened() throws Exception {
        startToTheEndAndReopen(RealEngine.small(), 2, 120);
    }

    @Test
    @Tag("nightly")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theDemoItselfRunsToItsEndInTheWindow() throws Exception {
        startToTheEndAndReopen(Demo.spec(1), 3, 1100);
    }

    private void startToTheEndAndReopen(ExperimentSpec demo, int runs, long seconds) throws Exception {
        RealEngine engines = new RealEngine(THREADS);
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
}
