package org.limbeck.figure.composing;

import java.util.function.Function;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.ProgressAxis;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.curve.StageSpan;
import org.limbeck.figure.panel.SeedBand;

/**
 * What is drawn as one: a run, or the seeds of a method.
 *
 * @param focused drawn with all its lines, bands and stages
 */
record ShownGroup(RunGroup runs, boolean focused) {
    String label() {
        return runs.label();
    }

    /** For what belongs to the method rather than to its seeds: the run that has come furthest. */
    RunCurves leader() {
        RunCurves leader = runs.first();
        for (RunCurves run : runs.runs()) {
            if (stepsDone(run) > stepsDone(leader)) leader = run;
        }
        return leader;
    }

    private static long stepsDone(RunCurves run) {
        return run.stages().isEmpty()
                ? -1
                : run.stages().get(run.stages().size() - 1).endStep();
    }

    /** Over the seeds. @param curve of a run on an axis */
    SeedBand band(Placement placement, Function<RunCurves, Function<ProgressAxis, Curve>> curve) {
        return SeedBand.of(
                runs.runs().stream()
                        .map(run -> curve.apply(run).apply(ProgressAxis.STEP))
                        .toList(),
                runs.runs().stream()
                        .map(run -> placement.of(run, curve.apply(run)))
                        .toList());
    }

    SeedBand staircase(Placement placement, Function<RunCurves, Function<ProgressAxis, Curve>> curve) {
        return SeedBand.ofStaircases(runs.runs().stream()
                .map(run -> placement.of(run, curve.apply(run)))
                .toList());
    }

    boolean isTaught() {
        return runs.runs().stream().flatMap(run -> run.stages().stream()).anyMatch(StageSpan::hasTeacher);
    }

    /** As the library knows it; else as a run was told that has the final checkpoint throughout. NaN when neither. */
    double finalTeacherAccuracy() {
        double known = Double.NaN;
        for (RunCurves run : runs.runs()) {
            if (!Double.isNaN(run.finalTeacherAccuracy())) return run.finalTeacherAccuracy();
            boolean offline = run.run().schedule() instanceof Schedule.Offline;
            if (offline && Double.isNaN(known)) {
                known = run.teacherAccuracy(ProgressAxis.STEP).last();
            }
        }
        return known;
    }
}
