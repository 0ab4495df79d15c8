package org.limbeck.experiment.student;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.limbeck.distill.schedule.Stage;
import org.limbeck.distill.schedule.StageTimeline;
import org.limbeck.experiment.training.Cadence;

/**
 * After which steps a student is measured: at every stage's end, and every so many epochs where no stage ends nearby. A
 * teacher with very many checkpoints (one a step, say) makes as many stages; beyond {@value #LIMIT} only those ends
 * count that lie at least one {@value #LIMIT}th of the training after the last one. The end of training always counts.
 */
public final class ProbePlan {
    static final int LIMIT = 64;
    /** A regular probe this share of its period from a stage's end would say the same again. */
    private static final double NEARBY = 0.25;

    private ProbePlan() {}

    /**
     * @param everyEpochs 0 for stage ends only
     * @return steps done, ascending, the start (0) left out
     */
    public static NavigableSet<Long> of(StageTimeline timeline, double everyEpochs, int stepsPerEpoch) {
        NavigableSet<Long> ends = stageEnds(timeline);
        TreeSet<Long> plan = new TreeSet<>(ends);
        Cadence cadence = new Cadence(everyEpochs, stepsPerEpoch);
        double nearby = NEARBY * everyEpochs * stepsPerEpoch;
        for (long step = 1; step < timeline.steps(); step++) {
            if (!cadence.isDue(step)) continue;
            Long before = ends.floor(step);
            Long after = ends.ceiling(step);
            boolean close = (before != null && step - before < nearby) || (after != null && after - step < nearby);
            if (!close) plan.add(step);
        }
        return plan;
    }

    private static NavigableSet<Long> stageEnds(StageTimeline timeline) {
        List<Stage> stages = timeline.stages();
        double spacing = stages.size() <= LIMIT ? 0 : timeline.steps() / (double) LIMIT;
        TreeSet<Long> ends = new TreeSet<>();
        long last = 0;
        for (Stage stage : stages) {
            if (stage.endStep() - last < spacing && stage.endStep() != timeline.steps()) continue;
            ends.add(stage.endStep());
            last = stage.endStep();
        }
        return ends;
    }
}
