package org.limbeck.experiment.student;

import java.util.List;
import java.util.Set;
import org.limbeck.data.Dataset;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.probe.ArrayRetention;
import org.limbeck.distill.probe.ArraySink;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Stage;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.StageTimeline;
import org.limbeck.distill.training.Training;
import org.limbeck.experiment.control.TaskControl;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.EventLog;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.teacher.TeacherSource;
import org.limbeck.experiment.training.Accuracy;
import org.limbeck.experiment.training.Cadence;
import org.limbeck.experiment.training.StateFolder;
import org.limbeck.experiment.training.StudentProbe;
import org.limbeck.experiment.training.ThroughputMeter;
import org.limbeck.network.Network;

/**
 * One student's training from where it stands to its end: steps, and between them what is due (mean loss, accuracy,
 * probe, stage, checkpoint). What happens at which step depends on the specification alone, never on the clock, so that
 * a resumed run repeats an uninterrupted one.
 */
public final class StudentRun {
    /** About so many points make a smooth loss curve without burdening database and charts. */
    private static final int TRAINED_EVENTS = 400;

    private final ExperimentSpec experiment;
    private final Dataset dataset;
    private final Training training;
    private final StudentProbe.Factory probing;
    private final TeacherSource teacher;
    private final StateFolder states;
    private final ArraySink arrays;
    private final EventLog log;
    private final TaskControl control;
    private final ThroughputMeter meter;
    private final MarginScales marginScales;
    private final StageTimeline timeline;
    private final Set<Long> probes;
    private final Cadence checkpoints;
    private final long trainedEvery;
    private String note = "";
    private double lossSum;
    private long lossCount;

    public StudentRun(
            RunSpec run,
            Dataset dataset,
            Training training,
            StudentProbe.Factory probing,
            TeacherSource teacher,
            StateFolder states,
            ArraySink arrays,
            EventLog log,
            TaskControl control,
            ThroughputMeter meter,
            MarginScales marginScales) {
        this.experiment = run.experiment();
        this.dataset = dataset;
        this.training = training;
        this.probing = probing;
        this.teacher = teacher;
        this.states = states;
        this.arrays = arrays;
        this.log = log;
        this.control = control;
        this.meter = meter;
        this.marginScales = marginScales;
        timeline = StageTimeline.of(
                run.schedule(),
                training.steps(),
                training.stepsPerEpoch(),
                teacher == null ? null : teacher.predictions());
        probes = ProbePlan.of(timeline, experiment.probe().everyEpochs(), training.stepsPerEpoch());
        checkpoints = new Cadence(experiment.training().checkpointEvery(), training.stepsPerEpoch());
        trainedEvery = Math.max(1, training.steps() / TRAINED_EVENTS);
    }

    /** What precedes the first step: the untrained student is measured, too. */
    public void begin(double learningRate, double validationAccuracy, TrainingProvenance provenance) {
        log.append(new RunEvent.Started(
                0,
                log.seconds(),
                training.steps(),
                training.stepsPerEpoch(),
                parameters(training.network()),
                provenance));
        log.append(new RunEvent.LearningRateChosen(0, log.seconds(), learningRate, validationAccuracy));
        evaluate();
        probe(timeline.at(0), true);
        enter(timeline.at(0));
        checkpoint();
    }

    /** What precedes the first step of a fork: the student is measured as the parent's stage leaves it. */
    public void fork() {
        evaluate();
        Stage before = timeline.at(training.step() - 1);
        boolean ends = timeline.endsStage(training.step());
        probe(before, ends);
        if (ends) enter(timeline.at(training.step()));
        checkpoint();
    }

    /** Trains to the end. @throws org.limbeck.base.CancelledException when stopped; the checkpoints stay */
    public void finish() {
        int batch = Math.min(experiment.training().batch(), dataset.train().count());
        while (training.step() < training.steps()) {
            control.checkCancelled();
            lossSum += meter.step(training, batch);
            lossCount++;
            afterStep(training.step());
        }
    }

