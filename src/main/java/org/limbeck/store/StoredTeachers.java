package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.spec.IdKind;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.teacher.TeacherLogits;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.network.Network;
import org.limbeck.store.file.Json;
import org.limbeck.store.file.LogitsFile;
import org.limbeck.store.file.TeacherFiles;

/**
 * The teachers of a workspace: records in SQLite, weights and logits of each checkpoint in {@code
 * teachers/ID/checkpoints/STEP}. A checkpoint's folder is complete before its row appears.
 */
final class StoredTeachers implements TeacherLibrary {
    private static final String SELECT =
            "SELECT id, digest, name, dataset, spec, fingerprint, complete, created FROM teachers ";
    private static final int ID_DIGITS = 6;

    private final Database database;
    private final Path folder;
    private final Clock clock;
    private final NetworkFiles networks;
    private final @Nullable TeacherFiles files;
    /** One object for each teacher as it is now: whoever compares or caches by it shares with all others. */
    private final Map<TeacherRecord, StoredPredictions> predictions = new ConcurrentHashMap<>();

    /** @param files keeps a second copy, from which a lost database is rebuilt; null to change nothing */
    StoredTeachers(Database database, Path folder, Clock clock, NetworkFiles networks, @Nullable TeacherFiles files) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
        this.networks = networks;
        this.files = files;
    }

    @Override
    public Optional<String> find(DatasetSpec dataset, TeacherSpec spec) {
        String sql = "SELECT id FROM teachers WHERE digest IN (?, ?) ORDER BY number";
        String digest = TeacherDigest.of(dataset, spec);
        String former = TeacherDigest.former(dataset, spec);
        return database.query(row -> row.getString(1), sql, digest, former).stream()
                .findFirst();
    }

    @Override
    public String create(String name, DatasetSpec dataset, TeacherSpec spec, String fingerprint) {
        // An imported teacher has no model to tell it from others on the same data: its name and data do.
        String digest =
                spec.model() == null ? TeacherDigest.sha256(name + fingerprint) : TeacherDigest.of(dataset, spec);
        String id = database.transaction(() -> {
            String free = freeId(digest);
            insert(new TeacherFiles.Kept(
                    free,
                    digest,
                    name,
                    dataset,
                    spec,
                    fingerprint,
                    false,
                    clock.instant().toString(),
                    0,
                    List.of()));
            return free;
        });
        copy(id);
        return id;
    }

    private void insert(TeacherFiles.Kept teacher) throws SQLException {
        database.change(
                "INSERT INTO teachers(id, digest, name, dataset, spec, fingerprint, complete, created)"
                        + " VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                teacher.id(),
                teacher.digest(),
                teacher.name(),
                Json.write(teacher.dataset()),
                Json.write(teacher.spec()),
                teacher.fingerprint(),
                teacher.complete(),
                teacher.created());
    }

    /** Writes its second copy anew. */
    private void copy(String id) {
        Objects.requireNonNull(files).write(only(id, database.query(this::kept, SELECT + "WHERE id = ?", id)));
    }

    /** Takes a teacher over from its files. */
    void restore(TeacherFiles.Kept teacher) {
        database.transaction(() -> {
            insert(teacher);
            for (CheckpointRecord each : teacher.checkpoints()) insert(teacher.id(), each, teacher.outputs());
            return teacher;
        });
    }

    /** Writes the copies of teachers that have none: those of format 1. */
    void completeFiles() {
        for (TeacherRecord teacher : teachers()) {
            if (!Objects.requireNonNull(files).has(teacher.id())) copy(teacher.id());
        }
    }

    /** A short id from the digest, lengthened while it is taken: the same teacher has the same id everywhere. */
    private String freeId(String digest) {
        for (int digits = ID_DIGITS; digits <= digest.length(); digits++) {
            String id = IdKind.TEACHER.id(digest.substring(0, digits));
            if (database.query(row -> 1, "SELECT 1 FROM teachers WHERE id = ?", id)
                    .isEmpty()) return id;
        }
        throw new UserError(
                "an equal teacher is there already",
                IdKind.TEACHER.id(digest.substring(0, ID_DIGITS)),
                "use it, or delete it first");
    }

    @Override
    public String fingerprint(String teacherId) {
        return only(
                teacherId,
                database.query(row -> row.getString(1), "SELECT fingerprint FROM teachers WHERE id = ?", teacherId));
    }

    @Override
    public void addCheckpoint(
            String teacherId, CheckpointRecord checkpoint, @Nullable Network network, TeacherLogits logits) {
        try {
            DurableFiles.folder(checkpointFolder(teacherId, checkpoint.step()), unfinished -> {
                if (network != null) networks.write(unfinished, network);
                write(unfinished.resolve(StoredPredictions.TRAIN), logits.train(), logits);
                write(unfinished.resolve(StoredPredictions.TEST), logits.test(), logits);
                if (logits.heldOut().length == 0) return;
                write(unfinished.resolve(StoredPredictions.HELD_OUT), logits.heldOut(), logits);
            });
        } catch (IOException e) {
            throw refused(e);
        }
        // A program killed right after this comes here again with the same checkpoint: its training state was not
        // stored.
        database.transaction(() -> insert(teacherId, checkpoint, logits.outputs()));
        copy(teacherId);
    }

    private int insert(String teacherId, CheckpointRecord checkpoint, int outputs) throws SQLException {
        return database.change(
                "INSERT OR REPLACE INTO teacher_checkpoints(teacher, step, body, outputs) VALUES(?, ?, ?, ?)",
                teacherId,
                checkpoint.step(),
                Json.write(checkpoint),
                outputs);
    }

    private static void write(Path file, float[] values, TeacherLogits logits) throws IOException {
        LogitsFile.write(file, values, logits.outputs());
    }

    @Override
    public void complete(String teacherId) {
        database.transaction(() -> database.change("UPDATE teachers SET complete = 1 WHERE id = ?", teacherId));
        copy(teacherId);
    }

    @Override
    public List<TeacherRecord> teachers() {
        return database.query(this::record, SELECT + "ORDER BY number");
    }

    @Override
    public TeacherRecord teacher(String teacherId) {
        return only(teacherId, database.query(this::record, SELECT + "WHERE id = ?", teacherId));
    }

    private TeacherRecord record(ResultSet row) throws SQLException {
        TeacherFiles.Kept kept = kept(row);
        return new TeacherRecord(
                kept.id(),
                kept.name(),
                kept.dataset(),
                kept.spec(),
                kept.complete(),
                Instant.parse(kept.created()),
                kept.checkpoints());
    }

    private TeacherFiles.Kept kept(ResultSet row) throws SQLException {
        String id = row.getString(1);
        return new TeacherFiles.Kept(
                id,
                row.getString(2),
                row.getString(3),
                Json.read(row.getString(4), DatasetSpec.class),
                Json.read(row.getString(5), TeacherSpec.class),
                row.getString(6),
                row.getBoolean(7),
                row.getString(8),
                outputsOrNone(id),
                database.query(
                        checkpoint -> Json.read(checkpoint.getString(1), CheckpointRecord.class),
                        "SELECT body FROM teacher_checkpoints WHERE teacher = ? ORDER BY step",
                        id));
    }

    @Override
    public TeacherPredictions predictions(String teacherId) {
        return predictions.computeIfAbsent(teacher(teacherId), this::predictions);
    }

    /** Logits for each example. @throws UserError while there is no checkpoint */
    int outputs(String teacherId) {
        int outputs = outputsOrNone(teacherId);
        if (outputs == 0) {
            throw new UserError("the teacher has no checkpoints yet", teacherId, "wait until it has been trained");
        }
        return outputs;
    }

    private int outputsOrNone(String teacherId) {
        String sql = "SELECT coalesce(max(outputs), 0) FROM teacher_checkpoints WHERE teacher = ?";
        return database.query(row -> row.getInt(1), sql, teacherId).get(0);
    }

    private StoredPredictions predictions(TeacherRecord teacher) {
        return new StoredPredictions(
                teacher,
                folder.resolve(teacher.id()).resolve("checkpoints"),
                outputs(teacher.id()),
                checkpoint -> network(teacher.id(), checkpoint));
    }

    @Override
    public Network network(String teacherId, int checkpoint) {
        CheckpointRecord record = teacher(teacherId).checkpoints().get(checkpoint);
        if (!record.hasWeights()) {
            throw new UserError(
                    "only the logits of this checkpoint are known, not its weights",
                    teacherId + "@" + record.step(),
                    "choose a teacher that was trained here or imported with its network");
        }
        return networks.read(checkpointFolder(teacherId, record.step()));
    }

    private Path checkpointFolder(String teacherId, long step) {
        return folder(teacherId).resolve("checkpoints").resolve(Long.toString(step));
    }

    @Override
    public Path folder(String teacherId) {
        if (files == null) return folder.resolve(teacherId);
        try {
            return Files.createDirectories(folder.resolve(teacherId));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    @Override
    public void delete(String teacherId) {
        predictions.remove(teacher(teacherId));
        database.transaction(() -> {
            database.change("DELETE FROM teacher_checkpoints WHERE teacher = ?", teacherId);
            return database.change("DELETE FROM teachers WHERE id = ?", teacherId);
        });
        try {
            DurableFiles.delete(folder.resolve(teacherId));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private UserError refused(IOException fault) {
        return FileFault.writing(
                "the teacher", folder, "check that the disk has space and allows writing, then resume", fault);
    }

    private static <T> T only(String teacherId, List<T> rows) {
        if (rows.isEmpty()) {
            throw new UserError(
                    "there is no teacher of this id", teacherId, "'teacher list' shows those of the workspace");
        }
        return rows.get(0);
    }
}
