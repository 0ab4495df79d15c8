package org.limbeck.ui.live;

import java.util.List;
import org.limbeck.experiment.RunStatus;
import org.limbeck.figure.RunCurves;

/** What is said where a chart has nothing to draw yet: what all the shown runs are waiting for. */
final class Waiting {
    private Waiting() {}

    static String text(List<RunCurves> runs) {
        if (runs.isEmpty()) return "Reading the run …";
        if (all(runs, RunStatus.QUEUED)) {
            return "Waiting in the queue. The first points appear as soon as "
                    + (runs.size() == 1 ? "this run" : "one of these runs") + " starts.";
        }
        if (runs.stream().allMatch(run -> run.status().isEnd())) {
            return runs.size() == 1
                    ? "This run ended before its first measurement."
                    : "These runs ended before their first measurement.";
        }
        if (runs.stream().noneMatch(run -> run.status() == RunStatus.RUNNING)) {
            return "Nothing has been measured yet, and nothing is being trained at the moment.";
        }
        return "Training has begun. The first measurement is on its way …";
    }

    private static boolean all(List<RunCurves> runs, RunStatus status) {
        return runs.stream().allMatch(run -> run.status() == status);
    }
}
