package org.limbeck.base;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a path that is written to really leads: through symbolic links, to a file, a folder, or a pipe or device. */
final class Destination {
    private static final int MOST_LINKS = 40;

    private Destination() {}

    /** The file or folder at the end of all links, which need not exist; a pipe or device as it was given. */
    static Path of(Path given) throws IOException {
        if (isStream(given)) return given;
        if (Files.exists(given)) return given.toRealPath();
        Path path = given;
        for (int links = 0; Files.isSymbolicLink(path); links++) {
            if (links == MOST_LINKS) throw new FileSystemLoopException(given.toString());
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        return path;
    }

    /** Whether it can only be written into, not replaced: a named pipe, {@code /dev/null}, {@code /dev/fd/63}. */
    static boolean isStream(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /** @throws IOException for what stands there and is a folder or may not be written to */
    static void requireFile(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new FileSystemException(file.toString(), null, "it is a folder");
        if (Files.exists(file) && !Files.isWritable(file)) throw new AccessDeniedException(file.toString());
    }

    /** Fills a temporary file and sends it through; the writers of images go back and forth in theirs. */
    static void stream(Path target, DurableFiles.Filling filling) throws IOException {
        Path folder = Files.createTempDirectory("limbeck-out");
        try {
            Path file = folder.resolve("content");
            filling.fill(file);
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                Files.copy(file, out);
            }
        } finally {
            DurableFiles.delete(folder);
        }
    }
}
