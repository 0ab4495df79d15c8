package org.limbeck.distill;

/**
 * How one network is trained: SGD with Nesterov momentum.
 *
 * @param epochs passes over the training set, fractions allowed
 * @param batch examples a step, at least 1; capped at the size of the training set
 * @param learningRate peak, above 0
 * @param momentum in [0, 1)
 * @param weightDecay L2 coefficient on weights, not on biases or batch norm
 * @param decay {@code constant}, {@code cosine} or {@code step} (see {@link LearningRateDecay})
 * @param crop pixels of zero padding for random crops; 0 for none
 * @param flip random horizontal flips
 */
public record TrainerSettings(
        double epochs,
        int batch,
        double learningRate,
        double momentum,
        double weightDecay,
        String decay,
        int crop,
        boolean flip) {
    public TrainerSettings {
        require(epochs > 0, "epochs", epochs);
        require(batch > 0, "batch", batch);
        require(learningRate > 0, "learningRate", learningRate);
        require(momentum >= 0 && momentum < 1, "momentum", momentum);
        require(weightDecay >= 0, "weightDecay", weightDecay);
        require(crop >= 0, "crop", crop);
        LearningRateDecay.requireKnown(decay);
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) throw new IllegalArgumentException(name + " out of range: " + value);
    }
}
