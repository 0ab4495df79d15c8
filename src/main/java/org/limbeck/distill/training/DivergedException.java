package org.limbeck.distill.training;

/**
 * Training left the finite numbers, or its loss grew far beyond that of a student that knows nothing. Not a bug: the
 * learning rate is too high for this loss (the factor {@code tau^2} makes steps larger), and the run ends saying so.
 */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long step;
    private final double loss;
    private final double learningRate;

    /**
     * @param what what was seen, e.g. {@code loss is not a number}
     * @param step the step that went wrong, counted from 0
     * @param loss its mean loss
     * @param learningRate in force at that step
     */
    public DivergedException(String what, long step, double loss, double learningRate) {
        super("training diverged at step " + step + ": " + what + " (loss " + loss + ", learning rate " + learningRate
                + "); a smaller learning rate may help");
        this.step = step;
        this.loss = loss;
        this.learningRate = learningRate;
    }

    public long step() {
        return step;
    }

    public double loss() {
        return loss;
    }

    public double learningRate() {
        return learningRate;
    }
}
