package org.limbeck.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.prefs.Preferences;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.UserError;
import org.limbeck.bench.WindowSpeed;
import org.limbeck.data.DatasetSpec;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.ui.StartMessages;

/** The JavaFX window, and whether this machine can show it. */
final class DesktopWindow implements org.limbeck.cli.console.WindowDoor {
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

    /** The window's real preferences stay as they are: those of a measurement are under a node of their own. */
    @Override
    public WindowSpeed measure(int threads, double seconds) throws InterruptedException {
        Path workspace = temporary();
        try {
            return org.limbeck.ui.Window.measure(
                    folder -> LimbeckEngine.open(folder, threads),
                    workspace,
                    Preferences.userRoot().node("org/limbeck/bench"),
                    SHIPPED,
                    threads,
                    seconds);
        } finally {
            delete(workspace);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("limbeck-bench");
        } catch (IOException e) {
            throw new UserError(
                    "no temporary folder can be made", System.getProperty("java.io.tmpdir"), "free some space", e);
        }
    }

    private static void delete(Path folder) {
        try {
            DurableFiles.delete(folder);
        } catch (IOException e) {
            throw new UserError("cannot be deleted", folder.toString(), "delete it by hand", e);
        }
    }

    @Override
    public int open(Path workspace, int threads) throws InterruptedException {
        StartMessages.quieten();
        org.limbeck.ui.Window.launch(
                folder -> LimbeckEngine.openOrLook(folder, threads),
                workspace,
                Preferences.userRoot().node("org/limbeck"),
                SHIPPED,
                threads);
        return 0;
    }
}
