package org.limbeck.experiment.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.DurableFiles;
import org.limbeck.base.FileFault;
import org.limbeck.data.DataFingerprint;
import org.limbeck.distill.training.Training;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of one training, one folder a step: the network in the exchange format, and the state from which
 * training continues, with a digest that tells a damaged one. States of the newest two are always kept; of older ones,
 * from which a run can be forked, as many as fit into a quarter of a gigabyte.
 */
public final class StateFolder {
    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);
    private static final String STATE = "state.bin";
    private static final String DIGEST = "state.sha256";
    private static final int KEPT_STATES = 2;
    private static final long KEPT_BYTES = 256L << 20;

    private final Path folder;
    private final @Nullable NetworkFiles networks;

    /** @param networks null to keep states only */
    public StateFolder(Path folder, @Nullable NetworkFiles networks) {
        this.folder = folder;
        this.networks = networks;
    }

    /** Stores a training as it is, whole or not at all. */
    public void save(Training training) {
        try {
            DurableFiles.folder(folder.resolve(Long.toString(training.step())), unfinished -> {
                Path state = unfinished.resolve(STATE);
                training.save(state);
                Files.writeString(unfinished.resolve(DIGEST), digest(state));
                if (networks != null) networks.write(unfinished, training.network());
            });
            dropOldStates();
        } catch (IOException e) {
            throw FileFault.writing("the checkpoint", folder, "free some space and resume", e);
        }
    }

    private void dropOldStates() throws IOException {
        List<Long> steps = steps();
        long bytes = 0;
        for (int newer = 0; newer < steps.size(); newer++) {
            long step = steps.get(steps.size() - 1 - newer);
            Path state = folder.resolve(Long.toString(step)).resolve(STATE);
            if (Files.exists(state)) bytes += Files.size(state);
            boolean kept = newer < KEPT_STATES || (networks != null && bytes <= KEPT_BYTES);
            if (!kept) dropState(step);
        }
    }

    private void dropState(long step) throws IOException {
        Path old = folder.resolve(Long.toString(step));
        if (networks == null) {
            DurableFiles.delete(old);
        } else {
            Files.deleteIfExists(old.resolve(STATE));
            Files.deleteIfExists(old.resolve(DIGEST));
        }
    }

    /**
     * Brings a fresh training to the newest checkpoint that is whole.
     *
     * @return whether there was one; false leaves the training at its start
     */
    public boolean restore(Training training) throws IOException {
        return restore(training, Long.MAX_VALUE);
    }

    /** The same, to the newest checkpoint of at most {@code last} steps. */
    public boolean restore(Training training, long last) throws IOException {
        List<Long> steps = steps();
        Collections.reverse(steps);
        for (long step : steps) {
            if (step > last) continue;
            Path state = folder.resolve(Long.toString(step)).resolve(STATE);
            if (!Files.exists(state)) continue;
            if (isWhole(state)) {
                training.load(state);
                return true;
            }
            LOG.warn("{} is damaged and was passed over; training repeats from an earlier checkpoint", state);
        }
        return false;
    }

    private static boolean isWhole(Path state) throws IOException {
        Path expected = state.resolveSibling(DIGEST);
        return Files.exists(expected) && Files.readString(expected).equals(digest(state));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = DataFingerprint.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Steps with a stored checkpoint, ascending. */
    public List<Long> steps() throws IOException {
        List<Long> steps = new ArrayList<>();
        if (!Files.isDirectory(folder)) return steps;
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .forEach(name -> steps.add(Long.parseLong(name)));
        }
        Collections.sort(steps);
        return steps;
    }
}
