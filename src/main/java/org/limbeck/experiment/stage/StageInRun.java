package org.limbeck.experiment.stage;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.experiment.run.RunEvent;

/**
 * A stage as a run's events tell it.
 *
 * @param index from 0
 * @param setting who teaches, at which temperature
 * @param checkpointEpoch of the teacher; negative without one
 * @param firstStep after which it begins
 * @param lastStep with which it ends, or the last step so far
 */
public record StageInRun(int index, StageSetting setting, double checkpointEpoch, long firstStep, long lastStep) {
    /** In order. */
    public static List<StageInRun> of(List<RunEvent> events) {
        List<RunEvent.StageStarted> starts = events.stream()
                .filter(RunEvent.StageStarted.class::isInstance)
                .map(RunEvent.StageStarted.class::cast)
                .toList();
        long reached = events.stream().mapToLong(RunEvent::step).max().orElse(0);
        List<StageInRun> stages = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            RunEvent.StageStarted start = starts.get(i);
            long last = i + 1 < starts.size() ? starts.get(i + 1).step() : reached;
            stages.add(new StageInRun(start.index(), start.setting(), start.checkpointEpoch(), start.step(), last));
        }
        return stages;
    }
}
