package org.limbeck.experiment.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.limbeck.distill.probe.Probe;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.experiment.provenance.TrainingProvenance;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.training.RateGrid;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Complexity;

/**
 * Runs as {@code results.json} shows them ({@code docs/results-format.md}): maps, lists, texts, numbers and nulls, ready
 * for any JSON writer. Numbers that are undefined are null.
 */
public final class ResultsDocument {
    /** The words of the format; every other schedule is a custom one, told in full by its label. */
    private static final List<String> METHODS = List.of("none", "offline", "early-stopped", "online", "custom");

    private final RunArchive runs;
    private final TeacherArchive teachers;
    private final BiFunction<String, String, String> arrays;

    private ResultsDocument(RunArchive runs, TeacherArchive teachers, BiFunction<String, String, String> arrays) {
        this.runs = runs;
        this.teachers = teachers;
        this.arrays = arrays;
    }

    /** The document with array paths into the workspace. */
    public static Map<String, Object> of(RunArchive runs, List<String> runIds, TeacherArchive teachers) {
        return of(runs, runIds, teachers, (id, name) -> {
            Path file = runs.folder(id).resolve("arrays").resolve(name + ".npy");
            return Files.exists(file) ? file.toString() : null;
        });
    }

    /** @param arrays path of a run's array by its name, null when it was not kept */
    static Map<String, Object> of(
            RunArchive runs, List<String> runIds, TeacherArchive teachers, BiFunction<String, String, String> arrays) {
        ResultsDocument document = new ResultsDocument(runs, teachers, arrays);
        return Map.of("runs", runIds.stream().map(document::run).toList());
    }

    private Map<String, Object> run(String id) {
        RunSpec spec = runs.spec(id);
        List<RunEvent> events = runs.events(id);
        ExperimentSpec experiment = spec.experiment();
        RunOutcome outcome = RunOutcome.of(of(events, RunEvent.Evaluated.class));
        Double rate = of(events, RunEvent.LearningRateChosen.class).stream()
                .map(RunEvent.LearningRateChosen::learningRate)
                .findFirst()
                .orElse(null);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("id", id);
        run.put(
                "method",
                METHODS.contains(spec.schedule().method()) ? spec.schedule().method() : "custom");
        run.put("schedule", spec.schedule().label());
        run.put("matching", spec.schedule().matching().name().toLowerCase(Locale.ROOT));
        run.put("temperature", spec.schedule().temperature());
        run.put("alpha", spec.schedule().alpha());
        run.put("seed", spec.seed());
        run.put("dataset", DatasetLabel.of(experiment.dataset()));
        run.put("teacher", teacher(experiment));
        run.put("student", experiment.student().label());
        run.put("learningRate", rate);
        List<Double> grid = experiment.training().learningRates();
        run.put("learningRates", grid);
        String edge = rate == null ? "" : RateGrid.edge(grid, rate);
        run.put("learningRateAtEdge", edge.isEmpty() ? null : edge);
        run.put("status", runs.summary(id).status().label());
        run.put("validationAccuracy", number(outcome.validationAccuracy()));
        run.put("lastTestAccuracy", number(outcome.lastTestAccuracy()));
        run.put("bestTestAccuracy", number(outcome.bestTestAccuracy()));
        run.put("validationSelectedTestAccuracy", number(outcome.validationSelectedTestAccuracy()));
        run.put("lastTestNegativeLogLikelihood", number(outcome.lastTestNll()));
        run.put("lastTestCalibrationError", number(outcome.lastTestCalibrationError()));
        run.put("probeFrom", experiment.probe().from().label());
        run.put("parent", spec.parentId());
        run.put("note", note(events));
        run.putAll(ProvenanceDocument.ofRun(events, teacherProvenance(experiment)));
        run.put("stages", probes(id, events, true));
        run.put("probes", probes(id, events, false));
        return run;
    }

    /** Why a run ended as it did, or what to know of one that finished; null when there is nothing to say. */
    private static @Nullable String note(List<RunEvent> events) {
        List<RunEvent.Ended> ends = of(events, RunEvent.Ended.class);
        String reason = ends.isEmpty() ? "" : ends.get(ends.size() - 1).reason();
        return reason.isEmpty() ? null : reason;
    }

    /** Its id where it has been deleted: the run was taught by it all the same. */
    private @Nullable String teacher(ExperimentSpec experiment) {
        if (experiment.teacher() == null) return null;
        String id = experiment.teacher().id();
        return teachers.existing(id).map(TeacherRecord::name).orElse(id);
    }

    private @Nullable TrainingProvenance teacherProvenance(ExperimentSpec experiment) {
        if (experiment.teacher() == null) return null;
        return teachers.existing(experiment.teacher().id())
                .map(TeacherRecord::provenance)
                .orElse(null);
    }

