package org.limbeck.ui.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Updates wait until the next pulse of the toolkit. The timer rests while nothing waits. */
public final class PulsePump implements Pump {
    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse();
        }
    };
    private boolean awake;

    @Override
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
        batch.forEach(PulsePump::run);
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
