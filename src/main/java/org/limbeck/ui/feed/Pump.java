package org.limbeck.ui.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The one door through which other threads reach the FX thread. Updates wait until the next pulse; of several under one
 * key only the latest is run, so that a fast producer costs one redraw a frame. The timer rests while nothing waits.
 */
public final class Pump {
    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private boolean awake;

    /** Runs an update on the FX thread at the next pulse. Any thread. */
    public void post(Runnable update) {
        post(new Object(), update);
    }

    /** Likewise, replacing an update under the same key that has not run yet. */
    public void post(Object key, Runnable update) {
        synchronized (waiting) {
            waiting.put(key, update);
            if (awake) return;
            awake = true;
        }
        Platform.runLater(timer::start);
    }

    private void pulse() {
        List<Runnable> batch;
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                awake = false;
                timer.stop();
                return;
            }
            batch = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        batch.forEach(Pump::run);
    }

    /** One faulty update must not take the others of its batch with it. */
    private static void run(Runnable update) {
        try {
            update.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
