package org.limbeck.experiment.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.FileFault;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.training.StateFolder;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.kernel.Logits;
import org.limbeck.kernel.NeuralTangentKernel;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.AlignmentCurve;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Margins;
import org.limbeck.theory.Targets;

/** Looks into a stage of a run by recomputing it from the checkpoint of the student that was kept at its end. */
public final class StageExaminer {
    private static final int MOST_DISAGREEMENTS = 60;

    private final RunArchive runs;
    private final TeacherLibrary teachers;
    private final TrainingEnvironment environment;
    private final NeuralTangentKernel kernel;

    public StageExaminer(
            RunArchive runs, TeacherLibrary teachers, TrainingEnvironment environment, NeuralTangentKernel kernel) {
        this.runs = runs;
        this.teachers = teachers;
        this.environment = environment;
        this.kernel = kernel;
    }

    /** The stages that a run has entered so far. */
    public List<StageInRun> stages(String runId) {
        return StageInRun.of(runs.events(runId));
    }

    /**
     * Takes a forward pass over test and probe set, the student's kernel on the probe set, a factorisation and an
     * eigendecomposition of it, {@code O(n^3)}.
     *
     * @param index of the stage
     * @param control progress and cancellation
     * @throws UserError when there is no such stage, no checkpoint of the student in it, or data or teacher are gone
     */
    public StageDetails examine(String runId, int index, JobControl control) {
        RunSpec run = runs.spec(runId);
        StageInRun span = stages(runId).stream()
                .filter(stage -> stage.index() == index)
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "the run has no stage " + index, runId, "'runs show " + runId + "' lists its stages"));
        long step = checkpoint(runId, span);
        control.report(0, 4, "reading the data");
        Dataset dataset = environment.datasets().apply(run.experiment().dataset());
        TeacherPredictions teacher = teacher(run, span.setting());
        Network student = network(runId, step);
        control.checkCancelled();
        control.report(1, 4, "answering the test set");
        float[] answers = logits(student, dataset.test());
        float[] taught =
                teacher == null ? null : teacher.testLogits(span.setting().checkpoint());
        int d = dataset.outputs();
        int[] labels = dataset.test().labels();
        List<Disagreement> apart =
                taught == null ? List.of() : Disagreement.largest(answers, taught, labels, d, MOST_DISAGREEMENTS);
        control.checkCancelled();
        control.report(2, 4, "computing the student's kernel");
        ProbeDetails probe = probe(run, span, dataset, teacher, student, control);
        return new StageDetails(
                run,
                index,
                span,
                step,
                dataset,
                run.experiment().probe().from(),
                Agreement.of(answers, taught, labels, d),
                apart,
                probe);
    }

    /** The last step in the stage of which the student's weights were kept. */
    private long checkpoint(String runId, StageInRun span) {
        return steps(runId).stream()
                .filter(step -> step <= span.lastStep() && (step > span.firstStep() || span.lastStep() == 0))
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow(() -> new UserError(
                        "no checkpoint of the student was kept in stage " + span.index() + ", between the steps "
                                + span.firstStep() + " and " + span.lastStep(),
                        runId,
                        "a smaller checkpointEvery in the training keeps more"));
    }

    private List<Long> steps(String runId) {
        Path folder = checkpoints(runId);
        try {
            return new StateFolder(folder, environment.networks()).steps();
        } catch (IOException e) {
            throw FileFault.reading(folder, e);
        }
    }

    private Path checkpoints(String runId) {
        return runs.folder(runId).resolve("checkpoints");
    }

    private Network network(String runId, long step) {
        return environment.networks().read(checkpoints(runId).resolve(Long.toString(step)));
    }

    /** Null where labels alone teach. */
    private @Nullable TeacherPredictions teacher(RunSpec run, StageSetting setting) {
        TeacherSpec teacher = run.experiment().teacher();
        if (teacher == null || teacher.id() == null || !setting.usesTeacher()) return null;
        return teachers.predictions(teacher.id());
    }

    private static float[] logits(Network network, Examples examples) {
        Tensor inputs = Tensor.of(examples.inputs(), Tensor.batchShape(examples.count(), examples.shape()));
        return Logits.of(network, inputs, Precision.FLOAT32).floats();
    }

    private ProbeDetails probe(
            RunSpec run,
            StageInRun span,
            Dataset dataset,
            @Nullable TeacherPredictions teacher,
            Network student,
            JobControl control) {
        ProbeSettings settings = run.experiment().probe();
        Probe probe = new Probe(settings, dataset, kernel);
        int[] labels = probe.labels();
        int d = dataset.outputs();
        double temperature = span.setting().temperature();
        double[] targets = teacher == null
                ? Targets.labels(labels, d)
                : Targets.encode(
                        probe.teacherLogits(teacher, span.setting().checkpoint()),
                        labels.length,
                        d,
                        settings.encoding(),
                        temperature);
        Precision precision = settings.precision() == 64 ? Precision.FLOAT64 : Precision.FLOAT32;
        KernelMatrix matrix = kernel.compute(student, probe.inputs(), settings.kernel(), precision, control);
        Outputs outputs = new Outputs(probe, settings, targets, d, temperature);
        Optional<Network> before = steps(run.id()).contains(span.firstStep()) && span.lastStep() > span.firstStep()
                ? Optional.of(network(run.id(), span.firstStep()))
                : Optional.empty();
        control.report(3, 4, "factoring the kernel");
        try (FactoredKernel factored = FactoredKernel.factor(matrix, settings.effectiveRidge(), control)) {
            return new ProbeDetails(
                    probe.indices(),
                    labels,
                    outputs.margins(student),
                    before.map(outputs::margins).orElse(null),
                    factored.complexity(targets),
                    ProbeDetails.shares(factored, targets),
                    AlignmentCurve.of(factored.eigen(control), targets),
                    matrix);
        }
    }

    /** What turns a student into its margins. */
    private record Outputs(Probe probe, ProbeSettings settings, double[] targets, int d, double temperature) {
        double[] margins(Network student) {
            float[] logits =
                    Logits.of(student, probe.inputs(), Precision.FLOAT32).floats();
            int n = targets.length / d;
            return Margins.of(Targets.outputs(logits, n, d, settings.encoding(), temperature), targets, n, d);
        }
    }
}