    private void afterStep(long step) {
        boolean end = step == training.steps();
        boolean checkpointDue = end || checkpoints.isDue(step);
        // A checkpoint closes the running mean, so that a resumed run has nothing of it to remember.
        if (checkpointDue || step % trainedEvery == 0) trained();
        if (end || step % training.stepsPerEpoch() == 0) evaluate();
        if (probes.contains(step)) probe(timeline.at(step - 1), timeline.endsStage(step));
        if (!end && timeline.endsStage(step)) enter(timeline.at(step));
        if (checkpointDue) checkpoint();
    }

    private void trained() {
        log.append(new RunEvent.Trained(
                training.step(),
                log.seconds(),
                training.epoch(),
                lossSum / lossCount,
                training.learningRate(),
                meter.rate()));
        lossSum = 0;
        lossCount = 0;
    }

    private void evaluate() {
        int outputs = dataset.outputs();
        double validation = dataset.validation().count() == 0
                ? Double.NaN
                : Accuracy.of(
                        training.logits(dataset.validation(), control),
                        dataset.validation().labels(),
                        outputs);
        control.checkCancelled();
        float[] logits = training.logits(dataset.test(), control);
        int[] labels = dataset.test().labels();
        Evaluation test = Evaluation.of(logits, labels, outputs);
        note = Collapse.note(logits, labels, outputs, test);
        log.append(new RunEvent.Evaluated(
                training.step(),
                log.seconds(),
                training.epoch(),
                validation,
                test.accuracy(),
                test.negativeLogLikelihood(),
                test.calibrationError()));
    }

    private void probe(Stage stage, boolean stageEnd) {
        ProbeSettings settings = experiment.probe();
        StageSetting setting = timeline.setting(Math.max(0, training.step() - 1));
        boolean kept =
                settings.arrays() == ArrayRetention.ALL || (settings.arrays() == ArrayRetention.STAGES && stageEnd);
        boolean compared = settings.similarity() && setting.usesTeacher() && teacher != null;
        Network teacherNetwork = compared ? teacher.network(setting.checkpoint()) : null;
        ProbeResult result = probing.of(settings, dataset, teacher == null ? null : teacher.predictions())
                .measure(
                        training,
                        setting,
                        stageEnd,
                        marginScales.at(setting.temperature()),
                        teacherNetwork,
                        kept ? arrays : null,
                        control);
        log.append(new RunEvent.Probed(training.step(), log.seconds(), stage.index(), result));
    }

    private void enter(Stage stage) {
        StageSetting setting = stage.setting();
        boolean taught = setting.checkpoint() != StageSetting.NO_TEACHER;
        log.append(new RunEvent.StageStarted(
                training.step(),
                log.seconds(),
                stage.index(),
                setting,
                taught ? teacher.checkpoint(setting.checkpoint()).step() : -1,
                taught ? teacher.checkpoint(setting.checkpoint()).epoch() : -1,
                stage.endTemperature()));
    }

    private void checkpoint() {
        states.save(training);
        log.append(new RunEvent.CheckpointSaved(training.step(), log.seconds()));
    }

    /**
     * What to know about the student at its end; mostly empty.
     *
     * @param evaluations all of the run's, those before a resume included
     */
    public String note(List<RunEvent.Evaluated> evaluations) {
        if (!note.isEmpty()) return note;
        double taught = teacher == null
                ? Double.NaN
                : teacher.predictions().testAccuracy(teacher.predictions().checkpoints() - 1);
        return Collapse.weakness(evaluations, dataset.test().labels(), dataset.outputs(), taught);
    }

    /** Trainable ones: the running statistics of batch normalisation are none. */
    private static int parameters(Network network) {
        return network.parameters().entrySet().stream()
                .filter(entry ->
                        !entry.getKey().endsWith("/mean") && !entry.getKey().endsWith("/variance"))
                .mapToInt(entry -> entry.getValue().size())
                .sum();
    }
}
