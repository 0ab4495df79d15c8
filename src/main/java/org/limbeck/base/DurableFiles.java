package org.limbeck.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files and folders that are there whole or not at all, even when the machine stops in between. */
public final class DurableFiles {
    private static final String UNFINISHED = ".unfinished";

    private DurableFiles() {}

    /** Fills a file or folder at the path it is given. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path path) throws IOException;
    }

    /**
     * Creates or replaces a folder: filled under a temporary name beside it, flushed to the disk, then renamed.
     *
     * @param filling writes files into the folder it is given, which exists and is empty
     * @throws IOException when the disk is full or refuses; the old folder is then still there
     */
    public static void folder(Path target, Filling filling) throws IOException {
        Path unfinished = unfinished(target);
        delete(unfinished);
        Files.createDirectories(unfinished);
        filling.fill(unfinished);
        for (Path file : files(unfinished)) flush(file);
        flushFolder(unfinished);
        delete(target);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        flushFolder(target.toAbsolutePath().getParent());
    }

    /** Creates or replaces a file in the same way; what a failure leaves unfinished is deleted. @param filling writes the file at the path it is given */
    public static void file(Path target, Filling filling) throws IOException {
        Path unfinished = unfinished(target);
        Files.createDirectories(unfinished.toAbsolutePath().getParent());
        try {
            filling.fill(unfinished);
            flush(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            discard(unfinished, e);
            throw e;
        }
        flushFolder(target.toAbsolutePath().getParent());
    }

    /** Deletes a file or a folder with all that is in it; nothing happens when it does not exist. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) return;
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
                if (fault != null) throw fault;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void discard(Path unfinished, Exception failure) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + UNFINISHED);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** The new name itself must reach the disk; Windows cannot open folders and needs no such call. */
    private static void flushFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) return;
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
