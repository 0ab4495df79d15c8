package org.limbeck.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;

/** While it is open, Ctrl+C stops a computation at its next look, and Java ends when that has removed its own files. */
final class Stopping implements JobControl, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final JobControl progress;
    private final CountDownLatch tidy = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean stopped;

    /** @param progress gets the reports */
    Stopping(JobControl progress) {
        this.progress = progress;
        this.hook = new Thread(this::stop, "limbeck-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        stopped = true;
        try {
            tidy.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
