package org.limbeck.experiment.run;

/** Where a run stands; the last five are final, but a cancelled, interrupted or failed run can be resumed. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    PAUSED,
    CANCELLING,
    FINISHED,
    DIVERGED,
    FAILED,
    CANCELLED,
    /** Cut off by the end of the program, by a crash or by closing it. */
    INTERRUPTED;

    public boolean isEnd() {
        return ordinal() >= FINISHED.ordinal();
    }

    /** Whether {@code ExperimentService.resume} continues it. */
    public boolean isResumable() {
        return this == FAILED || this == CANCELLED || this == INTERRUPTED;
    }

    /** For people, e.g. {@code finished}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
