package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserError;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;

/** Real processes, really killed. */
@Timeout(300)
class KillTest {
    @TempDir
    Path folder;

    /** At any time is mostly while the database is written to: training takes no time here, its transactions do. */
    private static final List<String> WORK = List.of("checkpoint", "teacher", "probe", "student", "any time");
    /** Steps between checkpoints. */
    private static final long INTERVAL = 4;
    /** Of every training. */
    private static final long STEPS = 16;

    @Test
    void anExperimentKilledInTheMiddleOfItsWorkEndsWithTheMetricsOfAnUninterruptedOne() throws Exception {
        killAndCompare(3, 20260101);
    }

    @Test
    @Tag("nightly")
    @Timeout(1800)
    void anExperimentHeldAndKilledInEveryKindOfWorkEndsWithTheMetricsOfAnUninterruptedOne() throws Exception {
        Map<String, Integer> all = new TreeMap<>();
        for (int seed = 0; seed < 4; seed++) {
            killAndCompare(10, seed).forEach((work, kills) -> all.merge(work, kills, Integer::sum));
        }
        System.out.println("killed inside: " + all);
        assertThat(all.keySet()).containsAll(WORK);
    }

    /** @return kills by kind of work; less than asked for where the experiment ended before */
    private Map<String, Integer> killAndCompare(int kills, long seed) throws Exception {
        Path killed = folder.resolve("killed-" + seed);
        Path whole = folder.resolve("whole-" + seed);
        Random random = new Random(seed);
        Map<String, Integer> done = new TreeMap<>();
        String before = null;
        for (int i = 0; i < kills; i++) {
            String work = WORK.get(i % WORK.size());
            int times = 1 + random.nextInt(work.equals("checkpoint") || work.equals("probe") ? 3 : 9);
            try (ChildProgram child = ChildProgram.start(LongRunProgram.class, killed, work, times)) {
                List<String> steps = new ArrayList<>();
                boolean held;
                if (work.equals("any time")) {
                    child.killAfter(600 + random.nextInt(1500));
                    held = true;
                    lines(child, steps);
                } else {
                    held = lines(child, steps);
                    child.kill();
                }
                if (held) done.merge(work, 1, Integer::sum);
                if (!steps.isEmpty()) {
                    requireOneIntervalAtMost(before, steps.get(0));
                    before = steps.get(steps.size() - 1);
                }
            }
        }
        try (ChildProgram child = ChildProgram.start(LongRunProgram.class, killed)) {
            while (child.line() != null) {}
            assertThat(child.exitCode()).isZero();
        }
        try (Workspace workspace = open(whole)) {
            LongRunProgram.run(workspace);
        }
        assertThat(metrics(killed)).isEqualTo(metrics(whole));
        return done;
    }

    /** Collects the lines that tell of a step. @return whether the program waits for its end */
    private static boolean lines(ChildProgram child, List<String> steps) {
        for (String line = child.line(); line != null; line = child.line()) {
            if (line.equals("holding")) return true;
            // The last line of a killed program can be cut short.
            if (line.matches("step \\S+ \\d+")) steps.add(line);
        }
        return false;
    }

    /** Where a program goes on with the training in which the last one was killed, it repeats less than an interval. */
    private static void requireOneIntervalAtMost(String before, String after) {
        if (before == null) return;
        String[] cut = before.split(" ");
        String[] resumed = after.split(" ");
        if (!cut[1].equals(resumed[1])) return;
        long last = Long.parseLong(cut[2]);
        // Behind the last step of one training the next may begin: the grid's are named like the runs they are for.
        if (last + 1 == STEPS && Long.parseLong(resumed[2]) == 0) return;
        assertThat(Long.parseLong(resumed[2])).isBetween(last - INTERVAL, last + 1);
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
