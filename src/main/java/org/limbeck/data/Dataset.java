package org.limbeck.data;

import java.util.List;

/**
 * A data set ready for training: subset, regrouped, split and standardised as its {@link DatasetSpec} says.
 *
 * @param name for people, e.g. {@code fashion-mnist}
 * @param classNames by label; two names for a two-class task
 * @param train what networks are trained on
 * @param validation held out of the training set for the learning-rate grid; may be empty
 * @param test what accuracies are reported on
 * @param heldOut set aside before every split, for probes on examples that no network has seen; may be empty
 */
public record Dataset(
        String name, List<String> classNames, Examples train, Examples validation, Examples test, Examples heldOut) {
    /** Nothing held out. */
    public Dataset(String name, List<String> classNames, Examples train, Examples validation, Examples test) {
        this(name, classNames, train, validation, test, new Examples(train.shape(), new float[0], new int[0]));
    }

    public int classes() {
        return classNames.size();
    }

    /** Outputs of a network for this task: one logit for two classes, else one for each class. */
    public int outputs() {
        return classes() == 2 ? 1 : classes();
    }
}
