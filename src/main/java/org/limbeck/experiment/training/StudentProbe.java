package org.limbeck.experiment.training;

import org.limbeck.base.JobControl;
import org.limbeck.data.Dataset;
import org.limbeck.distill.probe.ArraySink;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.Training;
import org.limbeck.network.Network;

/** Measures students on their experiment's probe set. */
@FunctionalInterface
public interface StudentProbe {
    /**
     * Measures a student as it stands.
     *
     * @param setting current supervision
     * @param stageEnd whether a stage ends here (or training begins)
     * @param marginScale the one that the experiment has stored for this temperature; NaN to take the setting's
     * @param teacher the current checkpoint's weights for the similarity, or null
     * @param arrays where kernel, targets and predictions go, or null
     * @param control asked often whether to stop
     */
    ProbeResult measure(
            Training student,
            StageSetting setting,
            boolean stageEnd,
            double marginScale,
            Network teacher,
            ArraySink arrays,
            JobControl control);

    /** The real thing in the program, something fast in the tests of the queue. */
    @FunctionalInterface
    interface Factory {
        /** @param teacher predictions to be measured against, or null */
        StudentProbe of(ProbeSettings settings, Dataset dataset, TeacherPredictions teacher);
    }
}
