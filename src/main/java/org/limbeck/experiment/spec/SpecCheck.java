package org.limbeck.experiment.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.Numbers;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSource;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.probe.ProbeSource;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.LearningRateDecay;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.model.ModelSpec;

/** Whether the values of a specification make sense, field by field, before anything is loaded or started. */
public final class SpecCheck {
    private final List<SpecProblem> problems = new ArrayList<>();
    private final List<String> models;

    private SpecCheck(List<String> models) {
        this.models = models;
    }

    /**
     * Everything that can be said without reading data or asking the workspace.
     *
     * @param models the names that are known
     */
    public static List<SpecProblem> values(ExperimentSpec spec, List<String> models) {
        SpecCheck check = new SpecCheck(models);
        check.name(spec.name());
        check.dataset(spec.dataset());
        check.teacher(spec);
        check.model("student", spec.student());
        check.training("training", spec.training());
        check.grids(spec);
        check.methodRates(spec);
        check.methods(spec);
        check.probe(spec.probe());
        check.heldOut(spec.dataset(), spec.probe());
        check.seeds(spec.seeds());
        check.problems.addAll(EffectCheck.of(spec));
        return check.problems;
    }

    /** Of the field {@code dataset} in any file. */
    static List<SpecProblem> datasetValues(DatasetSpec dataset) {
        SpecCheck check = new SpecCheck(List.of());
        check.dataset(dataset);
        return check.problems;
    }

    /** A name is one line wherever it stands: in lists, legends, tables and messages. */
    static Optional<SpecProblem> nameProblem(String name) {
        if (name == null || name.isBlank()) return Optional.of(new SpecProblem("name", "expected a name"));
        boolean oneLine = name.codePoints().noneMatch(SpecCheck::breaksLine);
        return oneLine
                ? Optional.empty()
                : Optional.of(new SpecProblem("name", "expected one line, found a line break or a control character"));
    }

