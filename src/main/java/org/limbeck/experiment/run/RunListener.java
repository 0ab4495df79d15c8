package org.limbeck.experiment.run;

/** Hears of runs as they change; called on worker threads, must return at once. */
public interface RunListener {
    /** A run entered the queue or changed its status. */
    void statusChanged(String runId, RunStatus status);

    /** In the order of the run's journal. */
    void happened(String runId, JournalEntry entry);
}
