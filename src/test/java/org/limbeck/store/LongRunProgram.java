package org.limbeck.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SplittableRandom;
import org.limbeck.distill.Schedule;
import org.limbeck.experiment.ExperimentSpec;
import org.limbeck.experiment.FakeLaboratory;
import org.limbeck.experiment.RunEvent;
import org.limbeck.experiment.RunListener;
import org.limbeck.experiment.RunQueue;
import org.limbeck.experiment.RunStatus;
import org.limbeck.experiment.RunSummary;
import org.limbeck.experiment.Samples;

/**
 * Begins an experiment in a workspace, or goes on with the one that is there, and prints a line for each event: made to
 * be killed.
 */
public final class LongRunProgram {
    private LongRunProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]), Clock.systemUTC(), new PlainNetworkFiles())) {
            run(workspace, new Printer());
        }
    }

    /** @param listener null for none */
    static void run(Workspace workspace, RunListener listener) throws InterruptedException {
        FakeLaboratory fake = new FakeLaboratory(new PlainNetworkFiles());
        try (RunQueue queue =
                new RunQueue(workspace.runs(), workspace.teachers(), fake.laboratory(), new SplittableRandom(1))) {
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
        public void happened(String runId, RunEvent event) {
            System.out.println(event.getClass().getSimpleName() + " " + runId + " " + event.step());
        }
    }
}
