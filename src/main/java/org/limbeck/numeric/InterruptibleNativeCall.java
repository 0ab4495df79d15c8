package org.limbeck.numeric;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;

/** Waits for native work that cannot be interrupted, and leaves it to end by itself when the job is stopped. */
final class InterruptibleNativeCall {
    private static final long LOOK_MILLIS = 50;

    private InterruptibleNativeCall() {}

    /**
     * @param work owns all the native memory it uses, since it may outlive the call
     * @throws CancelledException when stopped, or when the waiting thread is interrupted
     */
    static <T> T call(Supplier<T> work, JobControl control) {
        control.checkCancelled();
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(task, "native-work");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException running) {
                control.checkCancelled();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException thrown) {
                if (thrown.getCause() instanceof RuntimeException known) throw known;
                if (thrown.getCause() instanceof Error error) throw error;
                throw new IllegalStateException(thrown.getCause());
            }
        }
    }
}
