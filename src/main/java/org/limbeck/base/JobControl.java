package org.limbeck.base;

/**
 * What a running job sees of whoever started it: where to report progress, and whether to stop or to wait. Long
 * computations call {@link #checkCancelled()} at least ten times a second.
 */
public interface JobControl {
    /**
     * @param done units finished, from 0 to {@code total}
     * @param total units in all; 0 when unknown
     * @param note what is being done now, for people
     */
    void report(double done, double total, String note);

    /**
     * Returns at once while the job may go on; blocks while it is paused.
     *
     * @throws CancelledException when the job is to stop
     */
    void checkCancelled();

    /** Reports to nobody and never stops. */
    static JobControl none() {
        return new JobControl() {
            @Override
            public void report(double done, double total, String note) {}

            @Override
            public void checkCancelled() {}
        };
    }
}
