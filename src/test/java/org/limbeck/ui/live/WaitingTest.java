package org.limbeck.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.panel.PanelOptions;

/** Empty charts say what all the shown runs are waiting for. */
class WaitingTest {
    private static RunCurves run(long seed, RunEvent... events) {
        RunSpec run = SampleRuns.run(new Schedule.None(), seed);
        return RunCurves.of(run, List.of(events));
    }

    private static String text(RunCurves... runs) {
        return Waiting.text(ChartRequest.of(List.of(runs), PanelOptions.defaults()));
    }

    private static RunEvent begun() {
        return new RunEvent.Trained(1, 0.1, 0.01, 2.3, 0.01, 100);
    }

    private static RunEvent ended() {
        return new RunEvent.Ended(1, 0.2, RunStatus.CANCELLED, "by the user");
    }

    @Test
    void onlyWhenAllHaveEndedDoesItSaySo() {
        assertThat(text(run(0, begun(), ended()))).isEqualTo("This run ended before its first measurement.");
        assertThat(text(run(0, begun(), ended()), run(1, begun()))).contains("on its way");
        assertThat(text(run(0, begun(), ended()), run(1))).doesNotContain("on its way", "ended");
        assertThat(text(run(0), run(1))).contains("Waiting in the queue");
    }
}
