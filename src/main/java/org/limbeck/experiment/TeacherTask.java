package org.limbeck.experiment;

import java.io.IOException;
import java.nio.file.Path;
import org.limbeck.base.DurableFiles;
import org.limbeck.data.Dataset;
import org.limbeck.distill.Schedule;
import org.limbeck.experiment.TeacherRecord.CheckpointRecord;
import org.limbeck.network.Network;

/** Trains a teacher from labels, keeping checkpoints with their logits on training and test set. */
final class TeacherTask extends QueuedTask {
    private final TeacherLibrary library;
    private final TeacherRecord teacher;
    private final Laboratory laboratory;

    TeacherTask(TeacherLibrary library, TeacherRecord teacher, Laboratory laboratory) {
        super(teacher.id(), "teacher: " + teacher.name(), new TaskControl(laboratory.nanoTime()));
        this.library = library;
        this.teacher = teacher;
        this.laboratory = laboratory;
    }

    @Override
    String needs() {
        return null;
    }

    @Override
    boolean isRun() {
        return false;
    }

    @Override
    void work() throws IOException {
        TrainingSettings settings = teacher.spec().training();
        int trainings = RateSearch.isNeeded(settings) ? settings.learningRates().size() + 1 : 1;
        Pace pace = new Pace(control(), laboratory.nanoTime(), trainings);
        Path folder = library.folder(teacher.id());
        Dataset dataset = laboratory.datasets().apply(teacher.dataset());
        RateSearch.Outcome rate = new RateSearch(folder.resolve("grid"), dataset, settings, control(), pace)
                .choose(candidate -> begin(dataset, candidate));
        if (!rate.diverged().isEmpty()) throw new AllRatesDiverged(rate.diverged());
        StateFolder states = new StateFolder(folder.resolve("states"), null);
        try (Training training = begin(dataset, rate.learningRate())) {
            if (states.restore(training)) {
                pace.skip(training);
            } else {
                keep(training, dataset, states);
            }
            pace.enter("training the teacher");
            train(training, dataset, states, pace);
        }
        library.complete(teacher.id());
        DurableFiles.delete(folder.resolve("states"));
    }

    private Training begin(Dataset dataset, double learningRate) {
        TeacherSpec spec = teacher.spec();
        return laboratory.begin(
                spec.model(),
                dataset,
                teacher.dataset(),
                spec.training(),
                learningRate,
                new Schedule.None(),
                null,
                spec.seed());
    }

    private void train(Training training, Dataset dataset, StateFolder states, Pace pace) {
        TrainingSettings settings = teacher.spec().training();
        Cadence checkpoints = new Cadence(settings.checkpointEvery(), training.stepsPerEpoch());
        int batch = Math.min(settings.batch(), dataset.train().count());
        while (training.step() < training.steps()) {
            control().checkCancelled();
            pace.step(training, batch);
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
        CheckpointRecord checkpoint = new CheckpointRecord(
                training.step(),
                training.step() / (double) training.stepsPerEpoch(),
                training.step() / (double) training.steps(),
                Accuracy.of(train, dataset.train().labels(), outputs),
                Accuracy.of(test, dataset.test().labels(), outputs),
                true,
                laboratory.provenance().of(training, dataset));
        library.addCheckpoint(teacher.id(), checkpoint, network, train, test, outputs);
        states.save(training);
    }

    @Override
    RunEvent.Ended end(RunStatus status, String reason) {
        return new RunEvent.Ended(0, control().activeSeconds(), status, reason);
    }
}
