package org.limbeck.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.distill.Schedule;
import org.limbeck.experiment.RunSpec;

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

    private record Key(String experiment, Schedule method, String forkOf) {}

    /** In order of first appearance. Labels carry the experiment's name where there are several experiments. */
    public static List<RunGroup> of(List<RunCurves> curves) {
        Map<Key, List<RunCurves>> byKey = new LinkedHashMap<>();
        for (RunCurves each : curves) {
            RunSpec run = each.run();
            Key key = new Key(run.experimentId(), run.schedule(), run.parentId());
            byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(each);
        }
        boolean several =
                byKey.keySet().stream().map(Key::experiment).distinct().count() > 1;
        List<RunGroup> groups = new ArrayList<>();
        for (List<RunCurves> runs : byKey.values()) {
            RunSpec run = runs.get(0).run();
            String fork = run.parentId() == null ? "" : ", fork of " + run.parentId();
            String label = (several ? run.experiment().name() + ": " : "") + run.label() + fork;
            groups.add(new RunGroup(label, style(run, groups), runs));
        }
        return groups;
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
}
