package org.limbeck.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
     * Creates or replaces a folder: filled under a temporary name beside it, flushed to the disk, then renamed. A
     * symbolic link stays one, and what it leads to is replaced. What a failure leaves unfinished is deleted.
     *
     * @param filling writes files into the folder it is given, which exists and is empty
     * @throws IOException when the disk is full or refuses; the old folder is then still there
     */
    public static void folder(Path target, Filling filling) throws IOException {
        Path real = Destination.of(target);
        if (Files.exists(real) && !Files.isDirectory(real)) throw new FileAlreadyExistsException(target.toString());
        Path unfinished = unfinished(real);
        delete(unfinished);
        NewFolders made = NewFolders.create(parent(unfinished));
        try {
            Files.createDirectory(unfinished);
            filling.fill(unfinished);
            for (Path file : files(unfinished)) flush(file);
            flushFolder(unfinished);
            delete(real);
            Files.move(unfinished, real, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            discard(List.of(unfinished), made, e);
            throw e;
        }
        flushFolder(parent(real));
    }

    /**
     * Creates or replaces a file in the same way, with the permissions of the one that was there. A symbolic link stays
     * one, and what it leads to is replaced; into a pipe or a device the content is written.
     *
     * @param filling writes the file at the path it is given, where none is
     */
    public static void file(Path target, Filling filling) throws IOException {
        if (Destination.isStream(target)) {
            Destination.stream(target, filling);
            return;
        }
        Path real = Destination.of(target);
        Destination.requireFile(real);
        Path unfinished = unfinished(real);
        NewFolders made = NewFolders.create(parent(unfinished));
        try {
            prepare(real, unfinished, filling);
            Files.move(unfinished, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException | Error e) {
            discard(List.of(unfinished), made, e);
            throw e;
        }
        flushFolder(parent(real));
    }

    /**
     * Creates or replaces several files of a folder that only make sense together: all are written before the first is
     * renamed, so that a full disk leaves the old ones, or none. Other files in the folder stay.
     *
     * @param fillings by file name
     */
    public static void files(Path folder, Map<String, Filling> fillings) throws IOException {
        NewFolders made = NewFolders.create(folder.toAbsolutePath());
        Map<Path, Path> unfinished = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, Filling> entry : fillings.entrySet()) {
                Path real = Destination.of(folder.resolve(entry.getKey()));
                Destination.requireFile(real);
                unfinished.put(unfinished(real), real);
                prepare(real, unfinished(real), entry.getValue());
            }
            for (Map.Entry<Path, Path> file : unfinished.entrySet()) {
                Files.move(
                        file.getKey(),
                        file.getValue(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | RuntimeException | Error e) {
            discard(unfinished.keySet(), made, e);
            throw e;
        }
        flushFolder(folder.toAbsolutePath());
    }

    private static void prepare(Path real, Path unfinished, Filling filling) throws IOException {
        filling.fill(unfinished);
        keepPermissions(real, unfinished);
        flush(unfinished);
    }

    /** Where a path that is written to leads, through symbolic links. */
    public static Path destination(Path target) throws IOException {
        return Destination.of(target);
    }

    /** Whether a path is a pipe or a device, which can be written into but not replaced or read again. */
    public static boolean isStream(Path target) {
        return Destination.isStream(target);
    }

    private static void keepPermissions(Path old, Path unfinished) throws IOException {
        if (!Files.exists(old)
                || !old.getFileSystem().supportedFileAttributeViews().contains("posix")) return;
        Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(old));
    }

    /** Deletes a file or a folder with all that is in it; nothing happens when it does not exist. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) return;
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
                if (fault != null) throw fault;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void discard(Collection<Path> unfinished, NewFolders made, Throwable failure) {
        try {
            for (Path path : unfinished) delete(path);
            made.removeEmpty();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** What is written has a name, so that it lies in some folder. */
    private static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
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
