package org.limbeck.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;

/** What lies where a data set was expected, in words, so that a refusal says what was found and what is missing. */
final class FolderContents {
    private static final int NAMED = 5;
    private static final List<String> ARCHIVES = List.of(".tar.gz", ".tgz", ".tar", ".zip", ".7z", ".rar");

    private final Path folder;
    private final List<Path> entries;
    private final List<String> names;

    private FolderContents(Path folder, List<Path> entries) {
        this.folder = folder;
        this.entries = entries;
        this.names =
                entries.stream().map(entry -> entry.getFileName().toString()).toList();
    }

    /** @throws UserError when it is no folder or cannot be listed */
    static FolderContents of(Path folder) {
        if (!Files.isDirectory(folder)) throw noFolder(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            return new FolderContents(folder, entries.sorted().toList());
        } catch (IOException e) {
            throw new UserError(
                    "cannot be listed: " + FileFault.reading(e), folder.toString(), "Check its permissions", e);
        }
    }

    private static UserError noFolder(Path path) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        if (!Files.exists(path)) return new UserError("does not exist", path.toString(), "Check the path");
        if (isArchive(name)) {
            return new UserError(
                    "is an archive, not a folder", path.toString(), "Unpack it and give the folder of its files");
        }
        return new UserError("is not a folder", path.toString(), "Give the folder that holds the files");
    }

    /** A file that its format needs is not there. @param format for people */
    static UserError missing(Path folder, String file, String format) {
        FolderContents contents = of(folder);
        return new UserError(
                "has no " + file + ", which " + format + " needs; it holds " + contents.listed(),
                folder.toString(),
                "Put the file there, or give the folder that has it");
    }

    /**
     * Nothing of a known format was recognised.
     *
     * @param recognised the format of a folder, where it has one
     * @param marks files by which formats are recognised
     */
    UserError unknown(Function<Path, Optional<String>> recognised, List<String> marks) {
        if (names.isEmpty()) {
            return new UserError("is empty", folder.toString(), "Give the folder that holds the files");
        }
        return Stream.<Function<Function<Path, Optional<String>>, Optional<UserError>>>of(
                        look -> otherVersion(), this::below, look -> otherSpelling(), look -> packed())
                .flatMap(hint -> hint.apply(recognised).stream())
                .findFirst()
                .orElseGet(() -> new UserError(
                        "holds no files of a known format; it holds " + listed(),
                        folder.toString(),
                        "Give a folder with one of " + String.join(", ", marks)));
    }

    /** CIFAR is also published for Python and MATLAB, under nearly the same names. */
    private Optional<UserError> otherVersion() {
        if (has("data_batch_1") || has("batches.meta")) return Optional.of(version("Python", "CIFAR-10", "10"));
        if (has("train") && has("test") && has("meta")) return Optional.of(version("Python", "CIFAR-100", "100"));
        if (has("data_batch_1.mat")) return Optional.of(version("MATLAB", "CIFAR-10", "10"));
        if (has("train.mat") && has("test.mat")) return Optional.of(version("MATLAB", "CIFAR-100", "100"));
        return Optional.empty();
    }

    private UserError version(String language, String name, String classes) {
        return new UserError(
                "holds the " + language + " version of " + name + " (" + listed() + "), which is not read",
                folder.toString(),
                "Fetch the binary version, cifar-" + classes + "-binary.tar.gz, and give its folder");
    }

    private Optional<UserError> below(Function<Path, Optional<String>> recognised) {
        for (Path inner : entries) {
            Optional<String> format = Files.isDirectory(inner) ? recognised.apply(inner) : Optional.empty();
            if (format.isPresent()) {
                return Optional.of(new UserError(
                        "holds no data set itself; its folder " + inner.getFileName() + " does (" + format.get() + ")",
                        folder.toString(),
                        "Give " + inner));
            }
        }
        return Optional.empty();
    }

    private Optional<UserError> otherSpelling() {
        List<String> like = names.stream()
                .filter(name -> name.matches("(?i).*(idx\\d|ubyte|(train|test|t10k)[-_.]?(images|labels)).*"))
                .toList();
        if (like.isEmpty()) return Optional.empty();
        return Optional.of(new UserError(
                "holds what look like IDX files, but no training images under the usual name (found "
                        + String.join(", ", like.subList(0, Math.min(NAMED, like.size()))) + ")",
                folder.toString(),
                "Name the files " + String.join(", ", Idx.NAMES) + ", with or without .gz"));
    }

    private Optional<UserError> packed() {
        return names.stream()
                .filter(FolderContents::isArchive)
                .findFirst()
                .map(archive -> new UserError(
                        "holds the archive " + archive + " and no files of a known format beside it",
                        folder.toString(),
                        "Unpack it and give the folder of its files"));
    }

    private boolean has(String name) {
        return names.contains(name);
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ARCHIVES.stream().anyMatch(lower::endsWith);
    }

    /** The first few names. */
    private String listed() {
        if (names.isEmpty()) return "nothing";
        int more = names.size() - NAMED;
        return names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
