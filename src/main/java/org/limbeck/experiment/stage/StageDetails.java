package org.limbeck.experiment.stage;

import java.util.List;
import org.limbeck.data.Dataset;
import org.limbeck.distill.probe.ProbeSource;
import org.limbeck.experiment.spec.RunSpec;

/**
 * All that is known of one stage of a run, example by example.
 *
 * @param run it is part of
 * @param index of the stage, from 0
 * @param span where it lies and who teaches
 * @param step of the checkpoint that was looked at: the stage's last step, or the last one in it that was kept
 * @param dataset whose test set {@code agreement} and {@code disagreements} are about
 * @param source what the probe examples were drawn from
 * @param agreement on the test set
 * @param disagreements on the test set, largest first; empty without a teacher
 * @param probe under the student's kernel
 */
public record StageDetails(
        RunSpec run,
        int index,
        StageInRun span,
        long step,
        Dataset dataset,
        ProbeSource source,
        Agreement agreement,
        List<Disagreement> disagreements,
        ProbeDetails probe) {}
