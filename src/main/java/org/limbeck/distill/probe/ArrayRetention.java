package org.limbeck.distill.probe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** For which probes kernel, targets and predictions are kept on disk. */
public enum ArrayRetention {
    @JsonProperty("none")
    NONE,
    @JsonProperty("stages")
    STAGES,
    @JsonProperty("all")
    ALL
}
