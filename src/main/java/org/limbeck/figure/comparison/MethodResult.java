package org.limbeck.figure.comparison;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.table.Tables;

/**
 * One method in one setting: mean and standard deviation over the seeds that finished. The three test accuracies answer
 * different questions and stand apart.
 *
 * @param setting data, teacher, student and epochs
 * @param method label
 * @param seeds runs there are, finished or not
 * @param last test accuracy at the last epoch
 * @param validationSelected at the epoch that the validation split chose
 * @param best of all epochs; it looks at the test set and ranks nothing
 */
public record MethodResult(
        String setting, String method, int seeds, MeanSd last, MeanSd validationSelected, MeanSd best) {

    /** One for each method and setting, in order of first appearance. */
    public static List<MethodResult> of(List<RunCurves> runs) {
        List<MethodResult> results = new ArrayList<>();
        Tables.settings(runs).forEach((setting, inSetting) -> {
            for (RunGroup group : RunGroup.of(inSetting)) {
                results.add(new MethodResult(
                        setting,
                        label(group),
                        group.runs().size(),
                        spread(group, Outcome.LAST_TEST_ACCURACY),
                        spread(group, Outcome.VALIDATION_SELECTED_TEST_ACCURACY),
                        spread(group, Outcome.BEST_TEST_ACCURACY)));
            }
        });
        return results;
    }

    private static String label(RunGroup group) {
        String parent = group.first().run().parentId();
        return group.first().run().label() + (parent == null ? "" : ", fork of " + parent);
    }

    private static MeanSd spread(RunGroup group, Outcome outcome) {
        return MeanSd.of(group.runs().stream()
                .filter(run -> run.status() == RunStatus.FINISHED)
                .mapToDouble(outcome::of)
                .toArray());
    }
}
