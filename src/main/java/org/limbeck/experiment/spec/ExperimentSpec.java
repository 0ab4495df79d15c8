package org.limbeck.experiment.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.probe.ProbeSource;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.model.ModelSpec;

/**
 * All of an experiment, immutable, in YAML in and out: one run for each schedule and seed, on one probe set.
 *
 * @param name for people
 * @param dataset what is learned
 * @param teacher who teaches; null when every method learns from labels only
 * @param student who learns
 * @param training of every student
 * @param methods schedules to compare
 * @param probe measurements
 * @param seeds one run a seed and method
 */
public record ExperimentSpec(
        String name,
        DatasetSpec dataset,
        @Nullable TeacherSpec teacher,
        ModelSpec student,
        TrainingSettings training,
        List<Schedule> methods,
        ProbeSettings probe,
        List<Long> seeds) {
    public ExperimentSpec {
        methods = methods == null ? List.of() : List.copyOf(methods);
        seeds = seeds == null ? List.of() : List.copyOf(seeds);
        boolean heldOut = probe != null && probe.from() == ProbeSource.HELD_OUT;
        // A held-out probe needs examples that nothing else uses: as many as it has, unless a number is given.
        if (heldOut && dataset != null && dataset.heldOut() == 0) dataset = dataset.holdingOut(probe.examples());
    }
}
