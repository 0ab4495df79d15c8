package org.limbeck.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A connection to a workspace's SQLite file: the one that writes, or one of those that only read beside it. Calls are
 * serialised; each transaction is on the disk when it returns.
 */
final class Database implements AutoCloseable {
    /**
     * Written into the file; a higher number means that a newer program made it. Format 2 has the tables of format 1: its
     * events and checkpoints say with what they were computed, which programs before it cannot read. Format 3 has marks.
     */
    static final int SCHEMA_VERSION = 3;

    private static final int FIRST_WITH_MARKS = 3;

    private static final String[] SCHEMA = {
        "CREATE TABLE runs(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,"
                + " status TEXT NOT NULL, created TEXT NOT NULL, last_test_accuracy REAL, spec TEXT NOT NULL)",
        "CREATE TABLE events(run TEXT NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL,"
                + " PRIMARY KEY(run, number)) WITHOUT ROWID",
        "CREATE TABLE teachers(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,"
                + " digest TEXT NOT NULL, name TEXT NOT NULL, dataset TEXT NOT NULL, spec TEXT NOT NULL,"
                + " fingerprint TEXT NOT NULL, complete INTEGER NOT NULL, created TEXT NOT NULL)",
        "CREATE TABLE teacher_checkpoints(teacher TEXT NOT NULL, step INTEGER NOT NULL, body TEXT NOT NULL,"
                + " outputs INTEGER NOT NULL, PRIMARY KEY(teacher, step)) WITHOUT ROWID",
    };

    private static final String[] MARKS = {
        "CREATE TABLE marks(id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE changes(number INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL, before TEXT NOT NULL,"
                + " after TEXT NOT NULL, undone INTEGER NOT NULL)",
    };

    private final Path file;
    private final Connection connection;
    private int version;
    private int depth;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** To write; whoever calls holds the workspace. @throws UserError when the file is read-only, damaged, foreign or of a newer version */
    static Database open(Path file) {
        return open(file, "jdbc:sqlite:" + file, Database::prepare);
    }

    /**
     * To read an existing file, while others write to it. Nothing in it changes; where nobody may write beside it, it is
     * read as it stands on the disk.
     *
     * @throws UserError when it is damaged, foreign or of a newer version
     */
    static Database look(Path file) {
        boolean writable =
                Files.isWritable(file) && Files.isWritable(file.toAbsolutePath().getParent());
        String address = writable ? "jdbc:sqlite:" + file : "jdbc:sqlite:" + file.toUri() + "?immutable=1";
        return open(file, address, Database::prepareToLook);
    }

    /** Sets up a connection. */
    @FunctionalInterface
    private interface Preparation {
        void of(Database database) throws SQLException;
    }

    private static Database open(Path file, String address, Preparation preparation) {
        Connection connection = null;
        try {
            connection = DriverManager.getConnection(address);
            Database database = new Database(file, connection);
            preparation.of(database);
            return database;
        } catch (SQLException | RuntimeException e) {
            closeAfter(connection, e);
            if (e instanceof SQLException refusal) throw fault(file, refusal);
            throw (RuntimeException) e;
        }
    }

    private static void closeAfter(@Nullable Connection connection, Exception fault) {
        try {
            if (connection != null) connection.close();
        } catch (SQLException e) {
            fault.addSuppressed(e);
        }
    }

    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("BEGIN EXCLUSIVE");
            version = statement.executeQuery("PRAGMA user_version").getInt(1);
            if (version > SCHEMA_VERSION) throw newer(version);
            if (version == 0) for (String table : SCHEMA) statement.execute(table);
            if (!hasMarks()) for (String table : MARKS) statement.execute(table);
            if (version < SCHEMA_VERSION) statement.execute("PRAGMA user_version = " + SCHEMA_VERSION);
            statement.execute("COMMIT");
            version = SCHEMA_VERSION;
        }
        connection.setAutoCommit(false);
    }

    private void prepareToLook() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA query_only = ON");
            version = statement.executeQuery("PRAGMA user_version").getInt(1);
            if (version > SCHEMA_VERSION) throw newer(version);
            if (version == 0) {
                throw new UserError(
                        "the file is no database of a Limbeck workspace",
                        file.toString(),
                        "choose another workspace; it was left as it is");
            }
        }
        connection.setAutoCommit(false);
    }

    /** False of a file of an earlier format that is only looked at. */
    boolean hasMarks() {
        return version >= FIRST_WITH_MARKS;
    }

    private UserError newer(int version) {
        return new UserError(
                "the workspace was made by a newer Limbeck (format " + version + ", this program knows "
                        + SCHEMA_VERSION + ")",
                file.toString(),
                "open it with a newer Limbeck or choose another workspace; nothing was changed");
    }

    /** SQL to run in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs statements as one transaction: all of them are stored, or none. Inside another one it joins that. */
    synchronized <T> T transaction(Work<T> work) {
        depth++;
        try {
            T result = work.run();
            if (depth == 1) connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            if (depth == 1) rollBackAfter(e);
            if (e instanceof SQLException refusal) throw fault(file, refusal);
            throw (RuntimeException) e;
        } finally {
            depth--;
        }
    }

    private void rollBackAfter(Exception fault) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            fault.addSuppressed(e);
        }
    }

    /** One statement inside a transaction; returns the number of rows changed. */
    int change(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bind(sql, values)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> query(Row<T> row, String sql, Object... values) {
        return transaction(() -> {
            try (PreparedStatement statement = bind(sql, values);
                    ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) rows.add(row.read(result));
                return rows;
            }
        });
    }

    private PreparedStatement bind(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    private static RuntimeException fault(Path file, SQLException fault) {
        // The driver's own "no such file" while opening carries no code of SQLite's.
        SQLiteErrorCode code =
                fault instanceof SQLiteException known ? known.getResultCode() : SQLiteErrorCode.SQLITE_CANTOPEN;
        // The extended codes (e.g. SQLITE_IOERR_WRITE) carry the plain one in their lowest byte.
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new UserError(
                        "the workspace is already open in another window or program",
                        file.toString(),
                        "close the other one or choose another workspace",
                        fault);
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                new UserError(
                        "the workspace cannot be written to",
                        file.toString(),
                        "allow writing to the folder or choose another workspace",
                        fault);
            case SQLITE_FULL, SQLITE_IOERR ->
                new UserError(
                        "the disk is full or refuses to write (" + fault.getMessage() + ")",
                        file.toString(),
                        "free some space and resume; what was stored before is intact",
                        fault);
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                new UserError(
                        "the file is damaged or no Limbeck workspace",
                        file.toString(),
                        "restore it from a copy or choose another workspace; it was left as it is",
                        fault);
            default -> new IllegalStateException("SQLite refused: " + fault.getMessage(), fault);
        };
    }
}
