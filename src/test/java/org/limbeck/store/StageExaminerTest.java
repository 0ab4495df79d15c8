package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.stage.ProbeDetails;
import org.limbeck.experiment.stage.StageDetails;
import org.limbeck.experiment.stage.StageInRun;
import org.limbeck.theory.Margins;

/** What is recomputed of a stage beside what the run measured when it trained. */
@Timeout(300)
class StageExaminerTest {
    @TempDir
    Path folder;

    @Test
    void everyStageAgreesWithWhatTheRunMeasuredAtItsEnd() throws Exception {
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 2)) {
            List<RunSpec> runs = engine.submit(ToyExperiment.spec());
            for (RunSpec run : runs) engine.await(run.id());
            int seen = 0;
            for (RunSpec run : runs.subList(0, 2)) {
                List<RunEvent> events = engine.runs().events(run.id());
                for (StageInRun stage : engine.stages().stages(run.id())) {
                    if (stage.lastStep() == stage.firstStep()) continue;
                    // The stage of one step under the untrained teacher: no weights are kept there.
                    if (stage.lastStep() == 1) {
                        refuses(engine, run, stage);
                        continue;
                    }
                    StageDetails details = engine.stages().examine(run.id(), stage.index(), JobControl.none());
                    agrees(details, events);
                    seen++;
                }
            }
            assertThat(seen).isGreaterThan(2);
            String id = runs.get(0).id();
            assertThatThrownBy(() -> engine.stages().examine(id, 99, JobControl.none()))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("no stage 99");
        }
    }

    private static void refuses(LimbeckEngine engine, RunSpec run, StageInRun stage) {
        assertThatThrownBy(() -> engine.stages().examine(run.id(), stage.index(), JobControl.none()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("between the steps 0 and 1");
    }

    private static void agrees(StageDetails details, List<RunEvent> events) {
        ProbeDetails probe = details.probe();
        assertThat(Arrays.stream(probe.shares()).sum()).isCloseTo(1, within(1e-9));
        double[] alongSpectrum = probe.curve().complexity();
        double complexity = probe.complexity().supervisionComplexity();
        assertThat(alongSpectrum[alongSpectrum.length - 1]).isCloseTo(complexity, within(1e-6 * complexity));
        int[][] answers = details.agreement().againstLabels();
        int n = details.dataset().test().count();
        for (RunEvent event : events) {
            if (event.step() != details.step()) continue;
            if (event instanceof RunEvent.Evaluated evaluated) {
                assertThat((answers[0][0] + answers[1][1]) / (double) n)
                        .isCloseTo(evaluated.testAccuracy(), within(1.01 / n));
            }
            if (event instanceof RunEvent.Probed probed && probed.stage() == details.index()) {
                ProbeResult result = probed.result();
                assertThat(Margins.quantiles(probe.margins(), 0.5)[0])
                        .isCloseTo(result.marginQuantiles()[2], within(1e-4));
                double measured = result.complexity().get(ProbeResult.CURRENT).supervisionComplexity();
                assertThat(complexity).isCloseTo(measured, within(1e-4 * measured));
            }
        }
    }

    @Test
    void neighboursAreThoseOfTheNormalisedKernel() throws Exception {
        try (LimbeckEngine engine = LimbeckEngine.open(folder, 2)) {
            RunSpec run = engine.submit(ToyExperiment.spec()).get(0);
            engine.await(run.id());
            ProbeDetails probe =
                    engine.stages().examine(run.id(), 0, JobControl.none()).probe();
            List<ProbeDetails.Neighbour> neighbours = probe.neighbours(4, 3);
            assertThat(neighbours).hasSize(3).noneMatch(neighbour -> neighbour.position() == 4);
            double least = neighbours.get(2).similarity();
            assertThat(least).isLessThanOrEqualTo(neighbours.get(0).similarity());
            for (int j = 0; j < probe.indices().length; j++) {
                int other = j;
                if (j == 4 || neighbours.stream().anyMatch(known -> known.position() == other)) continue;
                double similarity = probe.kernel().matrix().get(4, j)
                        / Math.sqrt(probe.kernel().matrix().get(4, 4)
                                * probe.kernel().matrix().get(j, j));
                assertThat(similarity).isLessThanOrEqualTo(least);
            }
        }
    }
}
