package org.limbeck.distill.probe;

import java.util.LinkedHashMap;
import java.util.Map;
import org.limbeck.base.JobControl;
import org.limbeck.data.Dataset;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.distill.training.Training;
import org.limbeck.kernel.NeuralTangentKernel;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Margins;
import org.limbeck.theory.Similarity;

/**
 * Measures students on one probe set with one set of random labels, the same for all runs of an experiment
 * ({@code docs/theory.md}, sections 2 to 6): the student's kernel is factored once and serves all supervisions. One
 * instance serves an experiment, so that each teacher checkpoint's kernel is computed once for all its students.
 */
public final class Probe {
    /** The bound that is shown holds with probability at least {@code 1 - DELTA}, where it holds at all. */
    public static final double DELTA = 0.05;

    private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
    private static final long TEACHER_KERNEL_BYTES = 512L << 20;

    private final ProbeSettings settings;
    private final Dataset dataset;
    private final NeuralTangentKernel ntk;
    private final ProbeSet set;
    private final Supervisions supervisions;
    private final TeacherKernels teacherKernels = new TeacherKernels(TEACHER_KERNEL_BYTES);

    /**
     * Draws the probe set and the random labels.
     *
     * @throws org.limbeck.base.UserError when there are no examples to draw
     */
    public Probe(ProbeSettings settings, Dataset dataset, NeuralTangentKernel ntk) {
        this.settings = settings;
        this.dataset = dataset;
        this.ntk = ntk;
        this.set = ProbeSet.draw(dataset, settings.from(), settings.examples(), settings.seed());
        this.supervisions = new Supervisions(set, dataset.outputs(), settings.encoding(), settings.seed());
    }

    /** The probe set as ascending indices into the set that it is drawn from. */
    public int[] indices() {
        return set.indices().clone();
    }

    /** The probe set's labels. */
    public int[] labels() {
        return set.examples().labels().clone();
    }

    /** A teacher checkpoint's logits on the probe set, {@code n x d}. */
    public float[] teacherLogits(TeacherPredictions teacher, int checkpoint) {
        return set.logits(teacher, checkpoint, outputs());
    }

    /**
     * The margin scale {@code g} at a temperature: the one that is set, else that of the last teacher.
     *
     * @param teacher null when there is none
     */
    public double marginScale(TeacherPredictions teacher, double temperature) {
        if (!settings.marginScale().isAuto()) return settings.marginScale().scale();
        float[] last = teacher == null ? null : teacherLogits(teacher, teacher.checkpoints() - 1);
        return MarginScale.of(last, outputs(), settings.encoding(), temperature);
    }

    /** The probe set's network inputs, {@code (n, shape)}. */
    public Tensor inputs() {
        return set.inputs();
    }

    /**
     * Measures a student. Takes the student's kernel on {@code n} examples, a factorisation {@code O(n^3)} and one pass
     * over the test set; for {@code full} kernels {@code nd} stands for {@code n}.
     *
     * @param student read only
     * @param teacher null when there is none; without it fidelities and the final teacher are absent
     * @param setting of the stage that the probe belongs to; its checkpoint and temperature are the current supervision
     * @param stageEnd whether the probe closes a stage or is the first
     * @param marginScale {@code g > 0}, see {@link MarginScale}
     * @param teacherNetwork weights of the setting's checkpoint; null when there are none or similarity is not wanted
     * @param sink takes kernel, targets and predictions as float64, exactly as factored; null keeps none
     * @param control progress and cancellation
     * @throws org.limbeck.base.UserError when the kernel cannot be factored with the ridge set
     */
    public ProbeResult measure(
            Training student,
            TeacherPredictions teacher,
            StageSetting setting,
            boolean stageEnd,
            double marginScale,
            Network teacherNetwork,
            ArraySink sink,
            JobControl control) {
        KernelMatrix kernel = kernel(student.network(), control);
        control.checkCancelled();
        Map<String, double[]> targets = supervisions.at(setting, teacher);
        Spectrum spectrum = spectrum(kernel, targets, control);
        control.checkCancelled();
        float[] probeLogits = student.logits(set.examples(), control);
        double[] predictions = supervisions.outputs(probeLogits, setting.temperature());
        double[] margins = Margins.of(predictions, targets.get(ProbeResult.CURRENT), set.size(), outputs());
        Bound bound = bound(spectrum, kernel, margins, marginScale);
        if (sink != null) store(sink, student.step(), kernel, targets, predictions);
        float[] testLogits = student.logits(dataset.test(), control);
        Evaluation test = Evaluation.of(testLogits, dataset.test().labels(), outputs());
        Fidelity fidelity = fidelity(teacher, setting, probeLogits, testLogits);
        control.checkCancelled();
        Closeness closeness = closeness(kernel, setting, teacherNetwork, control);
        return new ProbeResult(
                student.step(),
                student.epoch(),
                stageEnd,
                setting,
                settings.kernel(),
                settings.effectiveRidge(),
                spectrum.conditionNumber(),
                spectrum.effectiveRank(),
                spectrum.complexity(),
                settings.encoding(),
                Margins.quantiles(margins, QUANTILES),
                marginScale,
                bound.marginLoss(),
                test.accuracy(),
                fidelity.train(),
                fidelity.test(),
                fidelity.testKl(),
                test.negativeLogLikelihood(),
                test.calibrationError(),
                fidelity.teacherTestAccuracy(),
                closeness.cosine(),
                closeness.cka(),
                bound);
    }

