package org.limbeck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;

/** The real engine, killed (signal 9) at random moments inside each kind of its work until each has had its share. */
@Tag("nightly")
@Timeout(3600)
class KillByWorkTest {
    private static final int KILLS_EACH = 8;
    private static final int KILLS_A_WORKSPACE = 12;
    private static final int KILLS_AT_MOST = 150;
    /** Steps between checkpoints. */
    private static final Map<String, Long> INTERVAL = Map.of("teacher", 10L, "student", 8L);

    /** How a kind of work is aimed at: one of its first times, and a moment within its usual length in microseconds. */
    private record Aim(String work, int times, int micros) {}

    private static final List<Aim> AIMS = List.of(
            new Aim("teacher", 25, 4000),
            new Aim("student", 40, 3000),
            new Aim("probe", 4, 30_000),
            new Aim("checkpoint", 4, 4000),
            new Aim("database", 12, 2000));

    @TempDir
    Path folder;

    private final Map<String, Integer> kills = new LinkedHashMap<>();
    private final Map<String, Long> repeated = new LinkedHashMap<>();
    private final Random random = new Random(20261124);

    @Test
    void killedInEveryKindOfWorkItEndsWithTheBitsOfAnUninterruptedExperiment() throws Exception {
        Path whole = folder.resolve("whole");
        finish(whole);
        String expected = bits(whole);
        int workspaces = 0;
        while (!isEnough()) {
            Path killed = folder.resolve("killed-" + workspaces++);
            killOften(killed);
            finish(killed);
            assertThat(bits(killed)).as("workspace %d", workspaces).isEqualTo(expected);
            System.out.println(workspaces + " workspaces equal bit for bit; killed inside: " + kills
                    + "; steps repeated at most: " + repeated);
            assertThat(total()).isLessThan(KILLS_AT_MOST);
        }
    }

    private boolean isEnough() {
        return AIMS.stream().allMatch(aim -> kills.getOrDefault(aim.work(), 0) >= KILLS_EACH);
    }

    private int total() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void killOften(Path workspace) throws Exception {
        String last = null;
        boolean taught = false;
        for (int i = 0; i < KILLS_A_WORKSPACE; i++) {
            boolean skipsTeacher = taught;
            Aim aim = AIMS.stream()
                    .filter(candidate -> !skipsTeacher || !candidate.work().equals("teacher"))
                    .min(Comparator.comparing(candidate -> kills.getOrDefault(candidate.work(), 0)))
                    .orElseThrow();
            Death death = kill(workspace, aim);
            if (!death.steps().isEmpty()) {
                note(last, death.steps().get(0));
                last = death.steps().get(death.steps().size() - 1);
                taught = last.startsWith("step student");
            }
            if (death.work() == null) return;
            kills.merge(death.work(), 1, Integer::sum);
        }
    }

    /**
     * How a program ended.
     *
     * @param work inside which it was killed; null when it ended by itself
     * @param steps the lines that tell of one
     */
    private record Death(String work, List<String> steps) {}

    private Death kill(Path workspace, Aim aim) throws Exception {
        int left = 1 + random.nextInt(aim.times());
        long nanos = 1000L * random.nextInt(aim.micros());
        List<String> steps = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of("between"));
        boolean killed = false;
        try (ChildProgram child = ChildProgram.start(MarkedExperiment.class, workspace)) {
            for (String line = child.line(); line != null; line = child.line()) {
                // The last line of a killed program can be cut short.
                if (line.matches("step \\S+ \\d+")) steps.add(line);
                if (line.startsWith("> ")) open.add(line.substring(2));
                if (line.startsWith("< ")) open.remove(open.lastIndexOf(line.substring(2)));
                if (!line.equals("> " + aim.work()) || --left != 0) continue;
                LockSupport.parkNanos(nanos);
                child.kill();
                killed = true;
            }
            if (!killed) assertThat(child.exitCode()).isZero();
        }
        return new Death(killed ? open.get(open.size() - 1) : null, steps);
    }

    /** Where a program goes on with the training in which the last one was killed, it repeats at most an interval. */
    private void note(String cut, String resumed) {
        if (cut == null) return;
        String[] before = cut.split(" ");
        String[] after = resumed.split(" ");
        if (!before[1].equals(after[1])) return;
        String who = before[1].substring(0, before[1].indexOf('/'));
        long again = Long.parseLong(before[2]) - Long.parseLong(after[2]) + 1;
        repeated.merge(who, again, Math::max);
        assertThat(again).as("%s, then %s", cut, resumed).isBetween(0L, INTERVAL.get(who));
    }

    private static void finish(Path workspace) throws Exception {
        try (ChildProgram child = ChildProgram.start(MarkedExperiment.class, workspace)) {
            while (child.line() != null) {}
            assertThat(child.exitCode()).isZero();
        }
    }

    /** Metrics, and every array and network that was kept. */
    private static String bits(Path path) throws IOException {
        try (Workspace workspace = MarkedExperiment.open(path)) {
            RunArchive runs = workspace.runs();
            assertThat(runs.runs()).hasSize(4).allMatch(run -> run.status() == RunStatus.FINISHED);
            StringBuilder text = new StringBuilder(ToyExperiment.metrics(runs));
            for (RunSummary run : runs.runs()) text.append(files(runs.folder(run.id())));
            return text.toString();
        }
    }

    private static String files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(file ->
                            file.toString().endsWith(".npy") || file.toString().endsWith(".npz"))
                    .sorted()
                    .map(file -> run.relativize(file) + " " + digest(file))
                    .collect(Collectors.joining("\n", "\n", "\n"));
        }
    }

    private static int digest(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
