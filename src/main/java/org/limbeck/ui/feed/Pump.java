package org.limbeck.ui.feed;

/**
 * The one door through which other threads reach the FX thread. Updates wait until the next pulse; of several under one
 * key only the latest is run, so that a fast producer costs one redraw a frame.
 */
public interface Pump {
    /** Runs an update on the FX thread at the next pulse. Any thread. */
    default void post(Runnable update) {
        post(new Object(), update);
    }

    /** Likewise, replacing an update under the same key that has not run yet. */
    void post(Object key, Runnable update);
}
