package org.limbeck.cli.console;

import java.nio.file.Path;
import org.limbeck.bench.WindowSpeed;

/** The door to the window, which lies on a higher floor. */
public interface WindowDoor {
    /** Whether a window can be shown on this machine now. */
    boolean hasDisplay();

    /** Shows the window and blocks until it is closed. @return the exit code */
    int open(Path workspace, int threads) throws InterruptedException;

    /**
     * Shows the window on a new workspace that is deleted afterwards, runs the demo in it, and closes it.
     *
     * @param seconds of training to watch
     */
    WindowSpeed measure(int threads, double seconds) throws InterruptedException;
}
