package org.limbeck.experiment.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.limbeck.base.Numbers;
import org.limbeck.numeric.statistics.RankCorrelation;
import org.limbeck.theory.forecast.SupervisionGrid;

/**
 * Ranks what a student could be taught next and says why. Accuracy of the teacher comes first; among those that are
 * accurate low {@code NASC} and high leave-one-out accuracy count alike, by their ranks. {@code ASC} plays no part: it
 * falls where a teacher knows nothing ({@code docs/theory.md}, section 9, says what was seen).
 */
public final class Advisor {
    /** Share of the way from chance to the best checkpoint from which on a teacher counts as accurate. */
    public static final double ACCURATE = 0.9;

    private Advisor() {}

    /**
     * One supervision to choose.
     *
     * @param teacherAccuracy share of the probe set that the checkpoint gets right
     * @param normalised {@code NASC} of its predictions; NaN where they vanish
     * @param leaveOneOutAccuracy forecast of the kernel
     */
    public record Candidate(
            int checkpoint, double temperature, double teacherAccuracy, double normalised, double leaveOneOutAccuracy) {
        public static Candidate of(SupervisionGrid.Cell cell) {
            return new Candidate(
                    cell.checkpoint(),
                    cell.temperature(),
                    cell.teacherAccuracy(),
                    cell.complexity().normalised(),
                    cell.leaveOneOutAccuracy());
        }
    }

    /**
     * @param rank from 1, the best
     * @param accurate whether the teacher is accurate enough for complexity to count
     * @param reason a sentence with numbers
     */
    public record Advice(int rank, Candidate candidate, boolean accurate, String reason) {}

    /** @param classes of the task, 2 for one output */
    public static List<Advice> rank(List<Candidate> candidates, int classes) {
        if (candidates.isEmpty()) return List.of();
        double best = candidates.stream()
                .mapToDouble(Candidate::teacherAccuracy)
                .max()
                .orElseThrow();
        double bar = bar(best, 1.0 / classes);
        List<Candidate> accurate = new ArrayList<>();
        List<Candidate> others = new ArrayList<>();
        for (Candidate each : candidates) (each.teacherAccuracy >= bar ? accurate : others).add(each);
        List<Advice> advice = new ArrayList<>();
        for (Candidate each : sorted(accurate, false)) {
            advice.add(new Advice(advice.size() + 1, each, true, praise(each, accurate, best)));
        }
        double simplest =
                accurate.stream().mapToDouble(Candidate::normalised).min().orElse(Double.NaN);
        for (Candidate each : sorted(others, true)) {
            advice.add(new Advice(advice.size() + 1, each, false, warning(each, best, bar, simplest)));
        }
        return advice;
    }

    /** Where no checkpoint is above chance none is accurate. */
    static double bar(double best, double chance) {
        return best > chance ? chance + ACCURATE * (best - chance) : Double.POSITIVE_INFINITY;
    }

    private static List<Candidate> sorted(List<Candidate> group, boolean byAccuracy) {
        double[] simple = ranks(group, Candidate::normalised);
        double[] forecast = ranks(group, each -> -each.leaveOneOutAccuracy);
        Comparator<Integer> order = Comparator.comparingDouble(i -> simple[i] + forecast[i]);
        if (byAccuracy) {
            Comparator<Integer> accuracy = Comparator.comparingDouble(i -> -group.get(i).teacherAccuracy);
            order = accuracy.thenComparing(order);
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) places.add(i);
        places.sort(order);
        return places.stream().map(group::get).toList();
    }

    private static double[] ranks(List<Candidate> group, ToDoubleFunction<Candidate> value) {
        return RankCorrelation.ranks(group.stream().mapToDouble(value).toArray());
    }

    private static String praise(Candidate each, List<Candidate> accurate, double best) {
        String accuracy = each.teacherAccuracy == best
                ? "no checkpoint is right more often"
                : "the best checkpoint on " + Numbers.percent(best);
        String start = "%s: right on %s of the probe set (%s)"
                .formatted(name(each), Numbers.percent(each.teacherAccuracy), accuracy);
        if (accurate.size() == 1) {
            return "%s, and alone in being so accurate; its NASC is %s, its leave-one-out accuracy %s."
                    .formatted(start, complexity(each), Numbers.percent(each.leaveOneOutAccuracy));
        }
        return "%s; of the %d supervisions that are about as accurate its NASC %s is the %s and its leave-one-out accuracy %s the %s."
                .formatted(
                        start,
                        accurate.size(),
                        complexity(each),
                        place(accurate, each, Candidate::normalised, "lowest"),
                        Numbers.percent(each.leaveOneOutAccuracy),
                        place(accurate, each, one -> -one.leaveOneOutAccuracy, "highest"));
    }

    private static String warning(Candidate each, double best, double bar, double simplest) {
        if (Double.isInfinite(bar)) {
            return "%s: right on %s of the probe set; no checkpoint here knows more than chance."
                    .formatted(name(each), Numbers.percent(each.teacherAccuracy));
        }
        String low = each.normalised < simplest
                ? "; its NASC %s lies below that of every accurate one, which says that it knows little, not that it teaches well"
                        .formatted(complexity(each))
                : "";
        return "%s: right on only %s of the probe set, where the best checkpoint is on %s and %s is asked%s."
                .formatted(
                        name(each),
                        Numbers.percent(each.teacherAccuracy),
                        Numbers.percent(best),
                        Numbers.percent(bar),
                        low);
    }

    private static String name(Candidate each) {
        return "Checkpoint " + each.checkpoint + " at τ " + Numbers.text(each.temperature);
    }

    private static String complexity(Candidate each) {
        return Double.isNaN(each.normalised) ? "undefined" : String.format(Locale.ROOT, "%.2f", each.normalised);
    }

    /** E.g. {@code lowest}, {@code 2nd lowest}; equal values have one place. */
    private static String place(
            List<Candidate> group, Candidate each, ToDoubleFunction<Candidate> value, String superlative) {
        double own = value.applyAsDouble(each);
        long before = group.stream()
                .mapToDouble(value)
                .filter(other -> Double.compare(other, own) < 0)
                .count();
        return before == 0 ? superlative : ordinal(before + 1) + " " + superlative;
    }

    private static String ordinal(long number) {
        long tens = number % 100;
        if (tens >= 11 && tens <= 13) return number + "th";
        return number
                + switch ((int) (number % 10)) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }
}