    private static <E> List<E> of(List<RunEvent> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private List<Map<String, Object>> probes(String id, List<RunEvent> events, boolean stageEnds) {
        List<RunEvent.StageStarted> stages = of(events, RunEvent.StageStarted.class);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (RunEvent.Probed probed : of(events, RunEvent.Probed.class)) {
            if (probed.result().stageEnd() == stageEnds) entries.add(probe(id, probed, stages));
        }
        return entries;
    }

    /** Entry 0 is the untrained student; the end of the first stage, and probes within it, are 1. */
    private Map<String, Object> probe(String id, RunEvent.Probed probed, List<RunEvent.StageStarted> stages) {
        ProbeResult result = probed.result();
        RunEvent.StageStarted stage = stages.stream()
                .filter(candidate -> candidate.index() == probed.stage())
                .findFirst()
                .orElse(null);
        boolean initial = probed.step() == 0;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("index", initial ? 0 : probed.stage() + 1);
        entry.put("step", probed.step());
        entry.put("epoch", result.epoch());
        entry.put("checkpointStep", checkpointStep(stage));
        entry.put("temperature", result.setting().temperature());
        entry.put("firstTemperature", stage == null ? null : stage.setting().temperature());
        entry.put("lastTemperature", stage == null ? null : stage.endTemperature());
        entry.put("firstStep", initial || stage == null ? 0 : stage.step());
        entry.put("lastStep", probed.step());
        entry.put("kernel", arrays.apply(id, "kernel-" + probed.step()));
        entry.put("kernelKind", result.kernelKind().label());
        entry.put("ridge", result.ridge());
        entry.put("conditionNumber", number(result.conditionNumber()));
        entry.put("effectiveRank", number(result.effectiveRank()));
        supervisions(id, result, entry);
        entry.put("predictions", arrays.apply(id, "predictions-" + probed.step()));
        entry.put("encoding", result.encoding().name().toLowerCase(Locale.ROOT));
        entry.put("marginScale", number(result.marginScale()));
        entry.put("marginLoss", number(result.marginLoss()));
        entry.put(
                "marginQuantiles",
                Arrays.stream(result.marginQuantiles())
                        .mapToObj(ResultsDocument::number)
                        .toList());
        entry.put("trainFidelity", number(result.trainFidelity()));
        entry.put("testFidelity", number(result.testFidelity()));
        entry.put("testKl", number(result.testKl()));
        entry.put("similarity", similarity(result));
        entry.put("testAccuracy", number(result.testAccuracy()));
        entry.put("testNegativeLogLikelihood", number(result.testNll()));
        entry.put("testCalibrationError", number(result.testCalibrationError()));
        entry.put("teacherTestAccuracy", number(result.teacherTestAccuracy()));
        entry.put("split", split(result));
        entry.put("bound", bound(result.bound()));
        return entry;
    }

    /** {@code P(student wrong) <= P(teacher wrong) + P(student disagrees with teacher)}, on the test set. */
    private static @Nullable Map<String, Object> split(ProbeResult result) {
        if (Double.isNaN(result.teacherTestAccuracy())) return null;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("studentWrong", 1 - result.testAccuracy());
        entry.put("teacherWrong", 1 - result.teacherTestAccuracy());
        entry.put("disagreement", 1 - result.testFidelity());
        return entry;
    }

    private static @Nullable Map<String, Object> bound(@Nullable Bound bound) {
        if (bound == null) return null;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("marginLoss", number(bound.marginLoss()));
        entry.put("complexityTerm", number(bound.complexityTerm()));
        entry.put("confidenceTerm", number(bound.confidenceTerm()));
        entry.put("bound", number(bound.bound()));
        entry.put("delta", Probe.DELTA);
        entry.put("vacuous", bound.vacuous());
        entry.put("reading", "diagnostic");
        return entry;
    }

    private static @Nullable Long checkpointStep(RunEvent.@Nullable StageStarted stage) {
        if (stage == null || stage.setting().checkpoint() == StageSetting.NO_TEACHER) return null;
        return stage.checkpointStep();
    }

    private void supervisions(String id, ProbeResult result, Map<String, Object> entry) {
        Map<String, Object> targets = new LinkedHashMap<>();
        Map<String, Object> complexities = new LinkedHashMap<>();
        for (String name :
                List.of(ProbeResult.CURRENT, ProbeResult.FINAL_TEACHER, ProbeResult.LABELS, ProbeResult.RANDOM)) {
            Complexity complexity = result.complexity().get(name);
            targets.put(name, complexity == null ? null : arrays.apply(id, "targets-" + name + "-" + result.step()));
            complexities.put(name, complexity == null ? null : complexity(complexity));
        }
        entry.put("targets", targets);
        entry.put("complexity", complexities);
    }

    private static Map<String, Object> complexity(Complexity complexity) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("supervisionComplexity", number(complexity.supervisionComplexity()));
        entry.put("adjusted", number(complexity.adjusted()));
        entry.put("normalised", number(complexity.normalised()));
        return entry;
    }

    private static @Nullable Map<String, Object> similarity(ProbeResult result) {
        if (Double.isNaN(result.similarityCosine())) return null;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("cosine", number(result.similarityCosine()));
        entry.put("cka", number(result.similarityCka()));
        return entry;
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
