package org.limbeck.experiment.run;

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
        double lastTestAccuracy) {
    /** The same where it really stands. */
    public RunSummary with(RunStatus other) {
        return new RunSummary(id, experimentId, experimentName, label, seed, other, created, lastTestAccuracy);
    }
}
