package org.limbeck.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLogits;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.network.Network;
import org.limbeck.numeric.npy.Npz;
import org.limbeck.store.file.Json;
import org.limbeck.store.file.LogitsFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trained teacher as one file to hand on: a zip with {@code teacher.json} (how it came about) and, for each
 * checkpoint, weights in the exchange format and logits on training and test set. Reading it into another workspace
 * gives the same teacher with the same id.
 */
final class TeacherPack {
    private static final Logger LOG = LoggerFactory.getLogger(TeacherPack.class);
    private static final String FORMAT = "limbeck-teacher/1";
    private static final String HEADER = "teacher.json";
    private static final String CHECKPOINTS = "checkpoints/";

    private final StoredTeachers teachers;
    private final NetworkFiles networks;

    TeacherPack(StoredTeachers teachers, NetworkFiles networks) {
        this.teachers = teachers;
        this.networks = networks;
    }

    /**
     * What a pack says of its teacher.
     *
     * @param fingerprint of the examples it learned
     * @param outputs logits for each example
     */
    record Header(
            String format,
            String name,
            DatasetSpec dataset,
            TeacherSpec spec,
            String fingerprint,
            int outputs,
            List<CheckpointRecord> checkpoints) {}

    /** Writes a complete teacher. @throws UserError when it is not complete or the file cannot be written */
    void write(String teacherId, Path file) {
        TeacherRecord teacher = teachers.teacher(teacherId);
        if (!teacher.complete()) {
            throw new UserError("has not been trained to the end", teacherId, "let its training end first");
        }
        Header header = new Header(
                FORMAT,
                teacher.name(),
                teacher.dataset(),
                teacher.spec(),
                teachers.fingerprint(teacherId),
                teachers.outputs(teacherId),
                teacher.checkpoints());
        try {
            DurableFiles.file(file, unfinished -> {
                try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(unfinished))) {
                    put(zip, HEADER, Json.write(header).getBytes(StandardCharsets.UTF_8));
                    for (CheckpointRecord checkpoint : teacher.checkpoints()) put(zip, teacherId, checkpoint.step());
                }
            });
        } catch (IOException e) {
            throw FileFault.writing(file, e);
        }
    }

    private void put(ZipOutputStream zip, String teacherId, long step) throws IOException {
        Path folder = teachers.folder(teacherId).resolve("checkpoints").resolve(Long.toString(step));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                put(zip, CHECKPOINTS + step + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
    }

    /** The same content makes the same bytes: no clock gets in. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** What a pack says of its teacher, which stands at its beginning. @throws UserError when it is no pack */
    static Header header(InputStream pack, String origin) {
        try {
            ZipInputStream zip = new ZipInputStream(pack);
            ZipEntry first = zip.getNextEntry();
            if (first == null || !first.getName().equals(HEADER)) throw foreign(origin, null);
            return header(zip.readAllBytes(), origin);
        } catch (IOException e) {
            throw foreign(origin, e);
        }
    }

    private static Header header(byte[] json, String origin) {
        try {
            Header header = new ObjectMapper().readValue(json, Header.class);
            if (!FORMAT.equals(header.format())) throw foreign(origin, null);
            return header;
        } catch (JsonProcessingException e) {
            throw foreign(origin, e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    /**
     * Stores the teacher of a pack, complete; nothing is stored when something is wrong with it.
     *
     * @param pack read to its end, not closed
     * @param origin for messages
     * @return its id
     * @throws UserError when the pack is damaged or an equal teacher is there already
     */
    String read(InputStream pack, String origin) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("limbeck-teacher");
            unpack(pack, folder);
            if (!Files.exists(folder.resolve(HEADER))) throw foreign(origin, null);
            Header header = header(Files.readAllBytes(folder.resolve(HEADER)), origin);
            requireNew(header);
            return store(header, folder);
        } catch (IOException e) {
            throw foreign(origin, e);
        } finally {
            discard(folder);
        }
    }

    private void requireNew(Header header) {
        if (header.spec().model() == null) return;
        teachers.find(header.dataset(), header.spec()).ifPresent(id -> {
            throw new UserError("an equal teacher is there already", id, "use it, or delete it first");
        });
    }

    private static void unpack(InputStream pack, Path folder) throws IOException {
        ZipInputStream zip = new ZipInputStream(pack);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (Npz.isOfMacOs(entry.getName())) continue;
            // A name such as ../x would leave the folder.
            if (!entry.getName().matches("teacher\\.json|checkpoints/\\d{1,18}/[a-z-]+\\.(json|npz|npy)")) {
                throw new IOException("it holds a file that does not belong there: " + entry.getName());
            }
            Path file = folder.resolve(entry.getName());
            Files.createDirectories(file.getParent());
            Files.write(file, zip.readAllBytes());
        }
    }

    private String store(Header header, Path folder) {
        String id = teachers.create(header.name(), header.dataset(), header.spec(), header.fingerprint());
        try {
            for (CheckpointRecord checkpoint : header.checkpoints()) {
                Path files = folder.resolve(CHECKPOINTS + checkpoint.step());
                Network network = checkpoint.hasWeights() ? networks.read(files) : null;
                float[] train = LogitsFile.read(files.resolve(StoredPredictions.TRAIN), header.outputs());
                float[] test = LogitsFile.read(files.resolve(StoredPredictions.TEST), header.outputs());
                float[] heldOut = header.dataset().heldOut() == 0
                        ? new float[0]
                        : LogitsFile.read(files.resolve(StoredPredictions.HELD_OUT), header.outputs());
                TeacherLogits logits = new TeacherLogits(train, test, heldOut, header.outputs());
                teachers.addCheckpoint(id, checkpoint, network, logits);
            }
        } catch (RuntimeException e) {
            teachers.delete(id);
            throw e;
        }
        teachers.complete(id);
        return id;
    }

    private static void discard(@Nullable Path folder) {
        if (folder == null) return;
        try {
            DurableFiles.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted", folder, e);
        }
    }

    private static UserError foreign(String origin, @Nullable Exception cause) {
        String why = cause == null || cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
        return new UserError(
                "is damaged or no packed teacher" + why,
                origin,
                "give a file that 'teacher export' wrote, or a folder of logits with a teacher.yaml",
                cause);
    }
}
