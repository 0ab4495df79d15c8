package org.limbeck.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.limbeck.distill.Stage;
import org.limbeck.distill.StageTimeline;

/**
 * Which stage ends are probed: all of them in an ordinary run. A teacher with very many checkpoints (one a step, say)
 * makes as many stages; beyond {@value #LIMIT} only those are probed that end at least one {@value #LIMIT}th of the
 * training after the last one probed. The end of training always is.
 */
final class StageProbes {
    static final int LIMIT = 64;

    private StageProbes() {}

    /** Steps done when a probe is due because a stage ends there. */
    static Set<Long> of(StageTimeline timeline) {
        List<Stage> stages = timeline.stages();
        double spacing = stages.size() <= LIMIT ? 0 : timeline.steps() / (double) LIMIT;
        Set<Long> probed = new HashSet<>();
        long last = 0;
        for (Stage stage : stages) {
            if (stage.endStep() - last >= spacing || stage.endStep() == timeline.steps()) {
                probed.add(stage.endStep());
                last = stage.endStep();
            }
        }
        return probed;
    }
}