    private static boolean breaksLine(int letter) {
        int type = Character.getType(letter);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private void name(String name) {
        nameProblem(name).ifPresent(problems::add);
    }

    private void dataset(DatasetSpec dataset) {
        if (!given("dataset", dataset)) return;
        Optional<DatasetSource> source = source(dataset);
        atLeast("dataset.trainCount", dataset.trainCount(), 0);
        atLeast("dataset.testCount", dataset.testCount(), 0);
        within("dataset.validationFraction", dataset.validationFraction(), 0, 0.5);
        atLeast("dataset.crop", dataset.crop(), 0);
        atLeast("dataset.heldOut", dataset.heldOut(), 0);
        atLeast("dataset.noise", dataset.noise(), 0);
        source.ifPresent(known -> withEffect(known, dataset));
        require(
                dataset.negative().isEmpty() || !dataset.positive().isEmpty(),
                "dataset.positive",
                "expected the classes of the positive side, since dataset.negative is given");
    }

    /** Nothing is accepted that would not do anything, or that no image of this size can bear. */
    private void withEffect(DatasetSource source, DatasetSpec dataset) {
        boolean path = dataset.path() != null && !dataset.path().isBlank();
        require(
                source.needsPath() || !path,
                "dataset.path",
                "expected no folder, since " + source.name() + " needs no files; leave the field out");
        if (source.isPoints()) {
            require(dataset.crop() == 0, "dataset.crop", "expected 0, since " + source.name() + " has no images");
            require(!dataset.flip(), "dataset.flip", "expected false, since " + source.name() + " has no images");
            return;
        }
        int most = source.widestCrop().orElse(dataset.crop());
        require(
                dataset.crop() <= most,
                "dataset.crop",
                "expected at most " + most + ", half the side of the images, found " + dataset.crop());
        require(
                dataset.noise() == 0 || dataset.noise() == DatasetSpec.FORMER_NOISE,
                "dataset.noise",
                "expected no noise, since " + source.name() + " is not generated from points; leave the field out");
    }

    private Optional<DatasetSource> source(DatasetSpec dataset) {
        List<DatasetSource> known = DatasetCatalog.known();
        Optional<DatasetSource> source = known.stream()
                .filter(candidate -> candidate.name().equals(dataset.source()))
                .findFirst();
        String names = known.stream().map(DatasetSource::name).collect(Collectors.joining(", "));
        require(
                source.isPresent(),
                "dataset.source",
                "unknown data set '" + (dataset.source() == null ? "" : dataset.source()) + "'; known: " + names);
        boolean pathMissing = dataset.path() == null || dataset.path().isBlank();
        require(
                source.isEmpty() || !source.get().needsPath() || !pathMissing,
                "dataset.path",
                "expected the folder of the files, which " + dataset.source() + " needs");
        return source;
    }

    private void teacher(ExperimentSpec spec) {
        TeacherSpec teacher = spec.teacher();
        if (teacher == null) {
            boolean labelsOnly = spec.methods().stream().noneMatch(Schedule::needsTeacher);
            require(labelsOnly, "teacher", "expected a teacher, since some methods need one");
            return;
        }
        if (teacher.id() != null && teacher.model() == null) return;
        model("teacher.model", teacher.model());
        training("teacher.training", teacher.training());
    }

    private void model(String field, @Nullable ModelSpec model) {
        if (!given(field, model) || model == null) return;
        require(
                models.contains(model.name()),
                field + ".name",
                "unknown model '" + model.name() + "'; known: " + String.join(", ", models));
        positive(field + ".width", model.width());
    }

    private void training(String field, @Nullable TrainingSettings training) {
        if (!given(field, training) || training == null) return;
        positive(field + ".epochs", training.epochs());
        atLeast(field + ".batch", training.batch(), 1);
        List<Double> rates = training.learningRates();
        require(!rates.isEmpty(), field + ".learningRates", "expected at least one learning rate");
        for (int i = 0; i < rates.size(); i++) positive(field + ".learningRates[" + i + "]", rates.get(i));
        require(Set.copyOf(rates).size() == rates.size(), field + ".learningRates", "expected each rate once");
        require(
                training.momentum() >= 0 && training.momentum() < 1,
                field + ".momentum",
                "expected a number from 0 up to, not including, 1, found " + Numbers.text(training.momentum()));
        atLeast(field + ".weightDecay", training.weightDecay(), 0);
        require(
                LearningRateDecay.KNOWN.contains(training.decay()),
                field + ".decay",
                "expected one of " + String.join(", ", LearningRateDecay.KNOWN) + ", found '" + training.decay() + "'");
        positive(field + ".checkpointEvery", training.checkpointEvery());
        given(field + ".optimiser.name", training.optimiser().name());
        atLeast(field + ".optimiser.clipNorm", training.optimiser().clipNorm(), 0);
        within(field + ".warmupEpochs", training.warmupEpochs(), 0, Math.max(0, training.epochs()));
        require(
                training.warmupEpochs() == 0 || !"one-cycle".equals(training.decay()),
                field + ".warmupEpochs",
                "expected 0, since one-cycle has a warm-up of its own");
        within(field + ".labelSmoothing", training.labelSmoothing(), 0, 0.99);
    }

    private void grids(ExperimentSpec spec) {
        if (spec.dataset() == null || spec.dataset().validationFraction() > 0) return;
        boolean student = spec.training() != null
                && spec.methods().stream().map(spec.training()::of).anyMatch(TrainingSettings::searchesRate);
        boolean teacher = spec.teacher() != null
                && spec.teacher().training() != null
                && spec.teacher().training().learningRates().size() > 1;
        require(
                !student && !teacher,
                "dataset.validationFraction",
                "expected more than 0, since several learning rates are compared on the validation split");
    }

    private void methodRates(ExperimentSpec spec) {
        if (spec.teacher() != null && spec.teacher().training() != null) {
            require(
                    spec.teacher().training().methodRates().isEmpty(),
                    "teacher.training.methodRates",
                    "expected nothing, since a teacher learns by one method; give learningRates");
        }
        if (spec.training() == null) return;
        Set<String> seen = new HashSet<>();
        spec.training().methodRates().forEach((name, rate) -> {
            String field = "training.methodRates";
            require(
                    spec.methods().stream().anyMatch(method -> TrainingSettings.names(name, method)),
                    field,
                    "no method is called '" + name + "'; there are "
                            + spec.methods().stream().map(Schedule::label).collect(Collectors.joining("; ")));
            require(
                    rate != null && rate > 0 && Double.isFinite(rate),
                    field,
                    "expected a number above 0 for '" + name + "', found " + rate);
            require(seen.add(name.replace("tau", "τ")), field, "expected '" + name + "' once");
        });
    }

    private void methods(ExperimentSpec spec) {
        List<Schedule> methods = spec.methods();
        require(!methods.isEmpty(), "methods", "expected at least one of " + String.join(", ", SpecDefaults.METHODS));
        Set<Schedule> seen = new HashSet<>();
        for (int i = 0; i < methods.size(); i++) {
            String field = "methods[" + i + "]";
            Schedule method = methods.get(i);
            problems.addAll(MethodCheck.of(field, method));
            require(seen.add(method), field, "expected each method once; this one equals an earlier one");
        }
    }

    private void probe(ProbeSettings probe) {
        if (!given("probe", probe)) return;
        atLeast("probe.examples", probe.examples(), 2);
        given("probe.kernel", probe.kernel());
        given("probe.encoding", probe.encoding());
        given("probe.arrays", probe.arrays());
        require(
                probe.precision() == 32 || probe.precision() == 64,
                "probe.precision",
                "expected 32 or 64, found " + probe.precision());
        atLeast("probe.ridge", probe.ridge(), 0);
        atLeast("probe.everyEpochs", probe.everyEpochs(), 0);
        require(
                probe.marginScale().isSound(),
                "probe.marginScale",
                "expected auto or a number above 0, found "
                        + probe.marginScale().text());
    }

    private void heldOut(DatasetSpec dataset, ProbeSettings probe) {
        if (dataset == null || probe == null || probe.from() != ProbeSource.HELD_OUT) return;
        require(
                probe.examples() <= dataset.heldOut(),
                "probe.examples",
                "expected at most " + dataset.heldOut() + ", which dataset.heldOut sets aside, found "
                        + probe.examples());
    }

    private void seeds(List<Long> seeds) {
        require(!seeds.isEmpty(), "seeds", "expected at least one seed");
        require(Set.copyOf(seeds).size() == seeds.size(), "seeds", "expected each seed once");
    }

    private boolean given(String field, @Nullable Object value) {
        require(value != null, field, "expected a value, found nothing");
        return value != null;
    }

    private void positive(String field, double value) {
        require(value > 0 && Double.isFinite(value), field, "expected a number above 0, found " + Numbers.text(value));
    }

    private void atLeast(String field, double value, double least) {
        require(
                value >= least && Double.isFinite(value),
                field,
                "expected at least " + Numbers.text(least) + ", found " + Numbers.text(value));
    }

    private void within(String field, double value, double low, double high) {
        require(
                value >= low && value <= high,
                field,
                "expected a number from " + Numbers.text(low) + " to " + Numbers.text(high) + ", found "
                        + Numbers.text(value));
    }

    private void require(boolean holds, String field, String problem) {
        if (!holds) problems.add(new SpecProblem(field, problem));
    }
}
