package org.limbeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.limbeck.base.UserError;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.training.NetworkFiles;
import org.limbeck.network.Architectures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what journals of format 1 do not say: how many outputs a run's network has, read from a checkpoint. */
final class EarlierRuns {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierRuns.class);

    private final Path folder;
    private final NetworkFiles networks;
    private final Map<String, Integer> outputs = new ConcurrentHashMap<>();

    /** @param folder of all runs */
    EarlierRuns(Path folder, NetworkFiles networks) {
        this.folder = folder;
        this.networks = networks;
    }

    /** The entry itself unless it is the start of a run of an earlier version. */
    JournalEntry complete(String runId, JournalEntry entry) {
        if (!(entry.event() instanceof RunEvent.Started started) || started.provenance() != null) return entry;
        TrainingProvenance known = TrainingProvenance.earlier(outputs.computeIfAbsent(runId, this::outputs));
        return new JournalEntry(entry.number(), started.with(known));
    }

    private int outputs(String runId) {
        Path checkpoints = folder.resolve(runId).resolve("checkpoints");
        if (!Files.isDirectory(checkpoints)) return 0;
        try (Stream<Path> steps = Files.list(checkpoints)) {
            Path any = steps.filter(step -> step.getFileName().toString().matches("\\d+"))
                    .findFirst()
                    .orElse(null);
            return any == null ? 0 : Architectures.outputs(networks.read(any).architecture());
        } catch (IOException | UserError e) {
            LOG.warn("the outputs of {} are not known: its checkpoint cannot be read", runId, e);
            return 0;
        }
    }
}
