package org.limbeck.experiment.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.limbeck.base.UserError;
import org.limbeck.data.DataFingerprint;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetInspection;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.page.DatasetPage;
import org.limbeck.experiment.draft.SpecFields;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.kernel.StructuredKernel;
import org.limbeck.network.Architecture;
import org.limbeck.network.model.ModelSpec;

/**
 * What a form wants to know before an experiment starts: the models there are, whether data and models fit together, and
 * what it will cost. Reads data, so not for the thread that draws.
 */
public final class Planning {
    private final TrainingEnvironment environment;
    private final RunArchive runs;
    private final TeacherLibrary teachers;
    private final StructuredKernel kernel;

    /**
     * A look at an experiment's data and models.
     *
     * @param data null when it cannot be read
     * @param forecast null when data or models do not fit
     * @param problems by field
     */
    public record Plan(DatasetInspection data, RunForecast forecast, List<SpecProblem> problems) {
        public Plan {
            problems = List.copyOf(problems);
        }
    }

    public Planning(
            TrainingEnvironment environment, RunArchive runs, TeacherLibrary teachers, StructuredKernel kernel) {
        this.environment = environment;
        this.runs = runs;
        this.teachers = teachers;
        this.kernel = kernel;
    }

    /** Names of the models, as the registry has them. */
    public List<String> models() {
        return environment.models().names();
    }

    /** Loads the data alone, while the rest of an experiment does not make sense yet. */
    public Plan data(DatasetSpec spec) {
        List<SpecProblem> problems = new ArrayList<>();
        Dataset dataset = tried(() -> environment.datasets().apply(spec), field(spec), problems);
        return new Plan(dataset == null ? null : DatasetInspection.of(dataset), null, problems);
    }

    /**
     * A data set to look at.
     *
     * @throws UserError when its files are missing or broken
     */
    public DatasetPage page(DatasetSpec spec) {
        return DatasetPage.of(spec, environment.datasets());
    }

    /**
     * Loads the data as the experiment will (seconds for large files; the same data again is quick) and builds its
     * models.
     *
     * @param spec whose values are sound, see {@code ExperimentService.check}
     */
    public Plan plan(ExperimentSpec spec) {
        List<SpecProblem> problems = new ArrayList<>();
        Dataset dataset = tried(() -> environment.datasets().apply(spec.dataset()), field(spec.dataset()), problems);
        if (dataset == null) return new Plan(null, null, problems);
        DatasetInspection inspection = DatasetInspection.of(dataset);
        Architecture student = build(spec.student(), dataset, "student.name", problems);
        Architecture teacher = teacher(spec, dataset, problems);
        if (!problems.isEmpty()) return new Plan(inspection, null, problems);
        RunForecast forecast = tried(
                () -> new Forecaster(spec, dataset, student, kernel).forecast(clock(spec), teacher, runs),
                "probe",
                problems);
        return new Plan(inspection, forecast, problems);
    }

    /** The teacher when it has still to be trained, else null. */
    private Architecture teacher(ExperimentSpec spec, Dataset dataset, List<SpecProblem> problems) {
        TeacherSpec wanted = spec.teacher();
        if (wanted == null) return null;
        if (wanted.model() == null) {
            requireSameExamples(spec, dataset, problems);
            return null;
        }
        Architecture model = build(wanted.model(), dataset, "teacher.model.name", problems);
        boolean trained = teachers.find(spec.dataset(), wanted)
                .map(id -> teachers.teacher(id).complete())
                .orElse(false);
        return trained ? null : model;
    }

    private static String field(DatasetSpec dataset) {
        return dataset.path() == null ? "dataset.source" : "dataset.path";
    }

    private Architecture build(ModelSpec model, Dataset dataset, String field, List<SpecProblem> problems) {
        return tried(
                () -> environment.models().build(model, dataset.train().shape(), dataset.outputs()), field, problems);
    }

    private void requireSameExamples(ExperimentSpec spec, Dataset dataset, List<SpecProblem> problems) {
        String id = spec.teacher().id();
        if (teachers.fingerprint(id).equals(DataFingerprint.of(dataset))) return;
        problems.add(new SpecProblem(
                "teacher.id",
                dataset.heldOut().count() > 0
                        ? "this teacher may have learned the held-out examples; train one on this data set, or take the"
                                + " probe set from the training examples"
                        : "this teacher learned other examples; choose its data set, or train a teacher on this one"));
    }

    /** A fault of the form {@code dataset.trainCount: ...} belongs to that field, any other to the one given. */
    private static <T> T tried(Supplier<T> work, String field, List<SpecProblem> problems) {
        try {
            return work.get();
        } catch (UserError e) {
            boolean named = SpecFields.byPath().containsKey(e.where());
            String where = named || e.where().isEmpty() || e.where().startsWith("model ") ? "" : e.where() + ": ";
            problems.add(new SpecProblem(named ? e.where() : field, where + e.what() + ". " + e.remedy()));
            return null;
        }
    }

    /** The checkpoints' clock: as stored, or as the teacher's training will make it. */
    private double[] clock(ExperimentSpec spec) {
        TeacherSpec teacher = spec.teacher();
        if (teacher == null) return new double[0];
        if (teacher.model() == null) {
            return teachers.teacher(teacher.id()).checkpoints().stream()
                    .mapToDouble(TeacherRecord.CheckpointRecord::clock)
                    .toArray();
        }
        int count =
                (int) Math.ceil(teacher.training().epochs() / teacher.training().checkpointEvery());
        double[] clock = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            clock[i] = Math.min(
                    1,
                    i
                            * teacher.training().checkpointEvery()
                            / teacher.training().epochs());
        }
        return clock;
    }
}
