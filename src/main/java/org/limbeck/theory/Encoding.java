package org.limbeck.theory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How logits become targets and outputs ({@code docs/theory.md}, section 3). */
public enum Encoding {
    /** {@code 2 sigmoid(g/tau) - 1}, or {@code softmax(g/tau) - 1/d}. */
    @JsonProperty("probability")
    PROBABILITY,
    /** {@code g/tau}, centred over classes when {@code d > 1}. */
    @JsonProperty("logit")
    LOGIT
}
