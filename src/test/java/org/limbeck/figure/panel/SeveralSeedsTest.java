package org.limbeck.figure.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;

/** Whatever becomes of one seed, the others stay on the charts. */
class SeveralSeedsTest {
    private static final Schedule ONLINE = new Schedule.Online(1, 4, 1);

    private static RunCurves seed(long seed, long steps, RunStatus end) {
        RunSpec run = SampleRuns.run(ONLINE, seed);
        List<RunEvent> events = new ArrayList<>(SampleRuns.eventsUntil(run, steps));
        if (end != null) events.add(new RunEvent.Ended(steps, steps, end, ""));
        return RunCurves.of(run, events);
    }

    private static RunCurves whole(long seed) {
        RunSpec run = SampleRuns.run(ONLINE, seed);
        return RunCurves.of(run, SampleRuns.events(run));
    }

    private static RunCurves queued(long seed) {
        return RunCurves.of(SampleRuns.run(ONLINE, seed), List.of());
    }

    private static Composition compose(RunCurves... runs) {
        return ChartRequest.of(List.of(runs), PanelOptions.defaults()).compose();
    }

    @Test
    void aQueuedSeedBlanksNoPanelAndTheLabelTellsHowManyThereAre() {
        Composition composition = compose(whole(0), queued(1));
        for (Panel panel : Panel.values())
            assertThat(composition.panel(panel).isBlank()).isFalse();
        assertThat(composition.groups().get(0).label()).isEqualTo("online, τ 4, n 1 of 2");
        assertThat(composition.note()).contains("n 1 of 2");
    }

    @Test
    void aFailedOrCancelledSeedLeavesTheMeanWholeAndTheChangeIsTold() {
        for (RunStatus end : List.of(RunStatus.CANCELLED, RunStatus.FAILED, RunStatus.DIVERGED)) {
            Composition composition = compose(whole(0), whole(1), seed(2, 120, end));
            Series student = composition.panel(Panel.ACCURACY).series().stream()
                    .filter(series -> series.line() == Line.STUDENT)
                    .findFirst()
                    .orElseThrow();
            Curve one = whole(0).testAccuracy(ProgressAxis.EPOCH);
            assertThat(student.curve().x()[student.curve().size() - 1]).isEqualTo(one.x()[one.size() - 1]);
            assertThat(Arrays.stream(student.band().n()).distinct().toArray()).containsExactly(3, 0, 2);
            assertThat(composition.groups().get(0).label()).isEqualTo("online, τ 4, n 2–3 of 3");
        }
    }

    @Test
    void stagesAreThoseOfTheSeedThatHasComeFurthest() {
        assertThat(compose(queued(0), whole(1)).stages().get(0).marks()).hasSize(12);
    }
}
