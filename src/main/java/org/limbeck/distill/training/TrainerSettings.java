package org.limbeck.distill.training;

/**
 * How one network is trained: as specified, at one learning rate, on images changed in this way.
 *
 * @param training what was specified; of its learning rates this training has one, and checkpoints are up to who drives it
 * @param learningRate peak, above 0
 * @param crop pixels of zero padding for random crops; 0 for none
 * @param flip random horizontal flips
 */
public record TrainerSettings(TrainingSettings training, double learningRate, int crop, boolean flip) {
    public TrainerSettings {
        require(training.epochs() > 0, "epochs", training.epochs());
        require(training.batch() > 0, "batch", training.batch());
        require(learningRate > 0, "learningRate", learningRate);
        require(training.momentum() >= 0 && training.momentum() < 1, "momentum", training.momentum());
        require(training.weightDecay() >= 0, "weightDecay", training.weightDecay());
        require(crop >= 0, "crop", crop);
        require(
                training.optimiser().clipNorm() >= 0,
                "clipNorm",
                training.optimiser().clipNorm());
        require(training.warmupEpochs() >= 0, "warmupEpochs", training.warmupEpochs());
        require(
                training.labelSmoothing() >= 0 && training.labelSmoothing() < 1,
                "labelSmoothing",
                training.labelSmoothing());
        LearningRateDecay.requireKnown(training.decay());
    }

    /** Whether training images are cropped or mirrored. */
    public boolean augments() {
        return crop > 0 || flip;
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) throw new IllegalArgumentException(name + " out of range: " + value);
    }
}
