package org.limbeck.experiment.explore;

import java.util.Map;

/**
 * What was known of a student before its training, and what came of it.
 *
 * @param runId of its run
 * @param experiment id; only students of one experiment compare
 * @param chance accuracy of guessing
 * @param indicators the larger the better; what is not known is absent
 * @param testAccuracy at the end
 */
public record FinishedStudent(
        String runId, String experiment, double chance, Map<Indicator, Double> indicators, double testAccuracy) {
    public FinishedStudent {
        indicators = Map.copyOf(indicators);
    }
}
