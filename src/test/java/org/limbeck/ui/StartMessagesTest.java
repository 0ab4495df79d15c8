package org.limbeck.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class StartMessagesTest {
    private static boolean told(Level level, String message) {
        return StartMessages.isWorthReading(new LogRecord(level, message));
    }

    @Test
    void whatIsSaidAtEveryStartIsKeptBackAndRealWarningsAreNot() {
        assertThat(told(Level.WARNING, "Unsupported JavaFX configuration: classes were loaded from 'unnamed module'"))
                .isFalse();
        assertThat(told(Level.INFO, "Created user preferences directory.")).isFalse();
        assertThat(told(Level.WARNING, "Could not lock User prefs. Unix error code 2."))
                .isTrue();
        assertThat(told(Level.SEVERE, "no toolkit")).isTrue();
    }
}
