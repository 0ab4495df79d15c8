package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.experiment.RunSpec;
import org.limbeck.experiment.RunStatus;
import org.limbeck.experiment.RunSummary;

/** Real processes, really killed. */
@Timeout(300)
class KillTest {
    @TempDir
    Path folder;

    @Test
    void anExperimentKilledTwiceEndsWithTheMetricsOfAnUninterruptedOne() throws Exception {
        killAndCompare(2, 20260101);
    }

    @Test
    @Tag("nightly")
    void anExperimentKilledFortyTimesEndsWithTheMetricsOfAnUninterruptedOne() throws Exception {
        for (int seed = 0; seed < 4; seed++) killAndCompare(10, seed);
    }

    private void killAndCompare(int kills, long seed) throws Exception {
        Path killed = folder.resolve("killed-" + seed);
        Path whole = folder.resolve("whole-" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < kills; i++) {
            try (ChildProgram child = ChildProgram.start(LongRunProgram.class, killed)) {
                int lines = 1 + random.nextInt(25);
                for (int line = 0; line < lines && child.line() != null; line++) {}
                child.kill();
            }
        }
        try (ChildProgram child = ChildProgram.start(LongRunProgram.class, killed)) {
            while (child.line() != null) {}
            assertThat(child.exitCode()).isZero();
        }
        try (Workspace workspace = open(whole)) {
            LongRunProgram.run(workspace, null);
        }
        assertThat(metrics(killed)).isEqualTo(metrics(whole));
    }

    private static Workspace open(Path path) {
        return Workspace.open(path, Clock.systemUTC(), new PlainNetworkFiles());
    }

    private static List<String> metrics(Path path) {
        try (Workspace workspace = open(path)) {
            List<RunSummary> runs = workspace.runs().runs();
            assertThat(runs).hasSize(4).allMatch(run -> run.status() == RunStatus.FINISHED);
            return runs.stream()
                    .map(run -> title(workspace.runs().spec(run.id()))
                            + MetricText.of(workspace.runs().events(run.id())))
                    .collect(Collectors.toList());
        }
    }

    private static String title(RunSpec run) {
        return run.label() + ", seed " + run.seed() + "\n";
    }

    @Test
    void aWorkspaceHeldByAnotherProgramIsRefusedAndFreeOnceThatIsKilled() throws Exception {
        try (ChildProgram child = ChildProgram.start(HoldingProgram.class, folder)) {
            assertThat(child.line()).isEqualTo("open");
            assertThatThrownBy(() -> open(folder)).isInstanceOf(UserError.class).hasMessageContaining("already open");
            child.kill();
        }
        open(folder).close();
    }

    /** Opens a workspace and keeps it until it is killed. */
    public static final class HoldingProgram {
        public static void main(String[] arguments) throws Exception {
            try (Workspace workspace = open(Path.of(arguments[0]))) {
                System.out.println("open");
                Thread.currentThread().join();
            }
        }
    }
}
