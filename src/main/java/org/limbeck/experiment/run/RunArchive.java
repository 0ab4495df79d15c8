package org.limbeck.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.base.UserError;
import org.limbeck.experiment.mark.LibraryMarks;
import org.limbeck.experiment.spec.RunSpec;

/** Where runs are kept: the port that {@code store} implements. Safe for use from several threads. */
public interface RunArchive {
    /** Stores a new run as queued. */
    void create(RunSpec spec);

    /** Appends an event durably; {@link RunEvent.Ended} also sets the status. @return it with its number */
    JournalEntry append(String runId, RunEvent event);

    /** Appends several at once, all of them or none. */
    default List<JournalEntry> append(String runId, List<RunEvent> events) {
        return events.stream().map(event -> append(runId, event)).toList();
    }

    void setStatus(String runId, RunStatus status);

    /** All runs that are not marked as deleted, oldest first. */
    List<RunSummary> runs();

    /** Those that are marked as deleted and whose files are still there, oldest first. */
    List<RunSummary> deleted();

    /** Whether marked as deleted or not: ids in use, and what later runs of an experiment take over from earlier ones. */
    default List<RunSummary> all() {
        List<RunSummary> all = new ArrayList<>(runs());
        all.addAll(deleted());
        return all;
    }

    /** What people have written beside runs and experiments. */
    LibraryMarks marks();

    /** @throws UserError when there is no such run */
    RunSpec spec(String runId);

    /** @throws UserError when there is no such run */
    RunSummary summary(String runId);

    /**
     * Everything that was appended, in order, superseded events included.
     *
     * @param after only what has a greater number; 0 for all
     * @throws UserError when there is no such run
     */
    List<JournalEntry> journal(String runId, long after);

    /** In order, events past a {@link RunEvent.Resumed} step dropped. */
    default List<RunEvent> events(String runId) {
        return RunEvents.effective(JournalEntry.events(journal(runId, 0)));
    }

    /** The run's own folder for checkpoints and arrays; created when missing. */
    Path folder(String runId);

    /** Deletes a run with its files, for good. @throws UserError while it is running */
    void delete(String runId);
}
