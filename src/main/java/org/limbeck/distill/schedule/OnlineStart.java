package org.limbeck.distill.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** At which checkpoint online distillation begins ({@code docs/theory.md}, section 7). */
public enum OnlineStart {
    /** The definition: at time 0 the first checkpoint with {@code t_i >= 0}, mostly the teacher before its training. */
    @JsonProperty("untrained")
    UNTRAINED,
    /** The first checkpoint that has been trained at all. */
    @JsonProperty("trained")
    TRAINED
}
