package org.limbeck.experiment.queue;

import java.util.List;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;

/** What a program finds that an earlier one left unfinished when it was killed. */
final class UnfinishedRuns {
    private UnfinishedRuns() {}

    /** Gives every run that has no end one: {@link RunStatus#INTERRUPTED}, to be resumed when somebody asks. */
    static void mark(RunArchive archive) {
        for (RunSummary run : archive.all()) {
            if (run.status().isEnd()) continue;
            List<RunEvent> events = archive.events(run.id());
            RunEvent last = events.isEmpty() ? null : events.get(events.size() - 1);
            archive.append(
                    run.id(),
                    new RunEvent.Ended(
                            last == null ? 0 : Math.max(0, last.step()),
                            last == null ? 0 : last.seconds(),
                            RunStatus.INTERRUPTED,
                            "the program ended before the run did; resuming continues from its last checkpoint"));
        }
    }
}
