package org.limbeck.figure.curve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.spec.RunSpec;

/**
 * Runs that differ in their seed alone: one method of one experiment, drawn as mean and band.
 *
 * @param label for people, unique within a figure
 * @param style which of the theme's styles; given by the method's place in its experiment, so that it stays when the
 *     selection changes
 * @param runs at least one
 */
public record RunGroup(String label, int style, List<RunCurves> runs) {
    public RunGroup {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) throw new IllegalArgumentException("a group without runs");
    }

    private record Key(String experiment, Schedule method, @Nullable String forkOf, String run) {}

    /** By method, in order of first appearance. Labels carry the experiment's name where there are several experiments. */
    public static List<RunGroup> of(List<RunCurves> curves) {
        return by(curves, run -> "");
    }

    /** Every run for itself, with its seed where its experiment has several. */
    public static List<RunGroup> each(List<RunCurves> curves) {
        return by(curves, RunSpec::id);
    }

    private static List<RunGroup> by(List<RunCurves> curves, Function<RunSpec, String> apart) {
        Map<Key, List<RunCurves>> byKey = new LinkedHashMap<>();
        for (RunCurves each : curves) {
            RunSpec run = each.run();
            Key key = new Key(run.experimentId(), run.schedule(), run.parentId(), apart.apply(run));
            byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(each);
        }
        List<RunGroup> groups = new ArrayList<>();
        byKey.forEach((key, runs) -> {
            RunSpec run = runs.get(0).run();
            boolean seeds = run.experiment().seeds().size() > 1 && !key.run().isEmpty();
            String label = experiment(run, curves) + run.label() + (seeds ? ", seed " + run.seed() : "") + fork(run);
            groups.add(new RunGroup(label, style(run, groups), runs));
        });
        return groups;
    }

    /** Said where there are several experiments; with its id where two have one name. */
    private static String experiment(RunSpec run, List<RunCurves> curves) {
        Map<String, String> names = new LinkedHashMap<>();
        for (RunCurves each : curves)
            names.put(each.run().experimentId(), each.run().experiment().name());
        String name = run.experiment().name();
        if (names.size() == 1) return "";
        boolean unique = names.values().stream().filter(name::equals).count() == 1;
        return (unique ? name : name + " (" + run.experimentId() + ")") + ": ";
    }

    private static String fork(RunSpec run) {
        return run.parentId() == null ? "" : ", fork of " + run.parentId();
    }

    private static int style(RunSpec run, List<RunGroup> earlier) {
        int place = run.experiment().methods().indexOf(run.schedule());
        boolean known = place >= 0 && earlier.stream().noneMatch(group -> group.style == place);
        return known
                ? place
                : earlier.stream().mapToInt(group -> group.style + 1).max().orElse(0);
    }

    public RunCurves first() {
        return runs.get(0);
    }

    public RunGroup withStyle(int other) {
        return new RunGroup(label, other, runs);
    }

    public RunGroup withLabel(String other) {
        return new RunGroup(other, style, runs);
    }

    /** The method alone, with the seed when there is one run of several. */
    public String methodLabel() {
        RunSpec run = first().run();
        boolean seed = runs.size() == 1 && run.experiment().seeds().size() > 1;
        return run.label() + (seed ? ", seed " + run.seed() : "");
    }

    /**
     * How many seeds have values: {@code n 3} for all everywhere, {@code n 2 of 3} where some have none yet, {@code n 1–3 of
     * 3} where the number changes; empty for a single run, {@code 3 seeds} before the first value.
     */
    public String seeds() {
        if (runs.size() == 1) return "";
        Map<Double, Integer> bySteps = new LinkedHashMap<>();
        for (RunCurves run : runs) {
            for (double step : run.testAccuracy(ProgressAxis.STEP).x()) bySteps.merge(step, 1, Integer::sum);
        }
        int least = bySteps.values().stream().mapToInt(n -> n).min().orElse(0);
        int most = bySteps.values().stream().mapToInt(n -> n).max().orElse(0);
        if (most == 0) return runs.size() + " seeds";
        if (least == runs.size()) return "n " + least;
        return (least == most ? "n " + least : "n " + least + "–" + most) + " of " + runs.size();
    }
}
