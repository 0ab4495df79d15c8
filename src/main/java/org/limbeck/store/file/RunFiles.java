package org.limbeck.store.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.base.UserError;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.spec.RunSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A second copy of each run beside its checkpoints: {@code run.json} with its specification and {@code events.jsonl} with
 * its journal, a line an event. The database is what counts; from these it is rebuilt when it is lost.
 */
public final class RunFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);
    private static final String RUN = "run.json";
    private static final String EVENTS = "events.jsonl";

    private final Path folder;

    /** @param folder of all runs */
    public RunFiles(Path folder) {
        this.folder = folder;
    }

    /** The content of {@code run.json}. */
    record Begun(RunSpec spec, String created) {}

    /** A run as its files have it. */
    public record Kept(RunSpec spec, String created, List<JournalEntry> journal) {
        public String id() {
            return spec.id();
        }
    }

    public boolean has(String runId) {
        return Files.exists(folder.resolve(runId).resolve(RUN));
    }

    public void create(RunSpec spec, Instant created) {
        create(spec, created, List.of());
    }

    public void create(RunSpec spec, Instant created, List<JournalEntry> journal) {
        Path own = folder.resolve(spec.id());
        try {
            Files.createDirectories(own);
            Files.deleteIfExists(own.resolve(EVENTS));
            append(spec.id(), journal);
            DurableFiles.file(
                    own.resolve(RUN), path -> Files.writeString(path, Json.write(new Begun(spec, created.toString()))));
        } catch (IOException e) {
            throw refused(own, e);
        }
    }

    public void append(String runId, List<JournalEntry> entries) {
        if (entries.isEmpty()) return;
        StringBuilder lines = new StringBuilder();
        for (JournalEntry entry : entries) lines.append(Json.write(entry)).append('\n');
        Path own = folder.resolve(runId);
        try {
            Files.createDirectories(own);
            Files.writeString(
                    own.resolve(EVENTS),
                    lines,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw refused(own, e);
        }
    }

    /** Reads a run's files. @throws UserError when they do not say what the run was */
    public Kept read(String runId) {
        Path own = folder.resolve(runId);
        try {
            if (!has(runId)) throw new IOException("there is no " + RUN);
            Begun begun = Json.read(Files.readString(own.resolve(RUN)), Begun.class);
            List<JournalEntry> journal = new ArrayList<>();
            if (Files.exists(own.resolve(EVENTS))) {
                for (String line : Files.readAllLines(own.resolve(EVENTS))) add(journal, line, runId);
            }
            return new Kept(begun.spec(), begun.created(), journal);
        } catch (IOException | IllegalStateException e) {
            throw new UserError(
                    "cannot be restored: " + FileFault.reading(e), own.toString(), "its files were left", e);
        }
    }

    /** The last line of a program that was killed may be cut short. */
    private static void add(List<JournalEntry> journal, String line, String runId) {
        try {
            journal.add(Json.read(line, JournalEntry.class));
        } catch (IllegalStateException e) {
            LOG.warn("a line of the journal of {} is damaged and was left out", runId, e);
        }
    }

    private static UserError refused(Path own, IOException fault) {
        return FileFault.writing("the run's folder", own, "check that the disk has space and allows writing", fault);
    }
}
