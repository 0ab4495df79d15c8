package org.limbeck.ui.docks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowMemoryTest {
    private final Preferences preferences = Preferences.userRoot().node("org/limbeck/test-" + UUID.randomUUID());

    @AfterEach
    void forget() throws BackingStoreException {
        preferences.removeNode();
    }

    @Test
    void aWorkspaceThatThisEncodingCannotNameIsLeftOutAndNotForgotten() {
        preferences.put("recent-0", "/data/donn\uFFFDes");
        preferences.put("recent-1", "/data/plain");
        WindowMemory memory = new WindowMemory(preferences);
        assertThat(memory.recent()).containsExactly(Path.of("/data/plain"));
        memory.opened(Path.of("/data/other"));
        memory.opened(Path.of("/data/plain"));
        assertThat(memory.recent()).containsExactly(Path.of("/data/plain"), Path.of("/data/other"));
        assertThat(preferences.get("recent-2", "")).isEqualTo("/data/donn\uFFFDes");
    }
}
