package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.store.file.Json;
import org.limbeck.store.file.RunFiles;

/** The runs of a workspace: specification and events as JSON in SQLite, files in {@code runs/ID}. */
final class StoredRuns implements RunArchive {
    static final String MARKS = "marks.json";

    private final Database database;
    private final Path folder;
    private final Clock clock;
    private final EarlierRuns earlier;
    private final @Nullable RunFiles files;
    private final BooleanSupplier abandoned;
    private final RunList list;
    private final StoredMarks marks;

    /**
     * @param files keeps a second copy, from which a lost database is rebuilt; null to change nothing
     * @param abandoned whether nobody works in the workspace, so that runs without an end were interrupted
     */
    StoredRuns(
            Database database,
            Path folder,
            Clock clock,
            NetworkFiles networks,
            @Nullable RunFiles files,
            BooleanSupplier abandoned) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
        this.earlier = new EarlierRuns(folder, networks);
        this.files = files;
        this.abandoned = abandoned;
        this.list = new RunList(database);
        Path copy = files == null ? null : folder.resolveSibling(MARKS);
        this.marks = new StoredMarks(database, copy, list::touch);
    }

    @Override
    public void create(RunSpec spec) {
        Instant now = clock.instant();
        insert(spec, now);
        files().create(spec, now);
    }

    private void insert(RunSpec spec, Instant created) {
        database.transaction(() -> {
            list.touch(spec.id());
            return database.change(
                    "INSERT INTO runs(id, status, created, spec) VALUES(?, ?, ?, ?)",
                    spec.id(),
                    RunStatus.QUEUED.name(),
                    created.toString(),
                    Json.write(spec));
        });
    }

    /** Takes a run over from its files. */
    void restore(RunFiles.Kept run) {
        database.transaction(() -> {
            insert(run.spec(), Instant.parse(run.created()));
            database.change("UPDATE runs SET status = ? WHERE id = ?", RunStatus.RUNNING.name(), run.id());
            for (JournalEntry entry : run.journal()) store(run.id(), entry);
            return run;
        });
    }

    /** Writes the copies of runs that have none: those of format 1. */
    void completeFiles() {
        for (RunSummary run : all()) {
            if (!files().has(run.id())) files().create(spec(run.id()), run.created(), journal(run.id(), 0));
        }
    }

    @Override
    public JournalEntry append(String runId, RunEvent event) {
        return append(runId, List.of(event)).get(0);
    }

    @Override
    public List<JournalEntry> append(String runId, List<RunEvent> events) {
        List<JournalEntry> stored = database.transaction(() -> {
            List<Long> last = database.query(
                    row -> row.getLong(1),
                    "SELECT coalesce((SELECT max(number) FROM events WHERE run = ?1), 0) FROM runs WHERE id = ?1",
                    runId);
            long number = only(runId, last);
            List<JournalEntry> entries = new ArrayList<>();
            for (RunEvent event : events) entries.add(new JournalEntry(++number, event));
            for (JournalEntry entry : entries) store(runId, entry);
            return entries;
        });
        files().append(runId, stored);
        return stored;
    }

    private void store(String runId, JournalEntry entry) throws SQLException {
        reflect(runId, entry.event());
        database.change(
                "INSERT INTO events(run, number, body) VALUES(?, ?, ?)",
                runId,
                entry.number(),
                Json.write(entry.event()));
    }

    /** Keeps the columns that the library lists in step with the journal. */
    private void reflect(String runId, RunEvent event) throws SQLException {
        list.touch(runId);
        if (event instanceof RunEvent.Ended ended) {
            String status = ended.status().name();
            database.change("UPDATE runs SET status = ? WHERE id = ?", status, runId);
        }
        if (event instanceof RunEvent.Requeued) {
            database.change("UPDATE runs SET status = ? WHERE id = ?", RunStatus.QUEUED.name(), runId);
        }
        if (event instanceof RunEvent.Evaluated evaluated) {
            double accuracy = evaluated.testAccuracy();
            database.change("UPDATE runs SET last_test_accuracy = ? WHERE id = ?", accuracy, runId);
        }
    }

    @Override
    public void setStatus(String runId, RunStatus status) {
        int rows = database.transaction(() -> {
            list.touch(runId);
            return database.change("UPDATE runs SET status = ? WHERE id = ?", status.name(), runId);
        });
        if (rows == 0) throw unknown(runId);
    }

    @Override
    public List<RunSummary> runs() {
        Map<String, LibraryMark> written = marks.all();
        return stored().filter(run -> !isDeleted(run, written)).toList();
    }

    @Override
    public List<RunSummary> deleted() {
        Map<String, LibraryMark> written = marks.all();
        return stored().filter(run -> isDeleted(run, written)).toList();
    }

    private static boolean isDeleted(RunSummary run, Map<String, LibraryMark> marks) {
        return marks.getOrDefault(run.id(), LibraryMark.NONE).deleted();
    }

    /** All that the database has. */
    private Stream<RunSummary> stored() {
        if (files != null) return list.all().stream();
        list.forget();
        boolean cut = abandoned.getAsBoolean();
        return list.all().stream().map(run -> standing(run, cut));
    }

    @Override
    public StoredMarks marks() {
        return marks;
    }

    @Override
    public RunSpec spec(String runId) {
        return only(runId, list.spec(runId));
    }

    @Override
    public RunSummary summary(String runId) {
        RunSummary stored = only(runId, list.one(runId));
        return files != null ? stored : standing(stored, abandoned.getAsBoolean());
    }

    /** Where a run really stands when nobody works in the workspace. */
    private static RunSummary standing(RunSummary stored, boolean cut) {
        return cut && !stored.status().isEnd() ? stored.with(RunStatus.INTERRUPTED) : stored;
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
        if (files == null) return folder.resolve(runId);
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
            list.touch(runId);
            database.change("DELETE FROM events WHERE run = ?", runId);
            marks.forget(runId);
            return database.change("DELETE FROM runs WHERE id = ?", runId);
        });
        try {
            DurableFiles.delete(folder.resolve(runId));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private UserError refused(IOException fault) {
        return FileFault.writing(
                "the folder of runs", folder, "check that the disk has space and allows writing", fault);
    }

    private static <T> T only(String runId, List<T> rows) {
        if (rows.isEmpty()) throw unknown(runId);
        return rows.get(0);
    }

    private static UserError unknown(String runId) {
        return new UserError("there is no run of this id", runId, "'runs list' shows those of the workspace");
    }

    private RunFiles files() {
        return Objects.requireNonNull(files, "opened to look at only");
    }
}
