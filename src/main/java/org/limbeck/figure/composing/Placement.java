package org.limbeck.figure.composing;

import java.util.List;
import java.util.function.Function;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.StageSpan;

/** Where the measurements of several runs stand on their common x axis. */
final class Placement {
    private final ProgressAxis axis;
    private final StagePlaces stages;

    Placement(ProgressAxis axis, List<ShownGroup> groups) {
        this.axis = axis;
        this.stages = StagePlaces.of(groups);
    }

    /** @param curve the run's on an axis */
    Curve of(RunCurves run, Function<ProgressAxis, Curve> curve) {
        if (axis != ProgressAxis.STAGE) return curve.apply(axis);
        Curve steps = curve.apply(ProgressAxis.STEP);
        double[] x = new double[steps.size()];
        for (int i = 0; i < x.length; i++) x[i] = stages.at(run, steps.x()[i]);
        return new Curve(x, steps.y());
    }

    double at(RunCurves run, long step, double seconds) {
        return axis == ProgressAxis.STAGE ? stages.at(run, (double) step) : run.x(axis, step, seconds);
    }

    /** The whole planned training where that is known, else what has been done. */
    double end(RunCurves run) {
        return switch (axis) {
            case EPOCH -> run.epochs();
            case STEP -> run.steps();
            case SECONDS ->
                run.stages().stream().mapToDouble(StageSpan::endSeconds).max().orElse(0);
            case STAGE ->
                run.stages().stream()
                        .mapToDouble(stage -> stages.at(run, (double) stage.endStep()))
                        .max()
                        .orElse(0);
        };
    }

    /** What the axis counts, and whose stages where several runs lie on it. */
    String label(boolean alone) {
        boolean named = axis == ProgressAxis.STAGE && !alone && !stages.owner().isEmpty();
        return named ? axis.label() + " (" + stages.owner() + ")" : axis.label();
    }
}
