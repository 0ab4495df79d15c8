package org.limbeck.distill.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a student's logits are compared with its teacher's ({@code docs/theory.md}, section 7). */
public enum Matching {
    /** {@code tau^2 KL(teacher || student)} of the softened probabilities. */
    @JsonProperty("kl")
    KL,
    /** {@code (1/d) |f - g|^2} of the logits themselves; has no temperature. */
    @JsonProperty("mse")
    MSE
}
