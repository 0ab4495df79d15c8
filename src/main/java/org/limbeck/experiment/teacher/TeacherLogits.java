package org.limbeck.experiment.teacher;

/**
 * What one teacher checkpoint says of each example, {@code n x d} each, in the data set's order.
 *
 * @param train on the training set
 * @param test on the test set
 * @param heldOut on the examples set aside; empty when there are none
 * @param outputs {@code d}
 */
public record TeacherLogits(float[] train, float[] test, float[] heldOut, int outputs) {
    /** Nothing was set aside. */
    public TeacherLogits(float[] train, float[] test, int outputs) {
        this(train, test, new float[0], outputs);
    }
}
