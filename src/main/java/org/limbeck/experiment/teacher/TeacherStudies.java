package org.limbeck.experiment.teacher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.data.Dataset;
import org.limbeck.distill.loss.Evaluation;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.teacher.TeacherStudy.Checkpoint;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.kernel.NeuralTangentKernel;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Precision;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Targets;

/**
 * Looks at teachers before any student learns from them: how hard each checkpoint's predictions are for a student at its
 * initialisation ({@code docs/theory.md}, sections 2 and 3), beside accuracy and loss. Also brings in teachers that were
 * trained elsewhere.
 */
public final class TeacherStudies {
    private final TeacherLibrary teachers;
    private final TrainingEnvironment environment;
    private final NeuralTangentKernel kernel;
    private final Function<Path, TeacherRecord> importing;

    /**
     * What is asked.
     *
     * @param teachers ids, at least one
     * @param student whose kernel at initialisation measures
     * @param studentSeed of that initialisation
     * @param temperature of the predictions, above 0
     * @param probe examples, kernel, precision, ridge, encoding and seed; the rest does not matter here
     */
    public record Question(
            List<String> teachers, ModelSpec student, long studentSeed, double temperature, ProbeSettings probe) {
        public Question {
            teachers = List.copyOf(teachers);
        }
    }

    private TeacherStudies(
            TeacherLibrary teachers,
            TrainingEnvironment environment,
            NeuralTangentKernel kernel,
            Function<Path, TeacherRecord> importing) {
        this.teachers = teachers;
        this.environment = environment;
        this.kernel = kernel;
        this.importing = importing;
    }

    /** Imports folders of logits, see {@link TeacherImport}. */
    public static TeacherStudies of(
            TeacherLibrary teachers, TrainingEnvironment environment, NeuralTangentKernel kernel) {
        TeacherImport folders = new TeacherImport(teachers, environment.datasets(), environment.networks());
        return new TeacherStudies(teachers, environment, kernel, folders::read);
    }

    /** The same with another way in. */
    public TeacherStudies importing(Function<Path, TeacherRecord> other) {
        return new TeacherStudies(teachers, environment, kernel, other);
    }

    /**
     * Stores a teacher that was trained elsewhere; takes as long as reading its files and data set.
     *
     * @param given a folder with {@code teacher.yaml} and {@code .npy} files of logits, or whatever else the engine takes
     * @throws UserError naming what does not fit; nothing is stored then
     */
    public TeacherRecord bringIn(Path given) {
        return importing.apply(given);
    }

    /**
     * Answers a question: for each teacher one kernel of {@code n} probe examples and one factorisation, {@code O(n^3)},
     * then {@code O(n^2 d)} for each checkpoint, and one pass over its stored logits.
     *
     * @param control progress by checkpoints, and cancellation
     * @return one study for each teacher, in the order asked
     * @throws UserError when data, student or ridge do not fit
     */
    public List<TeacherStudy> answer(Question question, JobControl control) {
        List<TeacherStudy> studies = new ArrayList<>();
        for (int i = 0; i < question.teachers().size(); i++) {
            TeacherRecord teacher = teachers.teacher(question.teachers().get(i));
            studies.add(study(
                    teacher, question, new Part(control, i, question.teachers().size())));
        }
        return studies;
    }

    private TeacherStudy study(TeacherRecord teacher, Question question, Part control) {
        control.report(0, 1, "reading the data of " + teacher.name());
        control.checkCancelled();
        Dataset dataset = environment.datasets().apply(teacher.dataset());
        Probe probe = new Probe(question.probe(), dataset, kernel);
        Architecture architecture =
                environment.models().build(question.student(), dataset.train().shape(), dataset.outputs());
        Network student = Initialiser.initialise(architecture, question.studentSeed());
        control.report(0, 1, "computing the student's kernel");
        KernelMatrix matrix = kernel.compute(
                student, probe.inputs(), question.probe().kernel(), precision(question.probe()), control);
        double ridge = question.probe().effectiveRidge();
        try (FactoredKernel factored = FactoredKernel.factor(matrix, ridge, control)) {
            int[] labels = probe.labels();
            int d = dataset.outputs();
            Complexity ofLabels = factored.complexity(Targets.labels(labels, d));
            Complexity ofRandom = factored.complexity(
                    Targets.random(labels, d, question.probe().seed()));
            List<Checkpoint> checkpoints = checkpoints(teacher, question, dataset, probe, factored, control);
            return new TeacherStudy(teacher, labels.length, ridge, ofLabels, ofRandom, checkpoints);
        }
    }

    private List<Checkpoint> checkpoints(
            TeacherRecord teacher,
            Question question,
            Dataset dataset,
            Probe probe,
            FactoredKernel factored,
            Part control) {
        TeacherPredictions predictions = teachers.predictions(teacher.id());
        int d = dataset.outputs();
        List<Checkpoint> rows = new ArrayList<>();
        for (int i = 0; i < teacher.checkpoints().size(); i++) {
            control.checkCancelled();
            control.report(i, teacher.checkpoints().size(), "checkpoint " + (i + 1));
            float[] train = predictions.trainLogits(i);
            double[] targets = Targets.encode(
                    probe.teacherLogits(predictions, i),
                    probe.labels().length,
                    d,
                    question.probe().encoding(),
                    question.temperature());
            rows.add(new Checkpoint(
                    i,
                    teacher.checkpoints().get(i),
                    Evaluation.of(train, dataset.train().labels(), d).negativeLogLikelihood(),
                    Evaluation.of(predictions.testLogits(i), dataset.test().labels(), d)
                            .negativeLogLikelihood(),
                    factored.complexity(targets)));
        }
        return rows;
    }

    private static Precision precision(ProbeSettings probe) {
        return probe.precision() == 64 ? Precision.FLOAT64 : Precision.FLOAT32;
    }

    /** One teacher's share of the whole question's progress. */
    private record Part(JobControl whole, int index, int count) implements JobControl {
        @Override
        public void report(double done, double total, String note) {
            double share = total > 0 ? done / total : 0;
            whole.report(index + share, count, note);
        }

        @Override
        public void checkCancelled() {
            whole.checkCancelled();
        }
    }
}
