package org.limbeck.figure.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.Numbers;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.figure.curve.MeanSd;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.theory.Complexity;

/**
 * Says in words what a comparison of methods shows and, at its end, what came out: computed from the runs' curves, the
 * same for window and report. Claims no more than the runs carry: means of the seeds there are, and how many.
 */
public final class Findings {
    /** Accuracies nearer than this, in points, are called equal. */
    private static final double ALIKE_POINTS = 1;

    /** Targets whose complexities differ by less than this share are called the same. */
    private static final double SAME_TARGETS = 0.02;

    private Findings() {}

    /** What the charts of these runs show; one sentence. Empty for no runs, or runs of several experiments. */
    public static String scene(List<RunCurves> runs) {
        if (!isOneExperiment(runs)) return "";
        ExperimentSpec experiment = runs.get(0).run().experiment();
        List<String> ways = RunGroup.of(runs).stream()
                .map(group -> way(group.first().run().schedule()))
                .distinct()
                .toList();
        String teacher = experiment.teacher() == null || experiment.teacher().model() == null
                ? "its teacher"
                : "a " + experiment.teacher().model().label() + " as teacher";
        boolean taught = runs.stream().anyMatch(run -> run.run().schedule().needsTeacher());
        return "A %s learns %s%s, %s: the upper chart shows how hard what it is taught is to fit for it as it is at that moment, the lower how much of the test set it gets right."
                .formatted(
                        experiment.student().label(),
                        experiment.dataset().label(),
                        taught ? " with " + teacher : "",
                        list(ways));
    }

    private static String way(Schedule method) {
        return switch (method.method()) {
            case "none" -> "from the labels alone (none)";
            case "offline" -> "from the finished teacher (offline)";
            case "online" -> "from a teacher that is always as far trained as the student (online)";
            case "early-stopped" -> "from one earlier checkpoint of it (early-stopped)";
            default -> "along a path through its checkpoints (" + method.method() + ")";
        };
    }

    /**
     * What came out; a few short sentences. Empty while any of the runs is still to end, and for runs of several
     * experiments.
     */
    public static String outcome(List<RunCurves> runs) {
        if (!isOneExperiment(runs)
                || runs.stream().anyMatch(run -> !run.status().isEnd())) return "";
        List<RunCurves> finished = runs.stream()
                .filter(run -> run.status() == RunStatus.FINISHED && run.run().parentId() == null)
                .toList();
        Map<Schedule, Map<Long, Double>> accuracy = accuracies(finished);
        if (accuracy.isEmpty()) return noneFinished(runs);
        List<String> sentences = new ArrayList<>();
        sentences.add(reached(finished.get(0).epochs(), accuracy));
        accuracy.keySet().forEach(method -> addComparison(method, accuracy, sentences));
        addSameTargets(finished, sentences);
        sentences.add(seeds(runs, finished, accuracy));
        return String.join(" ", sentences);
    }

