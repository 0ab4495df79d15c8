package org.limbeck.ui;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps off the terminal what libraries say at every start and nobody can act on: that JavaFX comes from the class path,
 * as it does in our jar, and that a folder for preferences was created.
 */
public final class StartMessages {
    private static final String CLASS_PATH = "Unsupported JavaFX configuration";
    /** Held here, since the log's registry alone would let them be collected with their settings. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("javafx"), Logger.getLogger("java.util.prefs"));

    private StartMessages() {}

    /** Before preferences and toolkit are first used. */
    public static void quieten() {
        LOGGERS.forEach(logger -> logger.setFilter(StartMessages::isWorthReading));
    }

    static boolean isWorthReading(LogRecord message) {
        boolean known = message.getMessage() != null && message.getMessage().startsWith(CLASS_PATH);
        return !known && message.getLevel().intValue() >= Level.WARNING.intValue();
    }
}
