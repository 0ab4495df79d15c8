package org.limbeck.figure.composing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.StageSpan;

/**
 * The axis that counts stages: those of one run, on which the others are placed by how long they have been trained. A
 * method of a single stage beside one of many so fills the axis as its training does.
 *
 * @param owner label of the run whose stages are counted; empty when none has begun
 * @param ends of its stages, in epochs of training
 */
record StagePlaces(String owner, double[] ends) {
    /** The focused run's when it has several; else those of the run that has most. */
    static StagePlaces of(List<ShownGroup> groups) {
        Comparator<ShownGroup> byStages = Comparator.comparingInt(
                        (ShownGroup group) -> counted(group.leader()).size() > 1 && group.focused() ? 1 : 0)
                .thenComparingInt(group -> counted(group.leader()).size());
        return groups.stream()
                .max(byStages)
                .map(group -> new StagePlaces(group.label(), ends(group.leader())))
                .orElse(new StagePlaces("", new double[0]));
    }

    /** A stage of a single step, as the online student's first, is no place for the eye. */
    static List<StageSpan> counted(RunCurves run) {
        List<StageSpan> stages = new ArrayList<>();
        for (StageSpan stage : run.stages()) {
            boolean last = stage.index() == run.stages().size() - 1;
            if (last || stage.endStep() - stage.firstStep() > 1) stages.add(stage);
        }
        return stages;
    }

    private static double[] ends(RunCurves run) {
        return counted(run).stream()
                .mapToDouble(stage -> epochs(run, (double) stage.endStep()))
                .toArray();
    }

    private static double epochs(RunCurves run, double step) {
        return run.stepsPerEpoch() == 0 ? step : step / run.stepsPerEpoch();
    }

    double at(RunCurves run, double step) {
        double done = epochs(run, step);
        double start = 0;
        for (int i = 0; i < ends.length; i++) {
            if (done <= ends[i]) return ends[i] > start ? i + (done - start) / (ends[i] - start) : i;
            start = ends[i];
        }
        // Beyond the last one at the mean pace of all.
        return start > 0 ? ends.length * done / start : 0;
    }
}
