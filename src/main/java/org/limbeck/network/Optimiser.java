package org.limbeck.network;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How gradients become updates; part of an experiment's YAML, where momentum and weight decay stand beside it. With
 * those and a learning rate it is an {@link UpdateRule}.
 *
 * @param name which rule
 * @param decayNormAndBias whether weight decay also acts on biases and on gains and offsets of batch normalisation
 * @param clipNorm largest Euclidean norm of the whole gradient, longer ones are scaled down to it; 0 for no limit
 */
public record Optimiser(Rule name, boolean decayNormAndBias, double clipNorm) {
    /** The rule of programs before there was a choice. */
    public static final Optimiser DEFAULT = new Optimiser(Rule.SGD_NESTEROV, false, 0);

    /** An update rule. */
    public enum Rule {
        /** Stochastic gradient descent with momentum. */
        @JsonProperty("sgd")
        SGD,
        /** The same with Nesterov's look ahead. */
        @JsonProperty("sgd-nesterov")
        SGD_NESTEROV,
        /** Adam; momentum is its {@code beta1}, weight decay a term of the gradient. */
        @JsonProperty("adam")
        ADAM,
        /** Adam with weight decay apart from the gradient. */
        @JsonProperty("adamw")
        ADAMW
    }

    /** One rule without clipping, decay on weights only. */
    public static Optimiser of(Rule rule) {
        return new Optimiser(rule, false, 0);
    }
}
