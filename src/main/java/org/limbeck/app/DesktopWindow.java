package org.limbeck.app;

import java.nio.file.Path;
import org.limbeck.cli.Window;

/** The JavaFX window, and whether this machine can show it. */
final class DesktopWindow implements Window {
    @Override
    public boolean hasDisplay() {
        String system = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        if (system.contains("win") || system.contains("mac")) return true;
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    @Override
    public int open(Path workspace, int threads) {
        return 0;
    }
}
