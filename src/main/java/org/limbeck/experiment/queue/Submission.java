package org.limbeck.experiment.queue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;
import org.limbeck.data.DataFingerprint;
import org.limbeck.data.Dataset;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Forked;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunEvents;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.IdKind;
import org.limbeck.experiment.spec.MethodCheck;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecCheck;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherLibrary;
import org.limbeck.experiment.training.TrainingEnvironment;
import org.limbeck.network.model.ModelSpec;

/** The way from a specification to its runs and its teacher: checked, with ids, nothing started yet. */
final class Submission {
    private static final int ID_BITS = 24;

    private final RunArchive archive;
    private final TeacherLibrary teachers;
    private final TrainingEnvironment environment;
    private final RandomGenerator ids;

    /** @param teacherId null when every method learns from labels only and no teacher is given */
    record Accepted(String teacherId, List<RunSpec> runs) {}

    Submission(RunArchive archive, TeacherLibrary teachers, TrainingEnvironment environment, RandomGenerator ids) {
        this.archive = archive;
        this.teachers = teachers;
        this.environment = environment;
        this.ids = ids;
    }

    /** Values, names and the teacher's id; reads no data. */
    List<SpecProblem> check(ExperimentSpec spec) {
        List<SpecProblem> problems =
                new ArrayList<>(SpecCheck.values(spec, environment.models().names()));
        TeacherSpec teacher = spec.teacher();
        if (teacher != null && teacher.id() != null && teacher.model() == null && !isStored(teacher.id())) {
            problems.add(new SpecProblem("teacher.id", "no teacher of this id is stored: " + teacher.id()));
        }
        return problems;
    }

    private boolean isStored(String teacherId) {
        return teachers.teachers().stream().anyMatch(stored -> stored.id().equals(teacherId));
    }

