package org.limbeck.app;

import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import org.limbeck.data.DatasetSpec;
import org.limbeck.store.LimbeckEngine;

/** The JavaFX window, and whether this machine can show it. */
final class DesktopWindow implements org.limbeck.cli.Window {
    private static final List<DatasetSpec> SHIPPED =
            List.of(DatasetSpec.of("glyphs-grey"), DatasetSpec.of("glyphs-rgb"), DatasetSpec.of("moons"));

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
    public int open(Path workspace, int threads) throws InterruptedException {
        org.limbeck.ui.Window.launch(
                folder -> LimbeckEngine.openWithShippedTeachers(folder, threads),
                workspace,
                Preferences.userRoot().node("org/limbeck"),
                SHIPPED,
                threads);
        return 0;
    }
}
