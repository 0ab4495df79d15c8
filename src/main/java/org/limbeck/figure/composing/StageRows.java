package org.limbeck.figure.composing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.curve.StageSpan;
import org.limbeck.figure.panel.Composition;
import org.limbeck.figure.panel.StageMark;

/** Chooses whose stages are marked: those of the run in focus, or without one each distinct sequence of checkpoints. */
final class StageRows {
    private static final int ROWS = 3;

    private final Placement placement;

    StageRows(Placement placement) {
        this.placement = placement;
    }

    List<Composition.StageRow> of(List<ShownGroup> groups) {
        for (ShownGroup group : groups) {
            if (!group.focused()) continue;
            return List.of(new Composition.StageRow(
                    groups.size() == 1 ? "" : group.runs().methodLabel(), marks(group.leader())));
        }
        Map<List<Object>, List<ShownGroup>> bySequence = new LinkedHashMap<>();
        for (ShownGroup group : groups) {
            if (!group.isTaught() || group.leader().stages().size() == 1) continue;
            bySequence
                    .computeIfAbsent(sequence(group.leader()), unused -> new ArrayList<>())
                    .add(group);
        }
        return bySequence.values().stream().limit(ROWS).map(this::row).toList();
    }

    /** Temperatures count where they change; else the names of the methods tell them. */
    private static List<Object> sequence(RunCurves run) {
        double first = run.stages().get(0).setting().temperature();
        boolean constant =
                run.stages().stream().allMatch(stage -> stage.setting().temperature() == first);
        return run.stages().stream()
                .<Object>map(stage -> List.of(
                        stage.checkpointStep(),
                        constant ? 0 : stage.setting().temperature(),
                        stage.firstStep() / (double) Math.max(1, run.stepsPerEpoch())))
                .toList();
    }

    private Composition.StageRow row(List<ShownGroup> same) {
        String label = same.stream()
                .map(ShownGroup::runs)
                .map(RunGroup::methodLabel)
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
        return new Composition.StageRow(label, marks(same.get(0).leader()));
    }

    private List<StageMark> marks(RunCurves run) {
        List<StageMark> marks = new ArrayList<>();
        for (StageSpan stage : StagePlaces.counted(run)) {
            double from = placement.at(run, stage.firstStep(), stage.firstSeconds());
            double to = placement.at(run, stage.endStep(), stage.endSeconds());
            if (to > from) marks.add(new StageMark(stage, from, to));
        }
        return marks;
    }
}
