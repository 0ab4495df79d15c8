package org.limbeck.experiment.spec;

import org.jspecify.annotations.Nullable;
import org.limbeck.distill.schedule.Schedule;

/**
 * One student's training: immutable, complete, enough to repeat it.
 *
 * @param id short, unique in the workspace, e.g. {@code r-7f3a2c}
 * @param experimentId of the experiment it belongs to
 * @param parentId run it was forked from, or null
 * @param experiment the whole specification
 * @param schedule its method
 * @param seed of initialisation and data order
 * @param forkStep the parent's step at which it was forked; 0 for a run of its own
 */
public record RunSpec(
        String id,
        String experimentId,
        @Nullable String parentId,
        ExperimentSpec experiment,
        Schedule schedule,
        long seed,
        long forkStep) {
    /** A run of its own, or one forked at its start. */
    public RunSpec(
            String id,
            String experimentId,
            @Nullable String parentId,
            ExperimentSpec experiment,
            Schedule schedule,
            long seed) {
        this(id, experimentId, parentId, experiment, schedule, seed, 0);
    }

    /** For people and legends, e.g. {@code online, tau 4}. */
    public String label() {
        return schedule.label();
    }
}
