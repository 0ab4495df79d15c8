package org.limbeck.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;

/** A second copy of what the database knows of each teacher, as {@code teacher.json} beside its checkpoints. */
public final class TeacherFiles {
    private static final String TEACHER = "teacher.json";

    private final Path folder;

    /** @param folder of all teachers */
    public TeacherFiles(Path folder) {
        this.folder = folder;
    }

    /** The content of {@code teacher.json}. */
    public record Kept(
            String id,
            String digest,
            String name,
            DatasetSpec dataset,
            TeacherSpec spec,
            String fingerprint,
            boolean complete,
            String created,
            int outputs,
            List<CheckpointRecord> checkpoints) {}

    public boolean has(String teacherId) {
        return Files.exists(folder.resolve(teacherId).resolve(TEACHER));
    }

    public void write(Kept teacher) {
        Path own = folder.resolve(teacher.id());
        try {
            DurableFiles.file(
                    own.resolve(TEACHER), path -> Files.writeString(path, Json.write(teacher), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileFault.writing(
                    "the teacher", own, "check that the disk has space and allows writing, then resume", e);
        }
    }

    /** Reads a teacher's file. @throws UserError when it does not say what the teacher was */
    public Kept read(String teacherId) {
        Path own = folder.resolve(teacherId);
        try {
            if (!has(teacherId)) throw new IOException("there is no " + TEACHER);
            return Json.read(Files.readString(own.resolve(TEACHER)), Kept.class);
        } catch (IOException | IllegalStateException e) {
            throw new UserError(
                    "cannot be restored: " + FileFault.reading(e), own.toString(), "its files were left", e);
        }
    }
}
