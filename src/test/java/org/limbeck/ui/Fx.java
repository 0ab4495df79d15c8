package org.limbeck.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/** Work on the FX thread from a test, and waiting for what the window does in the background. */
final class Fx {
    private static final long PATIENCE_SECONDS = 60;

    private Fx() {}

    static <T> T call(Supplier<T> work) {
        if (Platform.isFxApplicationThread()) return work.get();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    static void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Returns as soon as something holds on the FX thread; fails when it never does. */
    static void until(String what, BooleanSupplier holds) {
        until(what, PATIENCE_SECONDS, holds);
    }

    static void until(String what, long seconds, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> call(holds::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("never came true: " + what, e);
        }
    }
}
