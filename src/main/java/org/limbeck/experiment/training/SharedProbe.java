package org.limbeck.experiment.training;

import org.jspecify.annotations.Nullable;
import org.limbeck.data.Dataset;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.kernel.NeuralTangentKernel;

/**
 * One {@link Probe} for as long as data set, teacher and settings stay the same, so that all runs of an experiment share
 * its probe set and the teacher's kernels. Used by one thread.
 */
public final class SharedProbe implements StudentProbe.Factory {
    private final NeuralTangentKernel kernel;
    private @Nullable Shared shared;

    public SharedProbe(NeuralTangentKernel kernel) {
        this.kernel = kernel;
    }

    /** What the runs of one experiment have in common. */
    private record Shared(ProbeSettings settings, Dataset dataset, @Nullable TeacherPredictions teacher, Probe probe) {
        @SuppressWarnings("ReferenceEquality") // the very ones: another data set of equal content would be a new probe
        boolean fits(ProbeSettings otherSettings, Dataset otherDataset, @Nullable TeacherPredictions otherTeacher) {
            return settings.equals(otherSettings) && dataset == otherDataset && teacher == otherTeacher;
        }
    }

    @Override
    public StudentProbe of(ProbeSettings settings, Dataset dataset, @Nullable TeacherPredictions teacher) {
        if (shared == null || !shared.fits(settings, dataset, teacher)) {
            shared = new Shared(settings, dataset, teacher, new Probe(settings, dataset, kernel));
        }
        Probe probe = shared.probe();
        return (student, setting, stageEnd, marginScale, weights, arrays, control) -> {
            double scale = Double.isNaN(marginScale) ? probe.marginScale(teacher, setting.temperature()) : marginScale;
            return probe.measure(student, teacher, setting, stageEnd, scale, weights, arrays, control);
        };
    }
}
