package org.limbeck.network;

/** What a {@link TrainableNetwork} is to bring down. Immutable, compared by value. */
public interface LogitLoss {
    /**
     * The loss of each example.
     *
     * @param logits {@code n x d}
     * @param targets {@code n} rows of what the loss looks at beside the logits
     * @param gradient {@code n x d}, overwritten with the derivatives of each example's loss by its logits; null when not wanted
     */
    double[] evaluate(double[] logits, double[] targets, int n, double[] gradient);
}
