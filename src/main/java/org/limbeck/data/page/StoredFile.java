package org.limbeck.data.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;

/** A file of a data set. */
public record StoredFile(String name, long bytes) {
    /** Files of a folder by name, those of its folders left out. */
    static List<StoredFile> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new StoredFile(file.getFileName().toString(), size(file)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            IOException cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
            throw new UserError(
                    "cannot be listed: " + FileFault.reading(cause), folder.toString(), "Check its permissions", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
