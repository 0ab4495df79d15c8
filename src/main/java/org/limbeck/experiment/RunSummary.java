package org.limbeck.experiment;

import java.time.Instant;

/** A run as the library lists it. @param lastTestAccuracy NaN before the first evaluation */
public record RunSummary(
        String id,
        String experimentId,
        String experimentName,
        String label,
        long seed,
        RunStatus status,
        Instant created,
        double lastTestAccuracy) {}
