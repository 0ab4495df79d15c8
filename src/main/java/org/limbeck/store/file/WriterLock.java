package org.limbeck.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Held by the one program that writes to a workspace; the operating system lets go of it when that ends, however it
 * ends. It is SQLite's lock on a file of its own, since Java's would be lost as soon as another part of the same program
 * closed the file.
 */
public final class WriterLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WriterLock.class);
    private static final String LOCK = "writer.lock";
    private static final String HOLDER = "writer.txt";

    private final Path folder;
    private final Connection connection;

    private WriterLock(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /** @param folder exists @throws UserError when another one holds it ({@link BusyWorkspace}) or nobody may write */
    public static WriterLock take(Path folder) {
        Connection connection = null;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(LOCK));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 500");
                statement.execute("BEGIN EXCLUSIVE");
            }
            Files.writeString(
                    folder.resolve(HOLDER),
                    Long.toString(ProcessHandle.current().pid()),
                    StandardCharsets.UTF_8);
            return new WriterLock(folder, connection);
        } catch (SQLException | IOException e) {
            close(connection, e);
            if (e instanceof SQLException refused && isBusy(refused)) throw new BusyWorkspace(folder, holder(folder));
            throw new UserError(
                    "the workspace cannot be written to",
                    folder.toString(),
                    "allow writing to the folder or choose another workspace",
                    e);
        }
    }

    /** Whether some program, this one included, works in the workspace now. */
    public static boolean isHeld(Path folder) {
        Path lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) return false;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + lock.toUri() + "?mode=ro");
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 0");
            statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
            return false;
        } catch (SQLException e) {
            return isBusy(e);
        }
    }

    /** Who holds it, for people. */
    public static String holder(Path folder) {
        try {
            String process = Files.readString(folder.resolve(HOLDER)).strip();
            if (process.equals(Long.toString(ProcessHandle.current().pid()))) return "another part of this program";
            return "another window or program (process " + process + ")";
        } catch (IOException e) {
            LOG.debug("the holder of {} is not known", folder, e);
            return "another window or program";
        }
    }

    private static boolean isBusy(SQLException fault) {
        return fault instanceof SQLiteException refused
                && SQLiteErrorCode.getErrorCode(refused.getResultCode().code & 0xff) == SQLiteErrorCode.SQLITE_BUSY;
    }

    private static void close(@Nullable Connection connection, Exception fault) {
        try {
            if (connection != null) connection.close();
        } catch (SQLException e) {
            fault.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve(HOLDER));
            connection.close();
        } catch (IOException | SQLException e) {
            LOG.warn("the lock of {} could not be given back in order", folder, e);
        }
    }
}
