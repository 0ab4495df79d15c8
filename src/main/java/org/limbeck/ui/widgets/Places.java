package org.limbeck.ui.widgets;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where a dialog that asks for a file or folder begins: near what was chosen before, not wherever the desktop likes. */
public final class Places {
    private Places() {}

    /** The folder itself, or the nearest one above it that exists; else the user's own. @param place may be blank */
    public static File near(String place) {
        for (Path folder = path(place); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder)) return folder.toFile();
        }
        return new File(System.getProperty("user.home"));
    }

    private static Path path(String place) {
        try {
            return place.isBlank() ? null : Path.of(place).toAbsolutePath();
        } catch (InvalidPathException notYetAPath) {
            // Somebody is still typing; the user's own folder will do.
            return null;
        }
    }
}
