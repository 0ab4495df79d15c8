package org.limbeck.experiment.student;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.limbeck.distill.training.Training;
import org.limbeck.experiment.control.TaskControl;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.training.StateFolder;
import org.limbeck.experiment.training.ThroughputMeter;

/**
 * Brings a forked run to where it leaves its parent: the parent's weights and optimiser state of that step, exactly. The
 * nearest state that the parent kept is loaded and the steps between, if any, are trained again under the parent's
 * schedule, which a fork's own schedule begins with; without a parent everything from the start is.
 */
public final class ForkStart {
    private final RunArchive archive;
    private final RunSpec run;
    private final TaskControl control;
    private final ThroughputMeter meter;

    public ForkStart(RunArchive archive, RunSpec run, TaskControl control, ThroughputMeter meter) {
        this.archive = archive;
        this.run = run;
        this.control = control;
        this.meter = meter;
    }

    /** Whether the parent is still there to start from. */
    public boolean isPossible() {
        return run.forkStep() > 0
                && archive.all().stream().anyMatch(summary -> summary.id().equals(run.parentId()));
    }

    /** Leaves the training at the fork's step. */
    public void bring(Training training, int batch) throws IOException {
        new StateFolder(archive.folder(run.parentId()).resolve("checkpoints"), null).restore(training, run.forkStep());
        meter.skip(training);
        meter.enter("repeating steps of " + run.parentId());
        while (training.step() < run.forkStep()) {
            control.checkCancelled();
            meter.step(training, batch);
        }
    }

    /**
     * What the parent measured on the way; what belongs to the fork's own step is measured anew.
     *
     * @param provenance of the fork itself
     */
    public List<RunEvent> history(TrainingProvenance provenance) {
        List<RunEvent> history = new ArrayList<>();
        for (RunEvent event : archive.events(run.parentId())) {
            boolean measured = !(event instanceof RunEvent.Ended
                    || event instanceof RunEvent.Resumed
                    || event instanceof RunEvent.Requeued
                    || event instanceof RunEvent.CheckpointSaved);
            boolean before = event.step() < run.forkStep()
                    || (event.step() == run.forkStep() && event instanceof RunEvent.Trained);
            if (!measured || !before) continue;
            history.add(event instanceof RunEvent.Started started ? started.with(provenance) : event);
        }
        return history;
    }
}
