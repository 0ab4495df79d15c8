package org.limbeck.ui.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;

/** A specification's text on the disk. */
public final class SpecFile {
    private SpecFile() {}

    /** Durably, or not at all. @throws UserError when the place cannot be written to */
    public static void write(Path file, String text) {
        try {
            DurableFiles.file(file, path -> Files.writeString(path, text, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileFault.writing("the specification", file, "choose a folder that you may write to", e);
        }
    }
}
