package org.limbeck.figure.curve;

import org.limbeck.distill.schedule.StageSetting;

/**
 * A stage as charts mark it.
 *
 * @param index from 0
 * @param setting checkpoint, temperature and alpha
 * @param checkpointStep the teacher's training step; -1 without teacher
 * @param checkpointEpoch likewise
 * @param firstStep student steps done at its start
 * @param endStep at its end; where the run stands now while the stage is open
 * @param firstSeconds wall time at its start
 * @param endSeconds likewise at its end
 */
public record StageSpan(
        int index,
        StageSetting setting,
        long checkpointStep,
        double checkpointEpoch,
        long firstStep,
        long endStep,
        double firstSeconds,
        double endSeconds) {
    public boolean hasTeacher() {
        return checkpointStep >= 0;
    }
}
