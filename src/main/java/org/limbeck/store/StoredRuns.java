package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.UserError;
import org.limbeck.experiment.RunArchive;
import org.limbeck.experiment.RunEvent;
import org.limbeck.experiment.RunEvents;
import org.limbeck.experiment.RunSpec;
import org.limbeck.experiment.RunStatus;
import org.limbeck.experiment.RunSummary;

/** The runs of a workspace: specification and events as JSON in SQLite, files in {@code runs/ID}. */
final class StoredRuns implements RunArchive {
    private static final String COLUMNS = "SELECT status, created, last_test_accuracy, spec FROM runs ";

    private final Database database;
    private final Path folder;
    private final Clock clock;

    StoredRuns(Database database, Path folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
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
    public void append(String runId, RunEvent event) {
        String body = Json.write(event);
        int rows = database.transaction(() -> {
            reflect(runId, event);
            return database.change(
                    "INSERT INTO events(run, number, body) SELECT id,"
                            + " (SELECT coalesce(max(number), 0) + 1 FROM events WHERE run = ?1), ?2"
                            + " FROM runs WHERE id = ?1",
                    runId,
                    body);
        });
        if (rows == 0) throw unknown(runId);
    }

    @Override
    public void append(String runId, List<RunEvent> events) {
        database.transaction(() -> {
            events.forEach(event -> append(runId, event));
            return events.size();
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
    public List<RunEvent> events(String runId) {
        summary(runId);
        return RunEvents.effective(database.query(
                row -> Json.read(row.getString(1), RunEvent.class),
                "SELECT body FROM events WHERE run = ? ORDER BY number",
                runId));
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
