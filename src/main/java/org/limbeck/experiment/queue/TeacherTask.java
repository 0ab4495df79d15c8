package org.limbeck.experiment.queue;

import java.io.IOException;
import java.nio.file.Path;
import org.limbeck.base.DurableFiles;
import org.limbeck.data.Dataset;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.Training;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.control.TaskControl;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.teacher.TeacherLogits;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherRecord.CheckpointRecord;
import org.limbeck.experiment.training.Accuracy;
import org.limbeck.experiment.training.AllRatesDiverged;
import org.limbeck.experiment.training.Cadence;
import org.limbeck.experiment.training.RateSearch;
import org.limbeck.experiment.training.StateFolder;
import org.limbeck.experiment.training.ThroughputMeter;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.network.Network;

/** Trains a teacher from labels, keeping checkpoints with their logits on training, test and held-out set. */
final class TeacherTask extends QueuedTask {
    private final TeacherLibrary library;
    private final TeacherRecord teacher;
    private final TrainingEnvironment environment;

    TeacherTask(TeacherLibrary library, TeacherRecord teacher, TrainingEnvironment environment) {
        super(teacher.id(), "teacher: " + teacher.name(), new TaskControl(environment.nanoTime()));
        this.library = library;
        this.teacher = teacher;
        this.environment = environment;
    }

    @Override
    String needs() {
        return null;
    }

    @Override
    void work() throws IOException {
        TrainingSettings settings = teacher.spec().training();
        int trainings = settings.searchesRate() ? settings.learningRates().size() + 1 : 1;
        ThroughputMeter meter = new ThroughputMeter(control(), environment.nanoTime(), trainings);
        Path folder = library.folder(teacher.id());
        Dataset dataset = environment.datasets().apply(teacher.dataset());
        RateSearch.Outcome rate = new RateSearch(folder.resolve("grid"), dataset, settings, control(), meter)
                .choose(candidate -> begin(dataset, candidate));
        if (!rate.diverged().isEmpty()) throw new AllRatesDiverged(rate.diverged());
        StateFolder states = new StateFolder(folder.resolve("states"), null);
        try (Training training = begin(dataset, rate.learningRate())) {
            if (states.restore(training)) {
                meter.skip(training);
            } else {
                keep(training, dataset, states);
            }
            meter.enter("training the teacher");
            train(training, dataset, states, meter);
        }
        library.complete(teacher.id());
        DurableFiles.delete(folder.resolve("states"));
    }

    private Training begin(Dataset dataset, double learningRate) {
        TeacherSpec spec = teacher.spec();
        return environment.begin(
                spec.model(),
                dataset,
                teacher.dataset(),
                spec.training(),
                learningRate,
                new Schedule.None(),
                null,
                spec.seed());
    }

    private void train(Training training, Dataset dataset, StateFolder states, ThroughputMeter meter) {
        TrainingSettings settings = teacher.spec().training();
        Cadence checkpoints = new Cadence(settings.checkpointEvery(), training.stepsPerEpoch());
        int batch = Math.min(settings.batch(), dataset.train().count());
        while (training.step() < training.steps()) {
            control().checkCancelled();
            meter.step(training, batch);
            boolean end = training.step() == training.steps();
            if (end || checkpoints.isDue(training.step())) keep(training, dataset, states);
        }
    }

    /** The logits that accuracy needs are those that every student will ask for: computed here, once. */
    private void keep(Training training, Dataset dataset, StateFolder states) {
        int outputs = dataset.outputs();
        Network network = training.network();
        float[] train = training.logits(dataset.train(), control());
        float[] test = training.logits(dataset.test(), control());
        float[] heldOut = dataset.heldOut().count() == 0 ? new float[0] : training.logits(dataset.heldOut(), control());
        CheckpointRecord checkpoint = new CheckpointRecord(
                training.step(),
                training.epoch(),
                training.step() / (double) training.steps(),
                Accuracy.of(train, dataset.train().labels(), outputs),
                Accuracy.of(test, dataset.test().labels(), outputs),
                true,
                environment.provenance().of(training, dataset));
        library.addCheckpoint(teacher.id(), checkpoint, network, new TeacherLogits(train, test, heldOut, outputs));
        states.save(training);
    }

    @Override
    void end(TaskOutcome outcome, TaskEnds ends) {
        if (!outcome.reason().isEmpty()) ends.teacherFailed(id(), outcome.reason());
    }
}
