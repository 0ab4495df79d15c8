package org.limbeck.distill.training;

import java.nio.FloatBuffer;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.network.Architecture;
import org.limbeck.network.Network;
import org.limbeck.network.TrainableNetwork;
import org.limbeck.network.dl4j.GraphNetwork;

/**
 * What the teacher says of each minibatch: looked up by example in its stored predictions, or, where it is to see the
 * student's own augmented view, predicted anew by its network. Owns that network's memory; for the training thread.
 */
final class BatchTeaching implements AutoCloseable {
    private final TeacherPredictions teacher;
    private final int examples;
    private final int outputs;
    private final boolean anew;
    private int checkpoint = StageSetting.NO_TEACHER;
    private FloatBuffer stored;
    private Architecture architecture;
    private TrainableNetwork network;

    /**
     * @param teacher null when no step asks for one
     * @param examples in the training set
     * @param anew whether to predict each view, instead of looking up the clean image's
     */
    BatchTeaching(TeacherPredictions teacher, int examples, int outputs, boolean anew) {
        this.teacher = teacher;
        this.examples = examples;
        this.outputs = outputs;
        this.anew = anew;
    }

    /**
     * Logits of one batch.
     *
     * @param indices of its examples in the training set
     * @param inputs what the student sees of them
     * @return {@code batch x d}; null where the setting uses no teacher
     * @throws UserError when the stored predictions do not fit the training set, or the network is not known
     */
    float[] of(StageSetting setting, int[] indices, float[] inputs) {
        if (!setting.usesTeacher()) return null;
        if (setting.checkpoint() != checkpoint) {
            if (anew) enter(setting.checkpoint());
            else stored = stored(setting.checkpoint());
            checkpoint = setting.checkpoint();
        }
        return anew ? network.logits(inputs) : lookUp(indices);
    }

    private float[] lookUp(int[] indices) {
        float[] logits = new float[indices.length * outputs];
        for (int i = 0; i < indices.length; i++) stored.get(indices[i] * outputs, logits, i * outputs, outputs);
        return logits;
    }

    private FloatBuffer stored(int wanted) {
        FloatBuffer logits = teacher.trainBuffer(wanted);
        int expected = examples * outputs;
        if (logits.limit() != expected) {
            throw new UserError(
                    "the teacher's checkpoint " + wanted + " has " + logits.limit() + " training logits, not "
                            + expected,
                    "teacher",
                    "use a teacher of the same data set, subset and classes");
        }
        return logits;
    }

    private void enter(int wanted) {
        Network weights = teacher.network(wanted);
        if (weights == null) {
            throw new UserError(
                    "the teacher cannot see augmented images: only the logits of its checkpoint " + wanted
                            + " are known, not its network",
                    "training.teacherSees",
                    "choose clean, or a teacher with its network");
        }
        if (network == null || !weights.architecture().equals(architecture)) {
            close();
            architecture = weights.architecture();
            network = GraphNetwork.forInference(architecture);
        }
        network.load(weights);
    }

    @Override
    public void close() {
        if (network != null) network.close();
        network = null;
    }
}
