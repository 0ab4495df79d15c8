package org.limbeck.experiment.queue;

import java.util.HashMap;
import java.util.Map;
import org.limbeck.experiment.run.RunEvent;

/**
 * How runs have ended, for whoever awaits them, and why teachers have failed, for the runs that need them; guarded by
 * the queue's lock.
 */
final class TaskEnds {
    private final Map<String, RunEvent.Ended> runs = new HashMap<>();
    private final Map<String, String> teacherFaults = new HashMap<>();

    void run(String runId, RunEvent.Ended end) {
        runs.put(runId, end);
    }

    void teacherFailed(String teacherId, String reason) {
        teacherFaults.put(teacherId, reason);
    }

    /** The end of a run in this program, or null. */
    RunEvent.Ended of(String runId) {
        return runs.get(runId);
    }

    /** An earlier end no longer counts. */
    void forget(String runId) {
        runs.remove(runId);
    }

    /** Why a teacher was not trained to the end, in brackets; empty where nothing is known of it. */
    String teacherFault(String teacherId) {
        String reason = teacherFaults.get(teacherId);
        return reason == null ? "" : " (" + reason + ")";
    }
}
