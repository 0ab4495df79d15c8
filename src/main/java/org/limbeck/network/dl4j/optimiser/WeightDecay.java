package org.limbeck.network.dl4j.optimiser;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Weight decay as the layers of a graph take it. Set layer by layer: DL4J applies a decay that is set for the whole
 * graph twice.
 *
 * @param coefficient at least 0
 * @param coupled as a term {@code coefficient * W} of the gradient, which the update rule then treats as any other;
 *     else each step subtracts {@code learningRate * coefficient * W} beside the rule
 * @param normAndBias whether biases, gains and offsets decay, too
 */
public record WeightDecay(double coefficient, boolean coupled, boolean normAndBias) {
    /** Beside the update rule, on weights only; 0 for none. */
    public static WeightDecay onWeights(double coefficient) {
        return new WeightDecay(coefficient, false, false);
    }

    public <B extends BaseLayer.Builder<B>> B applyTo(B builder) {
        builder.regularization(weightTerms());
        if (normAndBias) builder.regularizationBias(weightTerms());
        return builder;
    }

    /** For biases, gains and offsets. */
    public List<Regularization> normTerms() {
        return normAndBias ? weightTerms() : List.of();
    }

    /** For weights. */
    public List<Regularization> weightTerms() {
        if (coefficient == 0) return List.of();
        return List.of(
                coupled
                        ? new L2Regularization(coefficient)
                        : new org.nd4j.linalg.learning.regularization.WeightDecay(coefficient, true));
    }
}
