package org.limbeck.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.numeric.ProcessEnd;

/** While it is open, Ctrl+C stops a computation at its next look, and Java ends when that has removed its own files. */
public final class Stopping implements JobControl, AutoCloseable {
    /** Enough to delete what was begun. */
    public static final long TO_TIDY_UP = 10_000;
    /** Where nothing is written, there is nothing to wait for but the next look. */
    public static final long NOTHING_WRITTEN = 200;

    private final JobControl progress;
    private final long patienceMillis;
    private final CountDownLatch tidy = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean stopped;

    /**
     * @param progress gets the reports
     * @param patienceMillis how long to wait before the process is ended in the middle of what it does
     */
    public Stopping(JobControl progress, long patienceMillis) {
        this.progress = progress;
        this.patienceMillis = patienceMillis;
        this.hook = new Thread(this::stop, "limbeck-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        stopped = true;
        try {
            boolean left = tidy.await(patienceMillis, TimeUnit.MILLISECONDS);
            // A computation that was left may still be in a routine of LAPACK, for which an ordinary exit would wait.
            if (!left || patienceMillis == NOTHING_WRITTEN) ProcessEnd.now(Faults.STOPPED);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void report(double done, double total, String note) {
        progress.report(done, total, note);
    }

    @Override
    public void checkCancelled() {
        if (stopped) throw new CancelledException();
        progress.checkCancelled();
    }

    @Override
    public void close() {
        tidy.countDown();
        if (!stopped) Runtime.getRuntime().removeShutdownHook(hook);
    }
}
