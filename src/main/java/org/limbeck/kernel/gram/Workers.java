package org.limbeck.kernel.gram;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.limbeck.base.JobControl;

/**
 * The threads of one kernel computation. Work comes as numbered items, each short enough (well under a tenth of a
 * second of arithmetic) that a stop or a pause is obeyed at once; which thread takes which item does not change the
 * result. Progress is counted in floating-point operations.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final JobControl control;
    private final double total;
    private final ExecutorService executor;
    private double done;
    private String note = "";

    /** @param total floating-point operations of the whole computation */
    public Workers(int threads, JobControl control, double total) {
        this.threads = threads;
        this.control = control;
        this.total = total;
        this.executor = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "kernel");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int threads() {
        return threads;
    }

    /** What progress reports say from now on. */
    public void note(String what) {
        note = what;
    }

    /** Counts work done, reports it, and waits or stops when the user asked for it; any thread may call it. */
    public synchronized void advance(double work) {
        done += work;
        control.report(Math.min(done, total), total, note);
        control.checkCancelled();
    }

    /** One item of work. */
    @FunctionalInterface
    public interface Item {
        /** @param worker below {@link Workers#threads()}; no two items with one worker run at the same time */
        void run(int worker, int item);
    }

    /**
     * Runs items {@code 0 .. items - 1} and returns when all are done.
     *
     * @throws RuntimeException the first that an item threw; items not yet started are then left out
     */
    public void run(int items, Item item) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        List<Callable<Void>> loops = new ArrayList<>();
        for (int worker = 0; worker < Math.min(threads, items); worker++) {
            int own = worker;
            loops.add(() -> {
                try {
                    for (int i = next.getAndIncrement(); i < items && !failed.get(); i = next.getAndIncrement()) {
                        item.run(own, i);
                    }
                } catch (RuntimeException | Error failure) {
                    failed.set(true);
                    throw failure;
                }
                return null;
            });
        }
        finish(loops);
    }

    private void finish(List<Callable<Void>> loops) {
        List<Future<Void>> futures = loops.stream().map(executor::submit).toList();
        Throwable failure = null;
        boolean interrupted = false;
        for (Future<Void> future : futures) {
            boolean waiting = true;
            while (waiting) {
                try {
                    future.get();
                    waiting = false;
                } catch (InterruptedException stop) {
                    // Buffers in use must not be freed under a running thread, so wait on; the caller sees the flag.
                    interrupted = true;
                } catch (ExecutionException thrown) {
                    waiting = false;
                    if (failure == null) failure = thrown.getCause();
                }
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        if (failure instanceof Error error) throw error;
        if (failure != null) throw (RuntimeException) failure;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
