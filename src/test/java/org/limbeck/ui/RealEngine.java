package org.limbeck.ui;

import java.nio.file.Path;
import java.util.List;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.Demo;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/** The engine that users have, as the window has it open. */
final class RealEngine {
    private final int threads;
    private volatile ExperimentService current;

    RealEngine(int threads) {
        this.threads = threads;
    }

    /** The demo with less data and fewer epochs. */
    static ExperimentSpec small() {
        return small(2, List.of(new Schedule.None(), new Schedule.Online(1, 4, 1)));
    }

    static ExperimentSpec small(int epochs, List<Schedule> methods) {
        ExperimentSpec demo = Demo.spec(1);
        DatasetSpec few =
                new DatasetSpec("glyphs-grey", null, 240, 120, 0.1, List.of(), List.of(), true, 0, false, 0, 0);
        ProbeSettings probe = new ProbeSettings(
                32, KernelKind.CLASS_MEAN, 64, 0, Encoding.PROBABILITY, 1, true, ArrayRetention.NONE, 0);
        return new ExperimentSpec(
                demo.name(),
                few,
                new TeacherSpec(null, new ModelSpec("lenet-5", 0.5), training(2), 0),
                demo.student(),
                training(epochs),
                methods,
                probe,
                demo.seeds());
    }

    private static TrainingSettings training(int epochs) {
        return new TrainingSettings(epochs, 32, List.of(0.01), 0.9, 5e-4, "cosine", 1);
    }

    ExperimentService open(Path workspace) {
        current = LimbeckEngine.open(workspace, threads);
        return current;
    }

    ExperimentService service() {
        return current;
    }

    List<RunSummary> runs() {
        return current == null ? List.of() : current.runs().runs();
    }

    long finished() {
        return runs().stream().filter(run -> run.status() == RunStatus.FINISHED).count();
    }

    /** Medians of every run, and the margin loss of the one in focus, which is the last. */
    int marginPoints() {
        int points = 0;
        int ofLast = 0;
        for (RunSummary run : runs()) {
            ofLast = (int) current.runs().events(run.id()).stream()
                    .filter(event -> event instanceof RunEvent.Probed)
                    .count();
            points += ofLast;
        }
        return points + ofLast;
    }
}
