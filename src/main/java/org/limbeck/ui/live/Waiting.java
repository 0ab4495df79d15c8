package org.limbeck.ui.live;

import java.util.List;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.figure.composing.ChartRequest;
import org.limbeck.figure.curve.RunCurves;

/** What is said where a chart has nothing to draw yet: what all the shown runs are waiting for. */
final class Waiting {
    private Waiting() {}

    static String text(ChartRequest request) {
        List<RunCurves> runs = request.curves();
        if (runs.isEmpty()) return "Reading the run …";
        if (all(runs, RunStatus.QUEUED) && request.teacher() != null) {
            int checkpoints = request.teacher().checkpoints().size();
            return "The teacher is trained first: " + checkpoints
                    + (checkpoints == 1 ? " checkpoint so far." : " checkpoints so far.")
                    + " The students follow.";
        }
        if (runs.stream().allMatch(run -> run.status().isEnd())) {
            return runs.size() == 1
                    ? "This run ended before its first measurement."
                    : "These runs ended before their first measurement.";
        }
        if (any(runs, RunStatus.RUNNING)) return "Training has begun. The first measurement is on its way …";
        if (any(runs, RunStatus.QUEUED)) {
            return "Waiting in the queue. The first points appear as soon as "
                    + (runs.size() == 1 ? "this run" : "one of these runs") + " starts.";
        }
        return "Paused before the first measurement.";
    }

    private static boolean any(List<RunCurves> runs, RunStatus status) {
        return runs.stream().anyMatch(run -> run.status() == status);
    }

    private static boolean all(List<RunCurves> runs, RunStatus status) {
        return runs.stream().allMatch(run -> run.status() == status);
    }
}
