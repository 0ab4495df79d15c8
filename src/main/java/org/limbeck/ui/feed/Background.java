package org.limbeck.ui.feed;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One background thread of the window: everything that reads, computes or waits happens on one of these, and its result
 * comes back through the {@link Pump}. Failures go to the thread's uncaught-exception handler, which shows them.
 */
public final class Background implements AutoCloseable {
    private final ScheduledExecutorService worker;
    private final Pump pump;

    public Background(String name, Pump pump) {
        this(
                Executors.newSingleThreadScheduledExecutor(work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                }),
                pump);
    }

    /** On a worker that is given. */
    Background(ScheduledExecutorService worker, Pump pump) {
        this.worker = worker;
        this.pump = pump;
    }

    /** Does some work, then hands its result to the FX thread. */
    public <T> void run(Callable<T> work, Consumer<T> then) {
        run(work, then, Background::report);
    }

    /** Likewise; {@code failed} hears of a failure on the FX thread. */
    public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        submit(() -> {
            try {
                T result = work.call();
                pump.post(() -> then.accept(result));
            } catch (Exception e) {
                pump.post(() -> failed.accept(e));
            }
        });
    }

    /** Does some work that nothing waits for. */
    public void run(Runnable work) {
        submit(() -> guarded(work));
    }

    /**
     * Makes a trigger: however often it is pulled, the work runs once, {@code millis} after the first pull.
     *
     * @return the trigger, for any thread
     */
    public Runnable coalesced(long millis, Runnable work) {
        AtomicBoolean scheduled = new AtomicBoolean();
        return () -> {
            if (!scheduled.compareAndSet(false, true)) return;
            schedule(millis, () -> {
                scheduled.set(false);
                guarded(work);
            });
        };
    }

    /** Repeats some work with pauses of {@code millis} between. */
    public void every(long millis, Runnable work) {
        Future<?> unused = worker.scheduleWithFixedDelay(() -> guarded(work), 0, millis, TimeUnit.MILLISECONDS);
    }

    private void submit(Runnable work) {
        schedule(0, work);
    }

    private void schedule(long millis, Runnable work) {
        try {
            Future<?> unused = worker.schedule(work, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            if (!worker.isShutdown()) throw e;
        }
    }

    private void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (!worker.isShutdown()) pump.post(() -> report(e));
        }
    }

    private static void report(Exception failure) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }

    /** Takes no more work; what was asked for is still done. */
    public void finish() {
        worker.shutdown();
    }

    /** Takes no more work; what runs is finished in the background. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
