package org.limbeck.store;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.limbeck.distill.TeacherPredictions;
import org.limbeck.experiment.TeacherRecord;

/** A teacher's logits, read from the files beside its checkpoints and kept while memory allows. */
final class StoredPredictions implements TeacherPredictions {
    static final String TRAIN = "train-logits.npy";
    static final String TEST = "test-logits.npy";

    private final TeacherRecord teacher;
    private final Path checkpoints;
    private final int outputs;
    private final Map<Path, SoftReference<float[]>> read = new ConcurrentHashMap<>();

    StoredPredictions(TeacherRecord teacher, Path checkpoints, int outputs) {
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
    public float[] testLogits(int checkpoint) {
        return logits(checkpoint, TEST);
    }

    private float[] logits(int checkpoint, String name) {
        Path file = checkpoints.resolve(Long.toString(step(checkpoint))).resolve(name);
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
