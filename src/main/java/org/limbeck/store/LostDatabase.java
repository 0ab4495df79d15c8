package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.limbeck.base.FileFault;
import org.limbeck.base.MendableError;
import org.limbeck.base.UserError;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.store.file.RunFiles;
import org.limbeck.store.file.TeacherFiles;
import org.limbeck.store.file.WriterLock;

/** A workspace whose database is gone or empty while the files of its runs are there, and its rebuilding from these. */
public final class LostDatabase {
    private LostDatabase() {}

    /**
     * What a rebuilding brought back.
     *
     * @param runs ids
     * @param teachers ids
     * @param left folders that could not be restored, and why; they stay as they are
     */
    public record Rebuilt(List<String> runs, List<String> teachers, List<String> left) {}

    /** @throws MendableError when the workspace has lost its database */
    static void refuse(Path folder, Clock clock, NetworkFiles networks) {
        if (!isLost(folder)) return;
        int runs = folders(folder.resolve(Workspace.RUNS)).size();
        int teachers = folders(folder.resolve(Workspace.TEACHERS)).size();
        Path file = folder.resolve(Workspace.DATABASE);
        throw new MendableError(
                (Files.exists(file) ? "the database is empty (0 bytes)" : "the database is missing") + " beside "
                        + count(runs, "run") + " and " + count(teachers, "teacher"),
                file.toString(),
                "put a copy of it back, or rebuild it from what lies there: limbeck workspace rebuild --workspace "
                        + folder,
                "Rebuild the database",
                () -> rebuild(folder, clock, networks));
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static boolean isLost(Path folder) {
        Path file = folder.resolve(Workspace.DATABASE);
        try {
            if (Files.exists(file) && Files.size(file) > 0) return false;
            // With a journal of its own an empty file is a database whose first pages have not been moved yet.
            Path journal = folder.resolve(Workspace.DATABASE + "-wal");
            if (Files.exists(file) && Files.exists(journal) && Files.size(journal) > 0) return false;
        } catch (IOException e) {
            throw new UserError("cannot be read", file.toString(), "check that you may read it", e);
        }
        return !folders(folder.resolve(Workspace.RUNS)).isEmpty()
                || !folders(folder.resolve(Workspace.TEACHERS)).isEmpty();
    }

    /**
     * Makes the database anew from the files of runs and teachers; the old one is replaced.
     *
     * @throws UserError when the database is not lost, or the workspace is in use
     */
    public static Rebuilt rebuild(Path folder, Clock clock, NetworkFiles networks) {
        if (!isLost(folder)) {
            throw new UserError(
                    "there is no lost database to rebuild",
                    folder.toString(),
                    "this is for a workspace whose limbeck.db is missing or empty beside its runs");
        }
        Path database = folder.resolve(Workspace.DATABASE);
        Path unfinished = folder.resolve(Workspace.DATABASE + ".unfinished");
        try (WriterLock lock = WriterLock.take(folder)) {
            Files.deleteIfExists(unfinished);
            Rebuilt rebuilt = fill(folder, unfinished, clock, networks);
            Files.move(unfinished, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return rebuilt;
        } catch (IOException e) {
            throw FileFault.writing("the database", folder, "check that the disk has space and allows writing", e);
        }
    }

    private static Rebuilt fill(Path folder, Path file, Clock clock, NetworkFiles networks) {
        Path runFolder = folder.resolve(Workspace.RUNS);
        Path teacherFolder = folder.resolve(Workspace.TEACHERS);
        RunFiles runFiles = new RunFiles(runFolder);
        TeacherFiles teacherFiles = new TeacherFiles(teacherFolder);
        List<String> left = new ArrayList<>();
        List<RunFiles.Kept> runs = read(folders(runFolder), runFiles::read, left);
        List<TeacherFiles.Kept> teachers = read(folders(teacherFolder), teacherFiles::read, left);
        runs.sort(Comparator.comparing(RunFiles.Kept::created));
        teachers.sort(Comparator.comparing(TeacherFiles.Kept::created));
        try (Database database = Database.open(file)) {
            StoredRuns storedRuns = new StoredRuns(database, runFolder, clock, networks, runFiles, () -> false);
            StoredTeachers storedTeachers = new StoredTeachers(database, teacherFolder, clock, networks, teacherFiles);
            teachers.forEach(storedTeachers::restore);
            runs.forEach(storedRuns::restore);
            storedRuns.marks().restore();
        }
        return new Rebuilt(
                runs.stream().map(RunFiles.Kept::id).toList(),
                teachers.stream().map(TeacherFiles.Kept::id).toList(),
                left);
    }

    private static <T> List<T> read(List<String> ids, Function<String, T> reader, List<String> left) {
        List<T> kept = new ArrayList<>();
        for (String id : ids) {
            try {
                kept.add(reader.apply(id));
            } catch (UserError e) {
                left.add(e.getMessage());
            }
        }
        return kept;
    }

    private static List<String> folders(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserError("cannot be listed", folder.toString(), "check that you may read it", e);
        }
    }
}
