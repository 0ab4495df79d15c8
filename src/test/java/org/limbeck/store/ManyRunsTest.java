package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;

/** What the window's look at a large workspace costs; printed, since a time is no property of the program alone. */
class ManyRunsTest {
    private static final int RUNS = 1000;

    @TempDir
    Path folder;

    @Test
    void aLookAtAThousandRunsReadsNoSpecificationAgain() {
        try (Workspace workspace = Workspace.open(folder, Clock.systemUTC(), new PlainNetworkFiles())) {
            Schedule online = new Schedule.Online(1, 4, 1);
            for (int i = 0; i < RUNS; i++) {
                RunSpec run = new RunSpec(
                        "r-" + i,
                        "e-1",
                        null,
                        Samples.experiment(List.of(online), List.of(0.1), List.of(1L)),
                        online,
                        i);
                workspace.runs().create(run);
            }
            System.out.printf("first look at %d runs: %.1f ms%n", RUNS, millis(workspace));
            double best = Double.MAX_VALUE;
            for (int i = 0; i < 200; i++) best = Math.min(best, millis(workspace));
            System.out.printf("a further look: %.2f ms%n", best);
            workspace.runs().setStatus("r-7", RunStatus.FINISHED);
            List<RunSummary> runs = workspace.runs().runs();
            assertThat(runs).hasSize(RUNS);
            assertThat(runs.get(7).status()).isEqualTo(RunStatus.FINISHED);
            assertThat(workspace.runs().spec("r-7")).isSameAs(workspace.runs().spec("r-7"));
        }
    }

    private static double millis(Workspace workspace) {
        long before = System.nanoTime();
        workspace.runs().runs();
        return (System.nanoTime() - before) * 1e-6;
    }
}