    /**
     * Reads the data, builds the models, finds or creates the teacher's record.
     *
     * @throws UserError for the first thing that is wrong, in the specification, the data or the models
     */
    Accepted accept(ExperimentSpec spec) {
        List<SpecProblem> problems = check(spec);
        if (!problems.isEmpty()) {
            SpecProblem first = problems.get(0);
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)";
            throw new UserError(
                    first.problem() + more,
                    first.field(),
                    "'run --example' prints a specification with every field explained");
        }
        Dataset dataset = environment.datasets().apply(spec.dataset());
        build(spec.student(), dataset);
        String teacherId = spec.teacher() == null ? null : teacher(spec.dataset(), spec.teacher(), dataset);
        return new Accepted(teacherId, runs(withTeacher(spec, teacherId)));
    }

    /**
     * Finds or creates the record of a teacher that is to be trained alone.
     *
     * @throws UserError when data and model do not fit
     */
    String acceptTeacher(DatasetSpec data, TeacherSpec wanted) {
        return teacher(data, wanted, environment.datasets().apply(data));
    }

    private void build(ModelSpec model, Dataset dataset) {
        environment.models().build(model, dataset.train().shape(), dataset.outputs());
    }

    private String teacher(DatasetSpec data, TeacherSpec wanted, Dataset dataset) {
        String fingerprint = DataFingerprint.of(dataset);
        String id = wanted.id() != null && isStored(wanted.id())
                ? wanted.id()
                : teachers.find(data, wanted).orElse(null);
        if (id == null) {
            build(wanted.model(), dataset);
            String name = wanted.model().label() + " on " + dataset.name();
            return teachers.create(name, data, wanted, fingerprint);
        }
        if (!teachers.fingerprint(id).equals(fingerprint) && data.heldOut() > 0) {
            throw new UserError(
                    "the teacher learned other examples than are left when " + data.heldOut()
                            + " are set aside for a held-out probe: it may have been trained on them",
                    id,
                    "train a teacher on this data set, or take the probe set from the training examples");
        }
        if (!teachers.fingerprint(id).equals(fingerprint)) {
            throw new UserError(
                    "the teacher learned other examples than this data set holds now",
                    id,
                    "give the data set that it was trained on, or train a teacher on this one");
        }
        return id;
    }

    /** The stored teacher's id beside its model: enough here, and enough to train it again elsewhere. */
    private static ExperimentSpec withTeacher(ExperimentSpec spec, String teacherId) {
        if (teacherId == null) return spec;
        TeacherSpec teacher = spec.teacher();
        return new ExperimentSpec(
                spec.name(),
                spec.dataset(),
                new TeacherSpec(teacherId, teacher.model(), teacher.training(), teacher.seed()),
                spec.student(),
                spec.training(),
                spec.methods(),
                spec.probe(),
                spec.seeds());
    }

    /**
     * Runs that an experiment does not have yet: each of its methods and of further ones, with each of its seeds and of
     * further ones. Probe set, random labels, margin scales and learning rates are those of the experiment, so that a seed
     * that is added equals one that was there from the start.
     *
     * @throws UserError when there is no such experiment, nothing to add, or a method does not fit
     */
    List<RunSpec> extend(String experimentId, List<Long> seeds, List<Schedule> methods) {
        List<RunSpec> own = archive.runs().stream()
                .filter(run -> run.experimentId().equals(experimentId))
                .map(run -> archive.spec(run.id()))
                .filter(run -> run.parentId() == null)
                .toList();
        if (own.isEmpty()) {
            throw new UserError("there is no experiment of this id", experimentId, "'runs list --json' shows the ids");
        }
        ExperimentSpec wider = wider(own, seeds, methods);
        List<SpecProblem> problems = check(wider);
        if (!problems.isEmpty()) {
            throw new UserError(
                    problems.get(0).problem(), problems.get(0).field(), "choose other seeds or methods to add");
        }
        Set<String> taken = archive.all().stream().map(RunSummary::id).collect(Collectors.toSet());
        List<RunSpec> added = new ArrayList<>();
        for (long seed : wider.seeds()) {
            for (Schedule schedule : wider.methods()) {
                if (own.stream()
                        .anyMatch(run -> run.seed() == seed && run.schedule().equals(schedule))) continue;
                String id = freeId(IdKind.RUN, taken::contains);
                taken.add(id);
                added.add(new RunSpec(id, experimentId, null, wider, schedule, seed));
            }
        }
        if (added.isEmpty()) {
            throw new UserError(
                    "the experiment has all these runs already", experimentId, "give a seed or a method that it lacks");
        }
        return added;
    }

    /** With all seeds and methods of the experiment's runs, in the order in which they came, and the further ones. */
    private static ExperimentSpec wider(List<RunSpec> runs, List<Long> seeds, List<Schedule> methods) {
        Set<Long> allSeeds = new LinkedHashSet<>();
        Set<Schedule> allMethods = new LinkedHashSet<>();
        for (RunSpec run : runs) {
            allSeeds.addAll(run.experiment().seeds());
            allMethods.addAll(run.experiment().methods());
        }
        allSeeds.addAll(seeds);
        allMethods.addAll(methods);
        ExperimentSpec first = runs.get(0).experiment();
        return new ExperimentSpec(
                first.name(),
                first.dataset(),
                first.teacher(),
                first.student(),
                first.training(),
                List.copyOf(allMethods),
                first.probe(),
                List.copyOf(allSeeds));
    }

    /** Seed by seed, so that the first comparison of all methods is there early. */
    private List<RunSpec> runs(ExperimentSpec spec) {
        List<RunSummary> stored = archive.all();
        Set<String> taken = stored.stream().map(RunSummary::id).collect(Collectors.toSet());
        Set<String> experiments = stored.stream().map(RunSummary::experimentId).collect(Collectors.toSet());
        String experimentId = freeId(IdKind.EXPERIMENT, experiments::contains);
        List<RunSpec> runs = new ArrayList<>();
        for (long seed : spec.seeds()) {
            for (Schedule schedule : spec.methods()) {
                String id = freeId(IdKind.RUN, taken::contains);
                taken.add(id);
                runs.add(new RunSpec(id, experimentId, null, spec, schedule, seed));
            }
        }
        return runs;
    }

    /**
     * A run that leaves another one at a step.
     *
     * @throws UserError when the parent has not come so far, or the method does not fit
     */
    RunSpec fork(String parentId, long step, Schedule schedule) {
        RunSpec parent = archive.spec(parentId);
        List<SpecProblem> problems = MethodCheck.of("method", schedule);
        if (!problems.isEmpty()) {
            throw new UserError(
                    problems.get(0).problem(), problems.get(0).field(), "give a method as in a specification");
        }
        if (schedule.needsTeacher() && parent.experiment().teacher() == null) {
            throw new UserError("the run's experiment has no teacher", parentId, "fork it with the method none");
        }
        List<RunEvent> events = archive.events(parentId);
        RunEvent.Started started = RunEvents.last(events, RunEvent.Started.class);
        RunEvent.LearningRateChosen rate = RunEvents.last(events, RunEvent.LearningRateChosen.class);
        long reached = events.stream().mapToLong(RunEvent::step).max().orElse(-1);
        if (started == null || rate == null || step < 0 || step > reached || step >= started.steps()) {
            long last = started == null ? -1 : Math.min(reached, started.steps() - 1);
            throw new UserError(
                    "the run cannot be forked at step " + step,
                    parentId,
                    last < 0 ? "wait until it has begun" : "choose a step from 0 to " + last);
        }
        Schedule path = step == 0 ? schedule : new Forked(parent.schedule(), step / (double) started.steps(), schedule);
        Set<String> taken = archive.all().stream().map(RunSummary::id).collect(Collectors.toSet());
        return new RunSpec(
                freeId(IdKind.RUN, taken::contains),
                parent.experimentId(),
                parentId,
                atRate(parent.experiment(), rate.learningRate()),
                path,
                parent.seed(),
                step);
    }

    /** The fork trains at the rate that its parent found. */
    private static ExperimentSpec atRate(ExperimentSpec spec, double rate) {
        return new ExperimentSpec(
                spec.name(),
                spec.dataset(),
                spec.teacher(),
                spec.student(),
                spec.training().withRates(List.of(rate)).withMethodRates(Map.of()),
                spec.methods(),
                spec.probe(),
                spec.seeds());
    }

    private String freeId(IdKind kind, Predicate<String> isTaken) {
        while (true) {
            String id = kind.id(String.format("%06x", ids.nextInt(1 << ID_BITS)));
            if (!isTaken.test(id)) return id;
        }
    }
}
