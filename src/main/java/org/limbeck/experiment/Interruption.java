package org.limbeck.experiment;

import java.util.List;

/** What a program finds that an earlier one left unfinished when it was killed. */
final class Interruption {
    private Interruption() {}

    /** Gives every run that has no end one: {@link RunStatus#INTERRUPTED}, to be resumed when somebody asks. */
    static void mark(RunArchive archive) {
        for (RunSummary run : archive.runs()) {
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
