package org.limbeck.experiment.forecast;

import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.data.Examples;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageTimeline;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.student.ProbePlan;
import org.limbeck.kernel.KernelForecast;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.ForwardWork;
import org.limbeck.network.Initialiser;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.KernelKind;

/** Counts what one experiment takes, from its data, its models, its schedules and its probes. */
final class Forecaster {
    /** Activations, their gradients and their sensitivities are held at once. */
    private static final int COPIES_IN_TRAINING = 3;
    /** Weights, gradient, momentum. */
    private static final int COPIES_OF_WEIGHTS = 3;
    /** The ridged kernel, its factor and the copy that the eigenvalues are found in. */
    private static final int COPIES_OF_KERNEL = 3;

    private static final long MOST_STEPS = 1_000_000;

    private final ExperimentSpec spec;
    private final Dataset dataset;
    private final Architecture student;
    private final StructuredKernel kernel;

    Forecaster(ExperimentSpec spec, Dataset dataset, Architecture student, StructuredKernel kernel) {
        this.spec = spec;
        this.dataset = dataset;
        this.student = student;
        this.kernel = kernel;
    }

    /**
     * @param clock of the teacher's checkpoints; empty without teacher
     * @param teacher to be trained first, or null
     * @param runs where measured speeds are looked for
     * @throws UserError when the kernel cannot be planned, or no student can be trained
     */
    RunForecast forecast(double[] clock, Architecture teacher, RunArchive runs) {
        KernelForecast plan = kernel.forecast(
                Initialiser.initialise(student, 0),
                probeExamples(),
                spec.probe().kernel(),
                precision());
        double measured = Speed.measured(runs, spec);
        double once = training(student, spec.training(), measured);
        int searches = spec.methods().stream()
                .map(spec.training()::of)
                .filter(TrainingSettings::searchesRate)
                .mapToInt(settings -> settings.learningRates().size())
                .sum();
        int methods = spec.methods().size();
        int students = methods * spec.seeds().size();
        return new RunForecast(
                students,
                teacher == null ? 0 : teacher(teacher),
                once * searches,
                (once + evaluations()) * students,
                probes(clock) * probe(plan) * spec.seeds().size(),
                bytes(plan, teacher),
                kernelBytes(plan),
                !Double.isNaN(measured));
    }

    private int probeExamples() {
        return Math.min(spec.probe().examples(), spec.probe().from().of(dataset).count());
    }

    private Precision precision() {
        return spec.probe().precision() == 64 ? Precision.FLOAT64 : Precision.FLOAT32;
    }

    /** Of one training, without evaluations. */
    private double training(Architecture model, TrainingSettings settings, double measured) {
        double examples = settings.epochs() * dataset.train().count();
        return Double.isNaN(measured)
                ? Speed.training(
                        model,
                        examples,
                        Math.min(settings.batch(), dataset.train().count()))
                : examples / measured;
    }

    private double evaluations() {
        double examples = dataset.test().count() + dataset.validation().count();
        return Speed.inference(student, (spec.training().epochs() + 1) * examples);
    }

    private double teacher(Architecture model) {
        TrainingSettings settings = spec.teacher().training();
        int trainings = settings.searchesRate() ? settings.learningRates().size() + 1 : 1;
        double checkpoints = settings.epochs() / settings.checkpointEvery() + 1;
        double logits = checkpoints
                * (dataset.train().count()
                        + dataset.test().count()
                        + dataset.heldOut().count());
        return trainings * training(model, settings, Double.NaN) + Speed.inference(model, logits);
    }

    /** Probes of one seed over all methods; very long trainings are counted on coarser steps. */
    private int probes(double[] clock) {
        int batch = Math.min(spec.training().batch(), dataset.train().count());
        double epochs = spec.training().epochs();
        int most = (int) Math.max(1, MOST_STEPS / epochs);
        int stepsPerEpoch = Math.min(most, Math.max(1, dataset.train().count() / batch));
        long steps = Math.max(1, Math.min(MOST_STEPS, Math.round(epochs * stepsPerEpoch)));
        int count = 0;
        for (Schedule schedule : spec.methods()) {
            StageTimeline timeline = new StageTimeline(schedule, steps, stepsPerEpoch, clock);
            count += 1
                    + ProbePlan.of(timeline, spec.probe().everyEpochs(), stepsPerEpoch)
                            .size();
        }
        return count;
    }

    private double probe(KernelForecast plan) {
        return Speed.kernel(plan.work(), spec.probe().precision())
                + Speed.factor(side())
                + Speed.inference(student, dataset.test().count());
    }

    private double side() {
        boolean full = spec.probe().kernel() == KernelKind.FULL;
        return full ? (double) probeExamples() * dataset.outputs() : probeExamples();
    }

    private long kernelBytes(KernelForecast plan) {
        return plan.bytes() + (long) (COPIES_OF_KERNEL * side() * side() * Double.BYTES);
    }

    private long bytes(KernelForecast plan, Architecture teacher) {
        long training = network(student, spec.training());
        if (teacher != null) {
            training = Math.max(training, network(teacher, spec.teacher().training()));
        }
        return data() + training + kernelBytes(plan);
    }

    private long data() {
        long values = 0;
        for (Examples part :
                new Examples[] {dataset.train(), dataset.validation(), dataset.test(), dataset.heldOut()}) {
            values += (long) part.count() * (part.exampleSize() + 1);
        }
        return values * Float.BYTES;
    }

    private long network(Architecture model, TrainingSettings settings) {
        int batch = Math.min(settings.batch(), dataset.train().count());
        double activations = (double) COPIES_IN_TRAINING * batch * ForwardWork.values(model);
        double weights = (double) COPIES_OF_WEIGHTS * Architectures.trainableParameters(model);
        return (long) ((activations + weights) * Float.BYTES);
    }
}
