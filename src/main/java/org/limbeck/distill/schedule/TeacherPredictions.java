package org.limbeck.distill.schedule;

import java.nio.FloatBuffer;
import org.limbeck.base.UserError;
import org.limbeck.network.Network;

/** A teacher's stored logits by checkpoint: the port through which training and probes ask for supervision. */
public interface TeacherPredictions {
    /** Checkpoints in training order. */
    int checkpoints();

    /** Each checkpoint's share of the teacher's training, ascending, last 1. */
    double[] clock();

    /** Training step of each checkpoint. */
    long step(int checkpoint);

    /** Logits on the training set, {@code n x d}, in the data set's order; computed once and cached. */
    float[] trainLogits(int checkpoint);

    /**
     * The same for reading example by example without holding all of it; memory-mapped where it is stored in a file.
     *
     * @return absolute positions {@code example * d + output} up to its limit
     */
    default FloatBuffer trainBuffer(int checkpoint) {
        return FloatBuffer.wrap(trainLogits(checkpoint)).asReadOnlyBuffer();
    }

    /** Weights of a checkpoint; null where only its logits are known. */
    default Network network(int checkpoint) {
        return null;
    }

    /**
     * Logits on the examples that were set aside for the held-out probe, {@code n x d}.
     *
     * @throws UserError when the teacher was not asked about any
     */
    default float[] heldOutLogits(int checkpoint) {
        throw new UserError(
                "this teacher's answers on held-out examples are not known",
                "probe.from",
                "train a teacher on data that set examples aside (dataset.heldOut), or probe on training examples");
    }

    /** Logits on the test set, {@code n x d}. */
    float[] testLogits(int checkpoint);

    /** Share of the training set that the checkpoint classifies correctly; NaN where it is not known. */
    default double trainAccuracy(int checkpoint) {
        return Double.NaN;
    }

    /** Share of the test set that the checkpoint classifies correctly. */
    double testAccuracy(int checkpoint);
}
