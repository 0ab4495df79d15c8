package org.limbeck.experiment.explore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.limbeck.numeric.statistics.RankCorrelation;

/**
 * How well one indicator has foretold the test accuracy of students that have finished: Spearman's correlation of ranks
 * within each experiment, pooled over experiments.
 *
 * @param all over all supervisions
 * @param amongAccurate over those whose teacher is accurate, where low complexity and leave-one-out are asked
 */
public record Foretelling(Indicator indicator, Strength all, Strength amongAccurate) {
    /** With fewer, even perfect order comes by chance more often than one time in twenty: {@code 2 / 4! = 0.083}. */
    public static final int ENOUGH = 5;

    /** @param spearman NaN where it is not defined @param n students that entered */
    public record Strength(double spearman, int n) {
        public boolean isTooFew() {
            return n < ENOUGH;
        }

        /** E.g. {@code 0.83 (n = 12)}, {@code too few to say (n = 3, at least 5 are needed)}. */
        public String text() {
            if (isTooFew()) return "too few to say (n = " + n + ", at least " + ENOUGH + " are needed)";
            if (Double.isNaN(spearman)) return "not defined, since all are alike (n = " + n + ")";
            return String.format(Locale.ROOT, "%.2f (n = %d)", spearman, n);
        }
    }

    /** Each indicator's record. */
    public static List<Foretelling> of(List<FinishedStudent> students) {
        Map<String, List<FinishedStudent>> experiments = new LinkedHashMap<>();
        for (FinishedStudent student : students) {
            experiments
                    .computeIfAbsent(student.experiment(), id -> new ArrayList<>())
                    .add(student);
        }
        List<List<FinishedStudent>> all = List.copyOf(experiments.values());
        List<List<FinishedStudent>> accurate =
                all.stream().map(Foretelling::accurate).toList();
        List<Foretelling> found = new ArrayList<>();
        for (Indicator indicator : Indicator.values()) {
            found.add(new Foretelling(indicator, strength(all, indicator), strength(accurate, indicator)));
        }
        return found;
    }

    private static List<FinishedStudent> accurate(List<FinishedStudent> experiment) {
        double best =
                experiment.stream().mapToDouble(Foretelling::teacher).max().orElse(0);
        return experiment.stream()
                .filter(student -> teacher(student) >= Advisor.bar(best, student.chance()))
                .toList();
    }

    private static double teacher(FinishedStudent student) {
        return student.indicators().getOrDefault(Indicator.TEACHER_ACCURACY, 0.0);
    }

    private static Strength strength(List<List<FinishedStudent>> experiments, Indicator indicator) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (List<FinishedStudent> experiment : experiments) {
            List<FinishedStudent> known = experiment.stream()
                    .filter(student -> student.indicators().containsKey(indicator))
                    .toList();
            // One student alone says nothing about order.
            if (known.size() < 2) continue;
            append(
                    x,
                    known.stream()
                            .mapToDouble(s -> s.indicators().get(indicator))
                            .toArray());
            append(y, known.stream().mapToDouble(FinishedStudent::testAccuracy).toArray());
        }
        return new Strength(RankCorrelation.ofCentred(array(x), array(y)), x.size());
    }

    private static void append(List<Double> to, double[] values) {
        for (double rank : RankCorrelation.centredRanks(values)) to.add(rank);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** One sentence for people. */
    public String sentence() {
        String over = all.isTooFew() ? all.text() : "Spearman " + all.text();
        return "How %s went with the test accuracy of finished students: %s; among accurate teachers: %s."
                .formatted(indicator.label(), over, amongAccurate.text());
    }
}
