package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.store.file.RunFiles;
import org.limbeck.store.file.TeacherFiles;
import org.limbeck.store.file.WriterLock;

/**
 * A folder with everything a user has made: {@code limbeck.db} with specifications, events and metrics, {@code runs/ID}
 * and {@code teachers/ID} with the files. One program writes to it at a time; others read beside it.
 */
public final class Workspace implements AutoCloseable {
    static final String DATABASE = "limbeck.db";
    static final String RUNS = "runs";
    static final String TEACHERS = "teachers";

    private final Path folder;
    private final Database database;
    private final @Nullable WriterLock lock;
    private final StoredRuns runs;
    private final StoredTeachers teachers;
    private final TeacherPack packs;

    /** @param lock null to read only */
    private Workspace(Path folder, Database database, @Nullable WriterLock lock, Clock clock, NetworkFiles networks) {
        this.folder = folder;
        this.database = database;
        this.lock = lock;
        boolean writes = lock != null;
        Path runFolder = folder.resolve(RUNS);
        Path teacherFolder = folder.resolve(TEACHERS);
        this.runs = new StoredRuns(
                database,
                runFolder,
                clock,
                networks,
                writes ? new RunFiles(runFolder) : null,
                writes ? () -> false : () -> !WriterLock.isHeld(folder));
        this.teachers = new StoredTeachers(
                database, teacherFolder, clock, networks, writes ? new TeacherFiles(teacherFolder) : null);
        this.packs = new TeacherPack(teachers, networks);
    }

    /**
     * Opens a workspace to work in it, making the folder when it does not exist.
     *
     * @param networks how weights are kept
     * @throws UserError when it is open already (here or in another program), has lost its database, cannot be written
     *     to, is damaged or was made by a newer version; nothing is changed then
     */
    public static Workspace open(Path folder, Clock clock, NetworkFiles networks) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UserError(
                    "the workspace folder cannot be made (" + e.getClass().getSimpleName() + ")",
                    folder.toString(),
                    "choose a folder that you may write to",
                    e);
        }
        LostDatabase.refuse(folder, clock, networks);
        WriterLock lock = WriterLock.take(folder);
        try {
            Workspace workspace = new Workspace(folder, Database.open(folder.resolve(DATABASE)), lock, clock, networks);
            workspace.runs.completeFiles();
            workspace.teachers.completeFiles();
            return workspace;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Opens a workspace to read it, also while another program works in it. Nothing in it is made or changed.
     *
     * @throws UserError when there is none, it has lost its database, is damaged or was made by a newer version
     */
    public static Workspace look(Path folder, Clock clock, NetworkFiles networks) {
        LostDatabase.refuse(folder, clock, networks);
        Path file = folder.resolve(DATABASE);
        if (!Files.exists(file)) {
            throw new UserError(
                    Files.isDirectory(folder) ? "there is no workspace in this folder" : "there is no such workspace",
                    folder.toString(),
                    "check --workspace; 'run' and 'demo' make one");
        }
        return new Workspace(folder, Database.look(file), null, clock, networks);
    }

    public Path folder() {
        return folder;
    }

    /** Whether it was opened to be read only. */
    boolean isReadOnly() {
        return lock == null;
    }

    public RunArchive runs() {
        return runs;
    }

    public TeacherLibrary teachers() {
        return teachers;
    }

    /** Teachers as files to hand on. */
    TeacherPack packs() {
        return packs;
    }

    /** Teachers that come with the program. */
    ShippedTeachers shippedTeachers() {
        return new ShippedTeachers(teachers, packs);
    }

    @Override
    public void close() {
        database.close();
        if (lock != null) lock.close();
    }
}
