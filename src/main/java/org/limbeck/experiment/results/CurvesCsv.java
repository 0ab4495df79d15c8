package org.limbeck.experiment.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.theory.Complexity;

/**
 * All curves of runs in one comma-separated table: a row for each run and step at which anything was measured, an empty
 * field where nothing was. Numbers are written so that they read back exactly.
 */
public final class CurvesCsv {
    private static final List<String> SUPERVISIONS =
            List.of(ProbeResult.CURRENT, ProbeResult.FINAL_TEACHER, ProbeResult.LABELS, ProbeResult.RANDOM);
    private static final String[] MARGINS = {"margin05", "margin25", "margin50", "margin75", "margin95"};

    private final Set<String> columns = new LinkedHashSet<>(
            List.of("run", "method", "temperature", "seed", "step", "epoch", "seconds", "stage", "stageEnd"));
    private final List<Map<String, String>> rows = new ArrayList<>();

    public CurvesCsv() {
        columns.addAll(List.of(
                "loss", "learningRate", "validationAccuracy", "testAccuracy", "checkpoint", "stageTemperature"));
        for (String supervision : SUPERVISIONS) {
            for (String measure : List.of("SC", "ASC", "NASC")) columns.add(supervision + measure);
        }
        columns.addAll(List.of(MARGINS));
    }

    /** Adds a run; of its events those that carry numbers, in the order of its journal. */
    public CurvesCsv add(RunSpec run, List<? extends RunEvent> events) {
        int stepsPerEpoch = events.stream()
                .filter(RunEvent.Started.class::isInstance)
                .mapToInt(event -> ((RunEvent.Started) event).stepsPerEpoch())
                .findFirst()
                .orElse(0);
        return add(run, stepsPerEpoch, events);
    }

    /** @param stepsPerEpoch 0 where it is not known; epochs are then those of the events themselves */
    public CurvesCsv add(RunSpec run, int stepsPerEpoch, List<? extends RunEvent> events) {
        TreeMap<Long, Map<String, String>> bySteps = new TreeMap<>();
        for (RunEvent event : events) {
            Map<String, String> numbers = numbers(event);
            if (numbers.isEmpty()) continue;
            Map<String, String> row = bySteps.computeIfAbsent(event.step(), step -> begin(run, step, stepsPerEpoch));
            row.put("seconds", text(event.seconds()));
            row.putAll(numbers);
        }
        bySteps.values().forEach(row -> columns.addAll(row.keySet()));
        rows.addAll(bySteps.values());
        return this;
    }

    private static Map<String, String> begin(RunSpec run, long step, int stepsPerEpoch) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("run", run.id());
        row.put("method", run.schedule().method());
        row.put("temperature", text(run.schedule().temperature()));
        row.put("seed", Long.toString(run.seed()));
        row.put("step", Long.toString(step));
        if (stepsPerEpoch > 0) row.put("epoch", text(step / (double) stepsPerEpoch));
        return row;
    }

    private static Map<String, String> numbers(RunEvent event) {
        Map<String, String> row = new LinkedHashMap<>();
        if (event instanceof RunEvent.Trained trained) {
            row.put("epoch", text(trained.epoch()));
            row.put("loss", text(trained.loss()));
            row.put("learningRate", text(trained.learningRate()));
        } else if (event instanceof RunEvent.Evaluated evaluated) {
            row.put("epoch", text(evaluated.epoch()));
            row.put("validationAccuracy", text(evaluated.validationAccuracy()));
            row.put("testAccuracy", text(evaluated.testAccuracy()));
            row.put("testNll", text(evaluated.testNll()));
            row.put("testCalibrationError", text(evaluated.testCalibrationError()));
        } else if (event instanceof RunEvent.Probed probed) {
            row.put("stage", Integer.toString(probed.stage()));
            probe(row, probed.result());
        }
        return row;
    }

    private static void probe(Map<String, String> row, ProbeResult result) {
        row.put("epoch", text(result.epoch()));
        row.put("stageEnd", Boolean.toString(result.stageEnd()));
        row.put("checkpoint", Integer.toString(result.setting().checkpoint()));
        row.put("stageTemperature", text(result.setting().temperature()));
        result.complexity().forEach((name, complexity) -> complexity(row, name, complexity));
        for (int i = 0; i < MARGINS.length; i++) row.put(MARGINS[i], text(result.marginQuantiles()[i]));
        row.put("marginScale", text(result.marginScale()));
        row.put("marginLoss", text(result.marginLoss()));
        if (result.bound() != null) {
            row.put("boundComplexityTerm", text(result.bound().complexityTerm()));
            row.put("boundConfidenceTerm", text(result.bound().confidenceTerm()));
            row.put("diagnosticBound", text(result.bound().bound()));
        }
        row.put("testAccuracy", text(result.testAccuracy()));
        row.put("teacherTestAccuracy", text(result.teacherTestAccuracy()));
        row.put("trainFidelity", text(result.trainFidelity()));
        row.put("testFidelity", text(result.testFidelity()));
        row.put("testKl", text(result.testKl()));
        row.put("testNll", text(result.testNll()));
        row.put("testCalibrationError", text(result.testCalibrationError()));
        row.put("similarityCosine", text(result.similarityCosine()));
        row.put("similarityCka", text(result.similarityCka()));
        row.put("kernelKind", result.kernelKind().label());
        row.put("ridge", text(result.ridge()));
        row.put("conditionNumber", text(result.conditionNumber()));
        row.put("effectiveRank", text(result.effectiveRank()));
    }

    private static void complexity(Map<String, String> row, String name, Complexity complexity) {
        row.put(name + "SC", text(complexity.supervisionComplexity()));
        row.put(name + "ASC", text(complexity.adjusted()));
        row.put(name + "NASC", text(complexity.normalised()));
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** Header and rows, lines ended by a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (Map<String, String> row : rows) {
            text.append(String.join(
                            ",",
                            columns.stream()
                                    .map(column -> quoted(row.getOrDefault(column, "")))
                                    .toList()))
                    .append('\n');
        }
        return text.toString();
    }

    /** A field as RFC 4180 has it: in quotes where it holds a comma, a quote or a line's end. */
    public static String quoted(String field) {
        boolean plain =
                field.indexOf(',') < 0 && field.indexOf('"') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0;
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