    /** Against the current supervision; a diagnostic, since margins are those of a network. */
    private Bound bound(Spectrum spectrum, KernelMatrix kernel, double[] margins, double marginScale) {
        double complexity = spectrum.complexity().get(ProbeResult.CURRENT).supervisionComplexity();
        return Bound.of(complexity, kernel.trace(), margins, outputs(), marginScale, DELTA);
    }

    private int outputs() {
        return dataset.outputs();
    }

    private KernelMatrix kernel(Network network, JobControl control) {
        Precision precision = settings.precision() == 64 ? Precision.FLOAT64 : Precision.FLOAT32;
        return ntk.compute(network, set.inputs(), settings.kernel(), precision, control);
    }

    /** What the factored kernel says. */
    private record Spectrum(Map<String, Complexity> complexity, double conditionNumber, double effectiveRank) {}

    private Spectrum spectrum(KernelMatrix kernel, Map<String, double[]> targets, JobControl control) {
        try (FactoredKernel factored = FactoredKernel.factor(kernel, settings.effectiveRidge(), control)) {
            Map<String, Complexity> complexity = new LinkedHashMap<>();
            targets.forEach((name, y) -> complexity.put(name, factored.complexity(y)));
            return new Spectrum(complexity, factored.conditionNumber(control), factored.effectiveRank());
        }
    }

    private void store(
            ArraySink sink, long step, KernelMatrix kernel, Map<String, double[]> targets, double[] predictions) {
        sink.write("kernel-" + step, kernel.matrix().toTensor());
        targets.forEach((name, y) -> sink.write("targets-" + name + "-" + step, rows(y)));
        sink.write("predictions-" + step, rows(predictions));
    }

    private Tensor rows(double[] values) {
        return Tensor.of(values, set.size(), outputs());
    }

    /** How far student and current teacher agree; all NaN without teacher. */
    private record Fidelity(double train, double test, double testKl, double teacherTestAccuracy) {}

    private Fidelity fidelity(
            TeacherPredictions teacher, StageSetting setting, float[] probeLogits, float[] testLogits) {
        if (teacher == null || !setting.usesTeacher()) {
            return new Fidelity(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        int checkpoint = setting.checkpoint();
        float[] teacherProbe = teacherLogits(teacher, checkpoint);
        float[] teacherTest = teacher.testLogits(checkpoint);
        return new Fidelity(
                Evaluation.agreement(probeLogits, teacherProbe, outputs()),
                Evaluation.agreement(testLogits, teacherTest, outputs()),
                Evaluation.divergence(teacherTest, testLogits, outputs(), setting.temperature()),
                teacher.testAccuracy(checkpoint));
    }

    /** NTK similarity; NaN where the teacher has no kernel. */
    private record Closeness(double cosine, double cka) {}

    private Closeness closeness(KernelMatrix kernel, StageSetting setting, Network teacherNetwork, JobControl control) {
        if (teacherNetwork == null || !settings.similarity() || !setting.usesTeacher()) {
            return new Closeness(Double.NaN, Double.NaN);
        }
        KernelMatrix other = teacherKernels.get(setting.checkpoint(), () -> kernel(teacherNetwork, control));
        return new Closeness(
                Similarity.cosine(kernel.matrix(), other.matrix()), Similarity.cka(kernel.matrix(), other.matrix()));
    }
}
