package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.limbeck.base.UserError;
import org.limbeck.experiment.NetworkFiles;
import org.limbeck.experiment.RunArchive;
import org.limbeck.experiment.TeacherLibrary;

/**
 * A folder with everything a user has made: {@code limbeck.db} with specifications, events and metrics, {@code runs/ID}
 * and {@code teachers/ID} with the files. Held exclusively from {@link #open} to {@link #close}.
 */
public final class Workspace implements AutoCloseable {
    private final Path folder;
    private final Database database;
    private final StoredRuns runs;
    private final StoredTeachers teachers;
    private final TeacherPack packs;

    private Workspace(Path folder, Database database, Clock clock, NetworkFiles networks) {
        this.folder = folder;
        this.database = database;
        this.runs = new StoredRuns(database, folder.resolve("runs"), clock, networks);
        this.teachers = new StoredTeachers(database, folder.resolve("teachers"), clock, networks);
        this.packs = new TeacherPack(teachers, networks);
    }

    /**
     * Opens a workspace, making the folder when it does not exist.
     *
     * @param networks how weights are kept
     * @throws UserError when it is open already (here or in another program), cannot be written to, is damaged or was
     *     made by a newer version; nothing is changed then
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
        return new Workspace(folder, Database.open(folder.resolve("limbeck.db")), clock, networks);
    }

    public Path folder() {
        return folder;
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
    }
}
