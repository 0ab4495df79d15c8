package org.limbeck.base;

/** Thrown by {@link JobControl#checkCancelled()} to unwind a job that the user stopped; not a failure. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("stopped by the user");
    }
}
