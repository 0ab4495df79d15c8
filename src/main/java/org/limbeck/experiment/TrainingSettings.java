package org.limbeck.experiment;

import java.util.List;

/**
 * Optimisation of a teacher or of students; part of an experiment's YAML. SGD with Nesterov momentum.
 *
 * @param epochs passes over the training set
 * @param batch examples a step
 * @param learningRates the grid; one value means no search, more are compared on the validation split with the first
 *     seed, equally for every method
 * @param momentum in [0, 1)
 * @param weightDecay L2 coefficient on weights, not on biases or batch norm
 * @param decay learning-rate schedule: {@code constant}, {@code cosine} or {@code step} (tenth at 1/2 and 3/4)
 * @param checkpointEvery epochs between stored checkpoints (fractions allowed); step 0 and the end are always stored
 */
public record TrainingSettings(
        double epochs,
        int batch,
        List<Double> learningRates,
        double momentum,
        double weightDecay,
        String decay,
        double checkpointEvery) {
    public TrainingSettings {
        learningRates = learningRates == null ? List.of() : List.copyOf(learningRates);
    }
}
