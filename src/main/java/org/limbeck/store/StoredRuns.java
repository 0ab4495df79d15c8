package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.UserError;
import org.limbeck.experiment.JournalEntry;
import org.limbeck.experiment.NetworkFiles;
import org.limbeck.experiment.RunArchive;
import org.limbeck.experiment.RunEvent;
import org.limbeck.experiment.RunSpec;
import org.limbeck.experiment.RunStatus;
import org.limbeck.experiment.RunSummary;

/** The runs of a workspace: specification and events as JSON in SQLite, files in {@code runs/ID}. */
final class StoredRuns implements RunArchive {
    private static final String COLUMNS = "SELECT status, created, last_test_accuracy, spec FROM runs ";

    private final Database database;
    private final Path folder;
    private final Clock clock;
    private final EarlierRuns earlier;

    StoredRuns(Database database, Path folder, Clock clock, NetworkFiles networks) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
        this.earlier = new EarlierRuns(folder, networks);
    }

    @Override
    public void create(RunSpec spec) {
        database.transaction(() -> database.change(
                "INSERT INTO runs(id, status, created, spec) VALUES(?, ?, ?, ?)",
                spec.id(),
                RunStatus.QUEUED.name(),
                clock.instant().toString(),
                Json.write(spec)));
    }

    @Override
    public JournalEntry append(String runId, RunEvent event) {
        return append(runId, List.of(event)).get(0);
    }

    @Override
    public List<JournalEntry> append(String runId, List<RunEvent> events) {
        return database.transaction(() -> {
            List<Long> last = database.query(
                    row -> row.getLong(1),
                    "SELECT coalesce((SELECT max(number) FROM events WHERE run = ?1), 0) FROM runs WHERE id = ?1",
                    runId);
            long number = only(runId, last);
            List<JournalEntry> entries = new ArrayList<>();
            for (RunEvent event : events) entries.add(new JournalEntry(++number, event));
            for (JournalEntry entry : entries) {
                reflect(runId, entry.event());
                database.change(
                        "INSERT INTO events(run, number, body) VALUES(?, ?, ?)",
                        runId,
                        entry.number(),
                        Json.write(entry.event()));
            }
            return entries;
        });
    }

    /** Keeps the columns that the library lists in step with the journal. */
    private void reflect(String runId, RunEvent event) throws SQLException {
        if (event instanceof RunEvent.Ended) {
            String status = ((RunEvent.Ended) event).status().name();
            database.change("UPDATE runs SET status = ? WHERE id = ?", status, runId);
        }
        if (event instanceof RunEvent.Evaluated) {
            double accuracy = ((RunEvent.Evaluated) event).testAccuracy();
            database.change("UPDATE runs SET last_test_accuracy = ? WHERE id = ?", accuracy, runId);
        }
    }

    @Override
    public void setStatus(String runId, RunStatus status) {
        int rows = database.transaction(
                () -> database.change("UPDATE runs SET status = ? WHERE id = ?", status.name(), runId));
        if (rows == 0) throw unknown(runId);
    }

    @Override
    public List<RunSummary> runs() {
        return database.query(StoredRuns::summary, COLUMNS + "ORDER BY number");
    }

    @Override
    public RunSpec spec(String runId) {
        return only(
                runId,
                database.query(
                        row -> Json.read(row.getString(1), RunSpec.class),
                        "SELECT spec FROM runs WHERE id = ?",
                        runId));
    }

    @Override
    public RunSummary summary(String runId) {
        return only(runId, database.query(StoredRuns::summary, COLUMNS + "WHERE id = ?", runId));
    }

    private static RunSummary summary(java.sql.ResultSet row) throws SQLException {
        RunSpec spec = Json.read(row.getString(4), RunSpec.class);
        double accuracy = row.getDouble(3);
        boolean measured = !row.wasNull();
        return new RunSummary(
                spec.id(),
                spec.experimentId(),
                spec.experiment().name(),
                spec.label(),
                spec.seed(),
                RunStatus.valueOf(row.getString(1)),
                Instant.parse(row.getString(2)),
                measured ? accuracy : Double.NaN);
    }

    @Override
    public List<JournalEntry> journal(String runId, long after) {
        spec(runId);
        return database
                .query(
                        row -> new JournalEntry(row.getLong(1), Json.read(row.getString(2), RunEvent.class)),
                        "SELECT number, body FROM events WHERE run = ? AND number > ? ORDER BY number",
                        runId,
                        after)
                .stream()
                .map(entry -> earlier.complete(runId, entry))
                .toList();
    }

    @Override
    public Path folder(String runId) {
        summary(runId);
        try {
            return Files.createDirectories(folder.resolve(runId));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    @Override
    public void delete(String runId) {
        if (!summary(runId).status().isEnd()) {
            throw new UserError("the run has not ended", runId, "stop it first, then delete it");
        }
        database.transaction(() -> {
            database.change("DELETE FROM events WHERE run = ?", runId);
            return database.change("DELETE FROM runs WHERE id = ?", runId);
        });
        try {
            DurableFiles.delete(folder.resolve(runId));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private UserError refused(IOException fault) {
        return new UserError(
                "the folder cannot be written to (" + fault.getMessage() + ")",
                folder.toString(),
                "check that the disk has space and allows writing",
                fault);
    }

    private static <T> T only(String runId, List<T> rows) {
        if (rows.isEmpty()) throw unknown(runId);
        return rows.get(0);
    }

    private static UserError unknown(String runId) {
        return new UserError("there is no run of this id", runId, "'runs list' shows those of the workspace");
    }
}
