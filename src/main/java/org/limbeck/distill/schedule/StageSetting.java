package org.limbeck.distill.schedule;

/**
 * What a schedule asks of one training step.
 *
 * @param checkpoint index into the teacher's checkpoints in training order, or -1 for labels only
 * @param temperature {@code tau > 0}
 * @param alpha weight of the distillation loss in [0, 1]; the rest is the label cross-entropy
 */
public record StageSetting(int checkpoint, double temperature, double alpha) {
    /** Labels only. */
    public static final int NO_TEACHER = -1;

    public boolean usesTeacher() {
        return checkpoint != NO_TEACHER && alpha > 0;
    }
}
