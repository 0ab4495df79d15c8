package org.limbeck.experiment;

/** Where a run stands; the last four are final, but a cancelled or failed run can be resumed. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    PAUSED,
    CANCELLING,
    FINISHED,
    DIVERGED,
    FAILED,
    CANCELLED;

    public boolean isEnd() {
        return ordinal() >= FINISHED.ordinal();
    }
}
