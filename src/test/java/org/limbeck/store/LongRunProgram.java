package org.limbeck.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.FakeEnvironment;
import org.limbeck.experiment.Samples;
import org.limbeck.experiment.queue.RunQueue;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.teacher.TeacherRecord;

/**
 * Begins an experiment in a workspace, or goes on with the one that is there, and prints a line for each event and step:
 * made to be killed. Told a kind of work and a number, it stops inside that kind of work at the so manieth time, says so
 * and waits for its end.
 */
public final class LongRunProgram {
    private LongRunProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]), Clock.systemUTC(), new PlainNetworkFiles())) {
            FakeEnvironment fake = new FakeEnvironment(new PlainNetworkFiles());
            Holding holding = arguments.length < 2
                    ? new Holding("", 0)
                    : new Holding(arguments[1], Integer.parseInt(arguments[2]));
            fake.hook = (step, rate, schedule) -> {
                boolean taught = workspace.teachers().teachers().stream().allMatch(TeacherRecord::complete);
                System.out.println("step " + taught + schedule.method() + rate + " " + step);
                holding.at(taught ? "student" : "teacher");
            };
            fake.insideProbe = () -> holding.at("probe");
            fake.insideSave = () -> holding.at("checkpoint");
            run(workspace, new Printer(), fake);
        }
    }

    /** Where the program is to stop and wait. */
    private static final class Holding {
        private final String work;
        private int left;

        Holding(String work, int times) {
            this.work = work;
            this.left = times;
        }

        void at(String now) {
            if (!now.equals(work) || --left != 0) return;
            System.out.println("holding");
            try {
                Thread.currentThread().join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void run(Workspace workspace) throws InterruptedException {
        run(workspace, null, new FakeEnvironment(new PlainNetworkFiles()));
    }

    /** @param listener null for none */
    private static void run(Workspace workspace, RunListener listener, FakeEnvironment fake)
            throws InterruptedException {
        try (RunQueue queue =
                new RunQueue(workspace.runs(), workspace.teachers(), fake.environment(), new SplittableRandom(1))) {
            if (listener != null) queue.addListener(listener);
            List<RunSummary> known = queue.runs().runs();
            if (known.isEmpty()) queue.submit(spec());
            for (RunSummary run : queue.runs().runs()) {
                if (run.status().isResumable()) queue.resume(run.id());
            }
            for (RunSummary run : queue.runs().runs()) queue.await(run.id());
        }
    }

    static ExperimentSpec spec() {
        return Samples.experiment(
                List.of(new Schedule.None(), new Schedule.Online(1, 4, 1)), List.of(0.05, 0.1), List.of(1L, 2L));
    }

    private static final class Printer implements RunListener {
        @Override
        public void statusChanged(String runId, RunStatus status) {
            System.out.println("status " + runId + " " + status);
        }

        @Override
        public void happened(String runId, JournalEntry entry) {
            System.out.println(entry.event().getClass().getSimpleName() + " " + runId + " "
                    + entry.event().step());
        }
    }
}
