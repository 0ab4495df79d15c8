package org.limbeck.distill.training;

/**
 * How one network is trained.
 *
 * @param epochs passes over the training set, fractions allowed
 * @param batch examples a step, at least 1; capped at the size of the training set
 * @param learningRate peak, above 0
 * @param momentum in [0, 1); {@code beta1} of Adam
 * @param weightDecay coefficient on weights; on what else says the optimiser
 * @param decay {@code constant}, {@code cosine}, {@code step} or {@code one-cycle} (see {@link LearningRateDecay})
 * @param crop pixels of zero padding for random crops; 0 for none
 * @param flip random horizontal flips
 * @param optimiser update rule
 * @param warmupEpochs over which the rate rises linearly to its peak; 0 for none
 * @param labelSmoothing share of each label spread over all classes, in [0, 1)
 * @param teacherSees what the teacher looks at under augmentation
 */
public record TrainerSettings(
        double epochs,
        int batch,
        double learningRate,
        double momentum,
        double weightDecay,
        String decay,
        int crop,
        boolean flip,
        Optimiser optimiser,
        double warmupEpochs,
        double labelSmoothing,
        TeacherView teacherSees) {
    public TrainerSettings {
        require(epochs > 0, "epochs", epochs);
        require(batch > 0, "batch", batch);
        require(learningRate > 0, "learningRate", learningRate);
        require(momentum >= 0 && momentum < 1, "momentum", momentum);
        require(weightDecay >= 0, "weightDecay", weightDecay);
        require(crop >= 0, "crop", crop);
        require(optimiser.clipNorm() >= 0, "clipNorm", optimiser.clipNorm());
        require(warmupEpochs >= 0, "warmupEpochs", warmupEpochs);
        require(labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", labelSmoothing);
        LearningRateDecay.requireKnown(decay);
    }

    /** SGD with Nesterov momentum, without warm-up, smoothing or clipping. */
    public TrainerSettings(
            double epochs,
            int batch,
            double learningRate,
            double momentum,
            double weightDecay,
            String decay,
            int crop,
            boolean flip) {
        this(
                epochs,
                batch,
                learningRate,
                momentum,
                weightDecay,
                decay,
                crop,
                flip,
                Optimiser.DEFAULT,
                0,
                0,
                TeacherView.CLEAN);
    }

    /** Whether training images are cropped or mirrored. */
    public boolean augments() {
        return crop > 0 || flip;
    }

    private static void require(boolean holds, String name, double value) {
        if (!holds) throw new IllegalArgumentException(name + " out of range: " + value);
    }
}
