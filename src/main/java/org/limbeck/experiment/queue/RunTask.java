package org.limbeck.experiment.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.limbeck.base.DurableFiles;
import org.limbeck.data.Dataset;
import org.limbeck.distill.training.Training;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.control.TaskControl;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.EventLog;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunEvents;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.student.ArrayFolder;
import org.limbeck.experiment.student.ForkStart;
import org.limbeck.experiment.student.MarginScales;
import org.limbeck.experiment.student.StudentRun;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.teacher.TeacherSource;
import org.limbeck.experiment.training.AllRatesDiverged;
import org.limbeck.experiment.training.RateSearch;
import org.limbeck.experiment.training.StateFolder;
import org.limbeck.experiment.training.ThroughputMeter;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one student: chooses its learning rate, begins or resumes, and runs to the end. */
final class RunTask extends QueuedTask {
    private static final Logger LOG = LoggerFactory.getLogger(RunTask.class);

    private final RunArchive archive;
    private final TeacherLibrary library;
    private final RunSpec run;
    private final TrainingEnvironment environment;
    private final List<RunListener> listeners;
    private final EventLog log;
    private volatile long step;
    private volatile String note = "";

    RunTask(
            RunArchive archive,
            TeacherLibrary library,
            RunSpec run,
            TrainingEnvironment environment,
            List<RunListener> listeners,
            TaskControl control) {
        super(run.id(), run.experiment().name() + ": " + run.label() + ", seed " + run.seed(), control);
        this.archive = archive;
        this.library = library;
        this.run = run;
        this.environment = environment;
        this.listeners = listeners;
        this.log = new EventLog(archive, listeners, run.id(), control);
    }

    @Override
    String needs() {
        TeacherSpec teacher = run.experiment().teacher();
        return teacher == null ? null : teacher.id();
    }

    @Override
    void work() throws IOException {
        TrainingSettings settings = settings();
        Dataset dataset = environment.datasets().apply(run.experiment().dataset());
        TeacherSource teacher = needs() == null ? null : new TeacherSource(library, needs());
        RunEvent.LearningRateChosen known = chosenBySibling();
        boolean search = known == null && settings.searchesRate();
        ThroughputMeter meter = new ThroughputMeter(
                control(),
                environment.nanoTime(),
                search ? settings.learningRates().size() + 1 : 1);
        RateSearch.Outcome rate = known != null
                ? new RateSearch.Outcome(known.learningRate(), known.validationAccuracy(), "")
                : search(dataset, teacher, meter);
        if (!rate.diverged().isEmpty()) throw new AllRatesDiverged(rate.diverged());
        meter.enter("training");
        train(dataset, teacher, rate, meter);
    }

    private TrainingSettings settings() {
        return run.experiment().training().of(run.schedule());
    }

    /** The grid is searched with the experiment's first seed, whichever seed this run has. */
    private RateSearch.Outcome search(Dataset dataset, TeacherSource teacher, ThroughputMeter meter)
            throws IOException {
        Path grid = archive.folder(run.id()).resolve("grid");
        long seed = run.experiment().seeds().get(0);
        return new RateSearch(grid, dataset, settings(), control(), meter)
                .choose(rate -> begin(dataset, teacher, rate, seed));
    }

    /** The rate that another seed of the same method in this experiment has found, or null. */
    private RunEvent.LearningRateChosen chosenBySibling() {
        if (run.parentId() != null) return null;
        for (RunSummary summary : archive.all()) {
            if (!summary.experimentId().equals(run.experimentId())
                    || summary.id().equals(run.id())) continue;
            RunSpec sibling = archive.spec(summary.id());
            if (sibling.parentId() != null || !sibling.schedule().equals(run.schedule())) continue;
            RunEvent.LearningRateChosen chosen =
                    RunEvents.last(archive.events(summary.id()), RunEvent.LearningRateChosen.class);
            if (chosen != null) return chosen;
        }
        return null;
    }

    private Training begin(Dataset dataset, TeacherSource teacher, double learningRate, long seed) {
        ExperimentSpec experiment = run.experiment();
        return environment.begin(
                experiment.student(),
                dataset,
                experiment.dataset(),
                experiment.training(),
                learningRate,
                run.schedule(),
                teacher == null ? null : teacher.predictions(),
                seed);
    }

