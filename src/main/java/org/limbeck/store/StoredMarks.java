package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.experiment.mark.LibraryMark;
import org.limbeck.experiment.mark.LibraryMarks;
import org.limbeck.store.file.Json;

/**
 * The marks of a workspace in SQLite, with every change to and fro, and a copy in {@code marks.json} from which a lost
 * database is rebuilt.
 */
final class StoredMarks implements LibraryMarks {
    private final Database database;
    private final @Nullable Path copy;
    private final Consumer<String> changed;
    /** Null before the first look, and always where another program may write. */
    private @Nullable Map<String, LibraryMark> known;

    /**
     * @param copy null to change nothing
     * @param changed hears the ids whose marks are other ones now, inside the transaction
     */
    StoredMarks(Database database, @Nullable Path copy, Consumer<String> changed) {
        this.database = database;
        this.copy = copy;
        this.changed = changed;
    }

    /** Marks by id, as JSON. */
    record Written(TreeMap<String, LibraryMark> marks) {
        static final Written NONE = new Written(new TreeMap<>());
    }

    /** A row of the changes. */
    private record Step(long number, String what, Written before, Written after) {}

    @Override
    public synchronized Map<String, LibraryMark> all() {
        if (known != null) return known;
        Map<String, LibraryMark> read = database.hasMarks() ? read() : Map.of();
        if (copy != null) known = Map.copyOf(read);
        return read;
    }

    private Map<String, LibraryMark> read() {
        Map<String, LibraryMark> marks = new LinkedHashMap<>();
        database.query(
                row -> marks.put(row.getString(1), Json.read(row.getString(2), LibraryMark.class)),
                "SELECT id, body FROM marks ORDER BY id");
        return marks;
    }

    @Override
    public synchronized void change(String what, Map<String, LibraryMark> now) {
        database.transaction(() -> {
            Map<String, LibraryMark> all = all();
            TreeMap<String, LibraryMark> before = new TreeMap<>();
            for (String id : now.keySet()) before.put(id, all.getOrDefault(id, LibraryMark.NONE));
            database.change("DELETE FROM changes WHERE undone = 1");
            database.change(
                    "INSERT INTO changes(what, before, after, undone) VALUES(?, ?, ?, 0)",
                    what,
                    Json.write(new Written(before)),
                    Json.write(new Written(new TreeMap<>(now))));
            set(now);
            return now;
        });
        keepCopy();
    }

    private void set(Map<String, LibraryMark> now) throws SQLException {
        known = null;
        for (Map.Entry<String, LibraryMark> mark : now.entrySet()) {
            changed.accept(mark.getKey());
            database.change("DELETE FROM marks WHERE id = ?", mark.getKey());
            if (mark.getValue().equals(LibraryMark.NONE)) continue;
            database.change("INSERT INTO marks(id, body) VALUES(?, ?)", mark.getKey(), Json.write(mark.getValue()));
        }
    }

    @Override
    public synchronized Optional<String> undo() {
        Optional<Step> last = lastDone();
        last.ifPresent(step -> go(step, step.before(), 1));
        return last.map(Step::what);
    }

    @Override
    public synchronized Optional<String> redo() {
        Optional<Step> next = firstUndone();
        next.ifPresent(step -> go(step, step.after(), 0));
        return next.map(Step::what);
    }

    private void go(Step step, Written marks, int undone) {
        database.transaction(() -> {
            set(marks.marks());
            return database.change("UPDATE changes SET undone = ? WHERE number = ?", undone, step.number());
        });
        keepCopy();
    }

    @Override
    public Optional<String> undoable() {
        return lastDone().map(Step::what);
    }

    @Override
    public Optional<String> redoable() {
        return firstUndone().map(Step::what);
    }

    private Optional<Step> lastDone() {
        return step("WHERE undone = 0 ORDER BY number DESC LIMIT 1");
    }

    private Optional<Step> firstUndone() {
        return step("WHERE undone = 1 ORDER BY number LIMIT 1");
    }

    private Optional<Step> step(String which) {
        if (!database.hasMarks()) return Optional.empty();
        List<Step> steps = database.query(
                row -> new Step(
                        row.getLong(1),
                        row.getString(2),
                        Json.read(row.getString(3), Written.class),
                        Json.read(row.getString(4), Written.class)),
                "SELECT number, what, before, after FROM changes " + which);
        return steps.stream().findFirst();
    }

    /** A run's files are gone for good: nothing leads back to it. */
    synchronized void forget(String id) throws SQLException {
        known = null;
        database.change("DELETE FROM marks WHERE id = ?", id);
        database.change("DELETE FROM changes WHERE before LIKE ?", "%\"" + id + "\"%");
    }

    private void keepCopy() {
        if (copy == null) return;
        try {
            DurableFiles.file(copy, path -> Files.writeString(path, Json.write(new Written(new TreeMap<>(all())))));
        } catch (IOException e) {
            throw FileFault.writing(
                    "the copy of the marks", copy, "check that the disk has space and allows writing", e);
        }
    }

    /** Takes the marks over from their copy, if there is one. */
    synchronized void restore() {
        if (copy == null || !Files.exists(copy)) return;
        try {
            Written kept = Json.read(Files.readString(copy), Written.class);
            database.transaction(() -> {
                set(kept.marks());
                return kept;
            });
        } catch (IOException e) {
            throw FileFault.writing("the copy of the marks", copy, "check that you may read it", e);
        }
    }
}
