package org.limbeck.experiment.explore;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.base.JobControl;
import org.limbeck.data.Dataset;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.kernel.Logits;
import org.limbeck.kernel.NeuralTangentKernel;
import org.limbeck.network.Network;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.Explorer;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.forecast.LeaveOneOut;
import org.limbeck.theory.forecast.SupervisionGrid;

/**
 * One student, trained or not, with its kernel on an experiment's probe set, factored once for all that a teacher could
 * say. Holds the factor off the heap until closed.
 */
public final class StudentExplorer implements AutoCloseable {
    private final Probe probe;
    private final ProbeSettings settings;
    private final TeacherPredictions teacher;
    private final SupervisionGrid.Examples examples;
    private final Explorer explorer;
    private final LeaveOneOut forecasts;

    private StudentExplorer(
            Probe probe,
            ProbeSettings settings,
            TeacherPredictions teacher,
            SupervisionGrid.Examples examples,
            Explorer explorer,
            LeaveOneOut forecasts) {
        this.probe = probe;
        this.settings = settings;
        this.teacher = teacher;
        this.examples = examples;
        this.explorer = explorer;
        this.forecasts = forecasts;
    }

    /**
     * Computes and factors the student's kernel: one pass over {@code n} examples and {@code O(n^3)}, for {@code full}
     * kernels {@code O((nd)^3)}.
     *
     * @param settings examples, kernel, precision, ridge, encoding, seed and margin scale of the probe
     * @param student read only
     * @throws org.limbeck.base.UserError when data, student or ridge do not fit
     */
    public static StudentExplorer open(
            ProbeSettings settings,
            Dataset dataset,
            TeacherPredictions teacher,
            Network student,
            NeuralTangentKernel kernel,
            JobControl control) {
        Probe probe = new Probe(settings, dataset, kernel);
        Precision precision = settings.precision() == 64 ? Precision.FLOAT64 : Precision.FLOAT32;
        control.report(0, 1, "computing the student's kernel");
        KernelMatrix matrix = kernel.compute(student, probe.inputs(), settings.kernel(), precision, control);
        float[] logits = narrowed(Logits.of(student, probe.inputs(), precision).doubles());
        List<float[]> teachers = new ArrayList<>();
        for (int s = 0; s < teacher.checkpoints(); s++) teachers.add(probe.teacherLogits(teacher, s));
        FactoredKernel factored = FactoredKernel.factor(matrix, settings.effectiveRidge(), control);
        try {
            SupervisionGrid.Examples examples = new SupervisionGrid.Examples(teachers, logits, probe.labels());
            Explorer explorer = new Explorer(factored, teachers.toArray(float[][]::new), logits);
            LeaveOneOut forecasts = LeaveOneOut.of(factored, control);
            return new StudentExplorer(probe, settings, teacher, examples, explorer, forecasts);
        } catch (RuntimeException fault) {
            factored.close();
            throw fault;
        }
    }

    private static float[] narrowed(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) narrowed[i] = (float) values[i];
        return narrowed;
    }

    /** Answers to a slider; closed with this. */
    public Explorer sliders() {
        return explorer;
    }

    /** The kernel, for its panel: kind, ridge, condition, effective rank. */
    public FactoredKernel kernel() {
        return forecasts.kernel();
    }

    /** Forecasts of any targets. */
    public LeaveOneOut forecasts() {
        return forecasts;
    }

    /** The default margin scale at a temperature: the probe's own, else the last teacher's. */
    public double marginScale(double temperature) {
        return probe.marginScale(teacher, temperature);
    }

    /** Every checkpoint at these temperatures, each at its own margin scale. */
    public SupervisionGrid grid(List<Double> temperatures, JobControl control) {
        return SupervisionGrid.of(
                forecasts,
                examples,
                new SupervisionGrid.Question(temperatures, settings.encoding(), this::marginScale, Probe.DELTA),
                control);
    }

    @Override
    public void close() {
        explorer.close();
    }
}
