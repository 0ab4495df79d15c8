package org.limbeck.numeric;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Ends the process without the C library's exit handlers. Java always runs them, and that of OpenBLAS waits for ever
 * for its threads when one of its routines is under way.
 */
public final class ProcessEnd {
    private ProcessEnd() {}

    private interface CLibrary extends Library {
        void _exit(int code);
    }

    /** Does not return, except on Windows and where the C library is not found; then Java ends the process as usual. */
    public static void now(int code) {
        if (Platform.isWindows()) return;
        try {
            Native.load("c", CLibrary.class)._exit(code);
        } catch (LinkageError missing) {
            // Nothing else can be done: the usual way is the next best.
        }
    }
}
