package org.limbeck.figure.comparison;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.limbeck.base.Numbers;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.StageSpan;

/**
 * Says in a sentence what came of a method beside another, and what its training was like: which checkpoints it followed
 * for how long, and how far it agrees with the last of them. Every number is computed from the runs; none is a reason
 * proven.
 */
public final class ResultSentence {
    /** Differences below this, in points, are within rounding of what is shown. */
    private static final double ALIKE = 0.05;

    private ResultSentence() {}

    /** Empty where no seed has finished under both. */
    public static String of(PairedMethods pair) {
        if (pair.test().n() == 0) return "";
        double baseline = mean(pair, pair.baseline().runs(), pair.outcome()::of);
        double method = mean(pair, pair.method().runs(), pair.outcome()::of);
        String text = "%s %s here (%s against %s, %s, mean of %d %s)"
                .formatted(
                        pair.methodLabel(),
                        verdict(pair),
                        Numbers.percent(method),
                        Numbers.percent(baseline),
                        pair.outcome().label(),
                        pair.test().n(),
                        pair.test().n() == 1 ? "seed" : "seeds");
        return text + followed(pair, baseline) + agreement(pair) + ".";
    }

    private static String verdict(PairedMethods pair) {
        double points = 100 * pair.test().mean();
        if (Math.abs(points) < ALIKE) return "did as well as " + pair.baselineLabel();
        String size = String.format(Locale.ROOT, "%.1f points", Math.abs(points));
        return points > 0
                ? "gained " + size + " over " + pair.baselineLabel()
                : "lost " + size + " to " + pair.baselineLabel();
    }

    private static double mean(PairedMethods pair, List<RunCurves> runs, ToDoubleFunction<RunCurves> value) {
        return MeanSd.of(runs.stream()
                        .filter(run -> pair.seeds().contains(run.run().seed()))
                        .mapToDouble(value)
                        .toArray())
                .mean();
    }

    private static String followed(PairedMethods pair, double baseline) {
        RunCurves run = pair.method().runs().stream()
                .filter(each -> pair.seeds().contains(each.run().seed()))
                .findFirst()
                .orElseThrow();
        List<StageSpan> taught = run.stages().stream()
                .filter(stage -> !Double.isNaN(run.teacherAccuracy(stage)))
                .toList();
        if (taught.isEmpty()) return run.run().schedule().needsTeacher() ? "" : ": it had no teacher";
        double weak = taught.stream()
                .filter(stage -> run.teacherAccuracy(stage) < baseline)
                .mapToDouble(stage -> share(run, stage))
                .sum();
        if (weak > 0) {
            return ": for %s of its training it followed checkpoints below %s, where %s ended"
                    .formatted(words(weak), Numbers.percent(baseline), pair.baselineLabel());
        }
        double least = taught.stream().mapToDouble(run::teacherAccuracy).min().orElseThrow();
        double most = taught.stream().mapToDouble(run::teacherAccuracy).max().orElseThrow();
        return least == most
                ? ": it followed one checkpoint of " + Numbers.percent(most)
                : ": it followed checkpoints of " + Numbers.percent(least) + " to " + Numbers.percent(most);
    }

    private static double share(RunCurves run, StageSpan stage) {
        return (stage.endStep() - stage.firstStep()) / (double) run.steps();
    }

    private static String words(double share) {
        if (share > 0.995) return "all";
        return Math.abs(share - 0.5) < 0.02 ? "half" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String agreement(PairedMethods pair) {
        double fidelity = mean(pair, pair.method().runs(), run -> {
            ProbeResult last = run.lastProbe();
            return last == null ? Double.NaN : last.testFidelity();
        });
        if (Double.isNaN(fidelity)) return "";
        return "; at its end it agrees with its current teacher on %s of the test set"
                .formatted(Numbers.percent(fidelity));
    }
}