    private void train(Dataset dataset, TeacherSource teacher, RateSearch.Outcome rate, ThroughputMeter meter)
            throws IOException {
        Path folder = archive.folder(run.id());
        StateFolder states = new StateFolder(folder.resolve("checkpoints"), environment.networks());
        ArrayFolder arrays = new ArrayFolder(folder.resolve("arrays"), environment.networks());
        List<RunEvent> journal = archive.events(run.id());
        try (Training training = begin(dataset, teacher, rate.learningRate(), run.seed())) {
            TrainingProvenance provenance = environment.provenance().of(training, dataset);
            StudentRun student = new StudentRun(
                    run,
                    dataset,
                    training,
                    environment.probes(),
                    teacher,
                    states,
                    arrays,
                    log,
                    control(),
                    meter,
                    MarginScales.stored(archive, run.experimentId()));
            if (journal.isEmpty()) {
                start(student, training, rate, meter, provenance);
            } else if (states.restore(training)) {
                meter.skip(training);
                resume(journal, training.step(), provenance);
            } else {
                log.startAt(0);
                log.append(new RunEvent.Resumed(-1, 0, provenance));
                DurableFiles.delete(folder.resolve("arrays"));
                start(student, training, rate, meter, provenance);
            }
            try {
                student.finish();
                note = student.note(archive.events(run.id()).stream()
                        .filter(RunEvent.Evaluated.class::isInstance)
                        .map(RunEvent.Evaluated.class::cast)
                        .toList());
            } finally {
                step = training.step();
            }
        }
    }

    private void start(
            StudentRun student,
            Training training,
            RateSearch.Outcome rate,
            ThroughputMeter meter,
            TrainingProvenance provenance)
            throws IOException {
        ForkStart fork = new ForkStart(archive, run, control(), meter);
        if (!fork.isPossible()) {
            log.startAt(0);
            student.begin(rate.learningRate(), rate.validationAccuracy(), provenance);
            return;
        }
        fork.bring(training, run.experiment().training().batch());
        meter.enter("training");
        List<RunEvent> history = fork.history(provenance);
        log.startAt(lastSeconds(history));
        log.append(history);
        student.fork();
    }

    private void resume(List<RunEvent> journal, long from, TrainingProvenance provenance) {
        double seconds = lastSeconds(journal.stream()
                .filter(event -> event.step() <= from && !(event instanceof RunEvent.Ended))
                .toList());
        log.startAt(seconds);
        log.append(new RunEvent.Resumed(from, seconds, provenance));
    }

    /** The last one is good: nothing that is not finite is ever stored. */
    private String lastCheckpoint() {
        try {
            List<Long> steps = new StateFolder(archive.folder(run.id()).resolve("checkpoints"), null).steps();
            return steps.isEmpty() ? "" : "; its last good checkpoint is that of step " + steps.get(steps.size() - 1);
        } catch (IOException | RuntimeException e) {
            // The reason itself must be told even where the disk that holds the checkpoints is what failed.
            LOG.warn("the checkpoints of {} cannot be listed", run.id(), e);
            return "";
        }
    }

    private static double lastSeconds(List<RunEvent> events) {
        return events.stream().mapToDouble(RunEvent::seconds).max().orElse(0);
    }

    /** An earlier end no longer counts. */
    void requeue() {
        List<RunEvent> journal = archive.events(run.id());
        long reached = journal.stream().mapToLong(RunEvent::step).max().orElse(0);
        log.append(new RunEvent.Requeued(reached, lastSeconds(journal)));
    }

    @Override
    void store(RunStatus now) {
        archive.setStatus(run.id(), now);
    }

    @Override
    void tell(RunStatus now) {
        EventLog.tell(listeners, listener -> listener.statusChanged(run.id(), now));
    }

    @Override
    void end(TaskOutcome outcome, TaskEnds ends) {
        RunStatus status = outcome.status();
        boolean broken = status == RunStatus.DIVERGED || status == RunStatus.FAILED;
        String told =
                status == RunStatus.FINISHED ? note : broken ? outcome.reason() + lastCheckpoint() : outcome.reason();
        RunEvent.Ended end = new RunEvent.Ended(step, log.seconds(), status, told);
        ends.run(run.id(), end);
        try {
            log.append(end);
        } catch (RuntimeException e) {
            LOG.error("the end of {} could not be stored", run.id(), e);
        }
    }
}