    /** E.g. {@code No run finished: 2 interrupted and 1 diverged.} */
    private static String noneFinished(List<RunCurves> runs) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (RunCurves run : runs) counts.merge(run.status().label(), 1, Integer::sum);
        List<String> parts = new ArrayList<>();
        counts.forEach((status, count) -> parts.add(count + " " + status));
        return "No run finished: " + list(parts) + ".";
    }

    private static boolean isOneExperiment(List<RunCurves> runs) {
        return runs.stream().map(run -> run.run().experimentId()).distinct().count() == 1;
    }

    /** Last test accuracies in per cent, by method and seed. */
    private static Map<Schedule, Map<Long, Double>> accuracies(List<RunCurves> runs) {
        Map<Schedule, Map<Long, Double>> accuracies = new LinkedHashMap<>();
        for (RunCurves run : runs) {
            accuracies
                    .computeIfAbsent(run.run().schedule(), method -> new LinkedHashMap<>())
                    .put(run.run().seed(), 100 * Outcome.LAST_TEST_ACCURACY.of(run));
        }
        return accuracies;
    }

    private static String reached(double epochs, Map<Schedule, Map<Long, Double>> accuracy) {
        Map<Long, Double> alone = accuracy.get(none(accuracy));
        List<String> parts = new ArrayList<>();
        if (alone != null) parts.add(percent(mean(alone)) + " from the labels alone");
        accuracy.forEach((method, bySeed) -> {
            if (bySeed == alone) return;
            String gain = alone == null ? "" : " (" + gain(gain(bySeed, alone)) + ")";
            parts.add(percent(mean(bySeed)) + " by " + method.label() + gain);
        });
        return "After %s epochs the student got %s of the test set right."
                .formatted(Schedule.number(epochs), list(parts));
    }

    private static @Nullable Schedule none(Map<Schedule, Map<Long, Double>> accuracy) {
        return accuracy.keySet().stream()
                .filter(method -> !method.needsTeacher())
                .findFirst()
                .orElse(null);
    }

    /** Online beside offline at the same temperature, over the seeds that both have. */
    private static void addComparison(
            Schedule online, Map<Schedule, Map<Long, Double>> accuracy, List<String> sentences) {
        Map<Long, Double> own = accuracy.get(online);
        if (own == null || !(online instanceof Schedule.Online)) return;
        for (Map.Entry<Schedule, Map<Long, Double>> other : accuracy.entrySet()) {
            Schedule offline = other.getKey();
            if (!(offline instanceof Schedule.Offline) || offline.temperature() != online.temperature()) continue;
            double gain = mean(gain(own, other.getValue()));
            if (Double.isNaN(gain)) continue;
            String verdict = gain >= ALIKE_POINTS
                    ? "was better than offline by " + points(gain)
                    : gain > -ALIKE_POINTS
                            ? "did as well as offline, within a point"
                            : "stayed behind offline by " + points(-gain);
            sentences.add("At τ %s online %s.".formatted(Schedule.number(online.temperature()), verdict));
        }
    }

    /** Why a finished teacher at a low temperature may add nothing: for this student its targets are the labels. */
    private static void addSameTargets(List<RunCurves> runs, List<String> sentences) {
        for (RunCurves run : runs) {
            if (!(run.run().schedule() instanceof Schedule.Offline)
                    || run.probes().isEmpty()) continue;
            Map<String, Complexity> first = run.probes().get(0).result().complexity();
            Complexity labels = first.get(ProbeResult.LABELS);
            Complexity teacher = first.get(ProbeResult.FINAL_TEACHER);
            if (labels == null || teacher == null) continue;
            if (Math.abs(teacher.adjusted() / labels.adjusted() - 1) > SAME_TARGETS) continue;
            String why =
                    "At τ %s the finished teacher is so sure of its training images that it says what the labels say."
                            .formatted(Schedule.number(run.run().schedule().temperature()));
            if (!sentences.contains(why)) sentences.add(why);
        }
    }

    private static String seeds(
            List<RunCurves> runs, List<RunCurves> finished, Map<Schedule, Map<Long, Double>> accuracy) {
        long missing = runs.stream()
                .filter(run -> run.run().parentId() == null && run.status() != RunStatus.FINISHED)
                .count();
        long seeds = finished.stream().map(run -> run.run().seed()).distinct().count();
        boolean uneven = accuracy.values().stream().anyMatch(bySeed -> bySeed.size() < seeds);
        String text = seeds == 1
                ? "This is one seed; another gives other numbers."
                : "Means over " + (uneven ? "up to " : "") + seeds + " seeds.";
        return missing == 0
                ? text
                : text + " " + missing + (missing == 1 ? " run that did" : " runs that did") + " not finish "
                        + (missing == 1 ? "is" : "are") + " left out.";
    }

    /** Differences by seed, over the seeds that both have. */
    private static Map<Long, Double> gain(Map<Long, Double> of, Map<Long, Double> over) {
        Map<Long, Double> gains = new LinkedHashMap<>();
        of.forEach((seed, value) -> {
            Double other = over.get(seed);
            if (other != null) gains.put(seed, value - other);
        });
        return gains;
    }

    private static String gain(Map<Long, Double> bySeed) {
        double mean = mean(bySeed);
        if (Double.isNaN(mean)) return "no seed in common";
        if (Math.abs(mean) < 0.05) return "no more and no less";
        return points(Math.abs(mean)) + (mean > 0 ? " more" : " less");
    }

    private static double mean(Map<Long, Double> bySeed) {
        return MeanSd.of(bySeed.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .mean();
    }

    private static String percent(double value) {
        return Numbers.percent(value / 100);
    }

    private static String points(double value) {
        return String.format(Locale.ROOT, "%.1f points", value);
    }

    private static String list(List<String> parts) {
        if (parts.size() < 2) return String.join("", parts);
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
    }
}
