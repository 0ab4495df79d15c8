package org.limbeck.experiment.queue;

import org.limbeck.experiment.run.RunStatus;

/**
 * A queued, running or just ended task as the task drawer shows it.
 *
 * @param id a run id or a teacher id
 * @param label for people, e.g. {@code demo: online, τ 4, seed 1}
 * @param status where it stands
 * @param done in [0, 1]; NaN when unknown
 * @param rate examples a second; NaN when unknown
 * @param secondsLeft NaN when unknown
 * @param note what it is doing now
 */
public record TaskState(
        String id, String label, RunStatus status, double done, double rate, double secondsLeft, String note) {}
