package org.limbeck.figure.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.figure.curve.Outcome;
import org.limbeck.figure.curve.PlainNumber;
import org.limbeck.figure.curve.RunCurves;
import org.limbeck.figure.curve.RunGroup;
import org.limbeck.figure.table.Tables;
import org.limbeck.numeric.statistics.SignFlip;

/**
 * Two methods of one experiment over the seeds that both have finished: equal seeds share initialisation, data order and
 * probe set, so their difference is the method's.
 *
 * @param setting data, teacher, student and epochs
 * @param method compared
 * @param baseline with which
 * @param outcome what is compared
 * @param seeds that both have, ascending
 * @param differences method minus baseline, by seed
 * @param test exact sign flips
 */
public record PairedMethods(
        String setting,
        RunGroup method,
        RunGroup baseline,
        Outcome outcome,
        List<Long> seeds,
        List<Double> differences,
        SignFlip test) {
    /** Of the sign patterns that are drawn where there are too many seeds to try all. */
    private static final long SEED = 1;

    public PairedMethods {
        seeds = List.copyOf(seeds);
        differences = List.copyOf(differences);
    }

    /**
     * Each method of each setting against a baseline; forks, which share only part of their training, are left out.
     *
     * @param outcome one by which methods are ranked
     * @param baseline label of a method, with τ or {@code tau}; null for the one without teacher, or the first where there
     *     is none
     * @throws UserError when no setting has that method
     */
    public static List<PairedMethods> of(List<RunCurves> runs, Outcome outcome, @Nullable String baseline) {
        String wanted = baseline == null ? null : baseline.replace("tau", "τ");
        List<PairedMethods> pairs = new ArrayList<>();
        List<String> known = new ArrayList<>();
        Tables.settings(runs).forEach((setting, inSetting) -> {
            List<RunGroup> groups = RunGroup.of(inSetting).stream()
                    .filter(group -> group.first().run().parentId() == null)
                    .toList();
            groups.forEach(group -> known.add(label(group)));
            RunGroup other = baseline(groups, wanted);
            if (other == null) return;
            for (RunGroup group : groups) {
                if (group != other) pairs.add(pair(setting, group, other, outcome));
            }
        });
        if (wanted != null && !known.contains(wanted)) {
            throw new UserError(
                    "there is no method \"" + baseline + "\" among these runs",
                    "--baseline",
                    "Use one of: " + String.join("; ", known.stream().distinct().toList()));
        }
        return pairs;
    }

    private static @Nullable RunGroup baseline(List<RunGroup> groups, @Nullable String label) {
        if (label != null) {
            return groups.stream()
                    .filter(group -> label(group).equals(label))
                    .findFirst()
                    .orElse(null);
        }
        return groups.stream()
                .filter(group -> !group.first().run().schedule().needsTeacher())
                .findFirst()
                .orElse(groups.isEmpty() ? null : groups.get(0));
    }

    private static PairedMethods pair(String setting, RunGroup method, RunGroup baseline, Outcome outcome) {
        Map<Long, Double> one = bySeed(method, outcome);
        Map<Long, Double> other = bySeed(baseline, outcome);
        List<Long> seeds = new ArrayList<>();
        List<Double> differences = new ArrayList<>();
        one.forEach((seed, value) -> {
            if (!other.containsKey(seed)) return;
            seeds.add(seed);
            differences.add(value - other.get(seed));
        });
        SignFlip test = SignFlip.of(
                differences.stream().mapToDouble(Double::doubleValue).toArray(), SEED);
        return new PairedMethods(setting, method, baseline, outcome, seeds, differences, test);
    }

    private static Map<Long, Double> bySeed(RunGroup group, Outcome outcome) {
        Map<Long, Double> bySeed = new TreeMap<>();
        for (RunCurves run : group.runs()) {
            double value = outcome.of(run);
            if (run.status() == RunStatus.FINISHED && !Double.isNaN(value))
                bySeed.put(run.run().seed(), value);
        }
        return bySeed;
    }

    static String label(RunGroup group) {
        return group.first().run().label();
    }

    public String methodLabel() {
        return label(method);
    }

    public String baselineLabel() {
        return label(baseline);
    }

    /** The difference with its test and what that can say, e.g. {@code +2.8 points over 3 seeds, p = 0.25 ...}. */
    public String text() {
        if (test.n() == 0) return "no seed that both have finished";
        String seedWord = test.n() == 1 ? " seed" : " seeds";
        String text = String.format(
                Locale.ROOT, "%+.1f points over %d%s, p = %s", 100 * test.mean(), test.n(), seedWord, p());
        if (!test.exact()) {
            text += String.format(Locale.ROOT, ", from %,d drawn sign patterns", SignFlip.DRAWS);
        }
        if (test.isTooSmall()) {
            text += "; " + test.n() + seedWord + " cannot give a smaller p than " + Numbers.text(test.least()) + ", "
                    + SignFlip.enough() + " are needed for one below " + Numbers.text(SignFlip.SIGNIFICANT);
        }
        return text;
    }

    private String p() {
        return PlainNumber.of(test.p());
    }
}
