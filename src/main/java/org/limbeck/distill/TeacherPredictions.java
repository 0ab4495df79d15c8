package org.limbeck.distill;

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

    /** Logits on the test set, {@code n x d}. */
    float[] testLogits(int checkpoint);

    /** Share of the training set that the checkpoint classifies correctly; NaN where it is not known. */
    default double trainAccuracy(int checkpoint) {
        return Double.NaN;
    }

    /** Share of the test set that the checkpoint classifies correctly. */
    double testAccuracy(int checkpoint);
}
