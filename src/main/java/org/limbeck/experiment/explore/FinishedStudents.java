package org.limbeck.experiment.explore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.experiment.results.RunOutcome;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.forecast.LeaveOneOut;

/**
 * The students of a workspace by which indicators are judged: finished, not forked, and taught by one checkpoint at one
 * temperature throughout, so that what was measured before their training is what they were taught.
 */
public final class FinishedStudents {
    private FinishedStudents() {}

    /** Reads each run's events and, where the first probe's arrays are kept, factors its kernel, {@code O(n^3)}. */
    public static List<FinishedStudent> of(RunArchive archive, JobControl control) {
        List<FinishedStudent> students = new ArrayList<>();
        List<RunSummary> runs = archive.runs();
        for (RunSummary run : runs) {
            control.checkCancelled();
            control.report(students.size(), runs.size(), run.label());
            if (run.status() == RunStatus.FINISHED) add(archive, run.id(), students, control);
        }
        return students;
    }

    private static void add(RunArchive archive, String id, List<FinishedStudent> students, JobControl control) {
        RunSpec spec = archive.spec(id);
        if (spec.parentId() != null || !spec.schedule().needsTeacher()) return;
        List<RunEvent> events = archive.events(id);
        ProbeResult first = of(events, RunEvent.Probed.class).stream()
                .map(RunEvent.Probed::result)
                .filter(result -> result.step() == 0)
                .findFirst()
                .orElse(null);
        List<RunEvent.StageStarted> stages = of(events, RunEvent.StageStarted.class);
        if (first == null || stages.size() != 1 || glides(stages.get(0))) return;
        double reached = RunOutcome.of(of(events, RunEvent.Evaluated.class)).lastTestAccuracy();
        if (Double.isNaN(reached)) return;
        int outputs = of(events, RunEvent.Started.class).stream()
                .filter(started -> started.provenance() != null)
                .mapToInt(started -> started.provenance().outputs())
                .findFirst()
                .orElse(0);
        Map<Indicator, Double> indicators = new EnumMap<>(Indicator.class);
        put(indicators, Indicator.TEACHER_ACCURACY, first.teacherTestAccuracy());
        Complexity current = first.complexity().get(ProbeResult.CURRENT);
        put(indicators, Indicator.LOW_COMPLEXITY, current == null ? Double.NaN : -current.normalised());
        put(indicators, Indicator.LEAVE_ONE_OUT_ACCURACY, leaveOneOut(archive.folder(id), first, control));
        double chance = outputs > 1 ? 1.0 / outputs : 0.5;
        students.add(new FinishedStudent(id, spec.experimentId(), chance, indicators, reached));
    }

    private static boolean glides(RunEvent.StageStarted stage) {
        return stage.endTemperature() != stage.setting().temperature();
    }

    private static void put(Map<Indicator, Double> indicators, Indicator indicator, double value) {
        if (!Double.isNaN(value)) indicators.put(indicator, value);
    }

    /** NaN where the arrays were not kept, or cannot be read any more. */
    private static double leaveOneOut(Path run, ProbeResult first, JobControl control) {
        Path arrays = run.resolve("arrays");
        Path kernel = arrays.resolve("kernel-0.npy");
        Path current = arrays.resolve("targets-" + ProbeResult.CURRENT + "-0.npy");
        Path labels = arrays.resolve("targets-" + ProbeResult.LABELS + "-0.npy");
        if (!Files.exists(kernel) || !Files.exists(current) || !Files.exists(labels)) return Double.NaN;
        try {
            Tensor targets = Npy.read(current);
            int n = targets.shape()[0];
            int d = targets.size() / n;
            KernelMatrix matrix = new KernelMatrix(Matrix.of(Npy.read(kernel)), first.kernelKind(), n, d);
            try (FactoredKernel factored = FactoredKernel.factor(matrix, first.ridge(), control)) {
                return LeaveOneOut.of(factored, control)
                        .of(targets.doubles())
                        .accuracy(classes(Npy.read(labels).doubles(), d));
            }
        } catch (UserError unreadable) {
            return Double.NaN;
        }
    }

    /** Of label targets: the largest output, or the sign of a single one. */
    private static int[] classes(double[] targets, int d) {
        int[] classes = new int[targets.length / d];
        for (int i = 0; i < classes.length; i++) {
            if (d == 1) classes[i] = targets[i] > 0 ? 1 : 0;
            for (int k = 1; k < d; k++) {
                if (targets[i * d + k] > targets[i * d + classes[i]]) classes[i] = k;
            }
        }
        return classes;
    }

    private static <E> List<E> of(List<RunEvent> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
