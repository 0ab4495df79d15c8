package org.limbeck.theory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which kernel stands for a network with several outputs ({@code docs/theory.md}, section 4). */
public enum KernelKind {
    /** The exact {@code nd x nd} kernel, example-major. */
    @JsonProperty("full")
    FULL,
    /** {@code Kbar (x) I_d} with {@code Kbar} the mean of the class-diagonal blocks; stored as {@code n x n}. */
    @JsonProperty("class-mean")
    CLASS_MEAN,
    /** {@code Kbar (x) I_d} with {@code Kbar} the kernel of {@code sum_c f_c / sqrt(d)}; stored as {@code n x n}. */
    @JsonProperty("sum-of-logits")
    SUM_OF_LOGITS;

    /** The name used in files and on the command line, e.g. {@code class-mean}. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
