package org.limbeck.store;

import java.lang.ref.SoftReference;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.network.Network;
import org.limbeck.store.file.LogitsFile;

/**
 * A teacher's logits in the files beside its checkpoints: mapped for the training, which looks them up by example; read
 * whole for the rest, and kept while memory allows.
 */
final class StoredPredictions implements TeacherPredictions {
    static final String TRAIN = "train-logits.npy";
    static final String TEST = "test-logits.npy";
    static final String HELD_OUT = "held-out-logits.npy";

    private final TeacherRecord teacher;
    private final Path checkpoints;
    private final int outputs;
    private final IntFunction<Network> networks;
    private final Map<Path, SoftReference<float[]>> read = new ConcurrentHashMap<>();

    /** @param networks weights of a checkpoint that has them */
    StoredPredictions(TeacherRecord teacher, Path checkpoints, int outputs, IntFunction<Network> networks) {
        this.networks = networks;
        this.teacher = teacher;
        this.checkpoints = checkpoints;
        this.outputs = outputs;
    }

    @Override
    public int checkpoints() {
        return teacher.checkpoints().size();
    }

    @Override
    public double[] clock() {
        return teacher.checkpoints().stream()
                .mapToDouble(TeacherRecord.CheckpointRecord::clock)
                .toArray();
    }

    @Override
    public long step(int checkpoint) {
        return teacher.checkpoints().get(checkpoint).step();
    }

    @Override
    public float[] trainLogits(int checkpoint) {
        return logits(checkpoint, TRAIN);
    }

    @Override
    public FloatBuffer trainBuffer(int checkpoint) {
        return LogitsFile.map(file(checkpoint, TRAIN), outputs);
    }

    @Override
    public @Nullable Network network(int checkpoint) {
        return teacher.checkpoints().get(checkpoint).hasWeights() ? networks.apply(checkpoint) : null;
    }

    @Override
    public float[] testLogits(int checkpoint) {
        return logits(checkpoint, TEST);
    }

    @Override
    public float[] heldOutLogits(int checkpoint) {
        if (Files.exists(file(checkpoint, HELD_OUT))) return logits(checkpoint, HELD_OUT);
        return TeacherPredictions.super.heldOutLogits(checkpoint);
    }

    private Path file(int checkpoint, String name) {
        return checkpoints.resolve(Long.toString(step(checkpoint))).resolve(name);
    }

    private float[] logits(int checkpoint, String name) {
        Path file = file(checkpoint, name);
        SoftReference<float[]> known = read.get(file);
        float[] logits = known == null ? null : known.get();
        if (logits == null) {
            logits = LogitsFile.read(file, outputs);
            read.put(file, new SoftReference<>(logits));
        }
        return logits;
    }

    @Override
    public double trainAccuracy(int checkpoint) {
        return teacher.checkpoints().get(checkpoint).trainAccuracy();
    }

    @Override
    public double testAccuracy(int checkpoint) {
        return teacher.checkpoints().get(checkpoint).testAccuracy();
    }
}
