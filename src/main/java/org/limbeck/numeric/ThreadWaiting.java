package org.limbeck.numeric;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets native threads sleep while they wait for each other. By default those of GNU OpenMP spin, which on a machine
 * where anything else runs (a second experiment, the window's own painting) made training up to 28 times slower. The
 * OpenMP library reads the setting from the environment when it is loaded, and Java cannot change its own environment,
 * so this calls the C library. Must come before the first native arithmetic.
 */
public final class ThreadWaiting {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadWaiting.class);
    private static final String VARIABLE = "OMP_WAIT_POLICY";

    private ThreadWaiting() {}

    private interface CLibrary extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /** Leaves a policy that the user has set. Where it cannot be set, training only stays slower on a busy machine. */
    public static void sleepInsteadOfSpinning() {
        if (Platform.isWindows() || System.getenv(VARIABLE) != null) return;
        try {
            int answer = Native.load("c", CLibrary.class).setenv(VARIABLE, "passive", 0);
            if (answer != 0) LOG.warn("{} could not be set; training is slower while other programs run", VARIABLE);
        } catch (LinkageError e) {
            LOG.warn("{} could not be set; training is slower while other programs run", VARIABLE, e);
        }
    }
}
