package org.limbeck.figure.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.limbeck.figure.curve.Curve;
import org.limbeck.figure.curve.MeanSd;

/**
 * Mean and one standard deviation (of the sample) over those seeds that have a value at a place. Where the number of seeds
 * changes the curves are interrupted, so that a seed that is missing never looks like a rise or a fall.
 *
 * @param mean over seeds
 * @param low mean less one standard deviation; not a number where there are fewer than two seeds
 * @param high likewise above
 * @param n seeds that have a value, by point of the mean; 0 at interruptions
 */
public record SeedBand(Curve mean, Curve low, Curve high, int[] n) {
    /** One run: no spread. */
    public static SeedBand of(Curve curve) {
        double[] none = new double[curve.size()];
        Arrays.fill(none, Double.NaN);
        int[] n = new int[curve.size()];
        for (int i = 0; i < n.length; i++) n[i] = Double.isNaN(curve.y()[i]) ? 0 : 1;
        Curve blank = new Curve(curve.x(), none);
        return new SeedBand(curve, blank, blank, n);
    }

    /**
     * Over measurements, which belong together by their training step.
     *
     * @param bySteps one curve a seed against training steps, at least one
     * @param placed the same points on the axis that is drawn. {@code O(points * seeds)}
     */
    public static SeedBand of(List<Curve> bySteps, List<Curve> placed) {
        if (bySteps.size() == 1) return of(placed.get(0));
        TreeMap<Double, double[][]> steps = new TreeMap<>();
        for (int seed = 0; seed < bySteps.size(); seed++) {
            Curve steady = bySteps.get(seed);
            for (int i = 0; i < steady.size(); i++) {
                if (Double.isNaN(steady.y()[i])) continue;
                steps.computeIfAbsent(steady.x()[i], step -> new double[bySteps.size()][])[seed] =
                        new double[] {placed.get(seed).x()[i], steady.y()[i]};
            }
        }
        Builder builder = new Builder();
        double[][] before = null;
        double x = 0;
        for (double[][] points : steps.values()) {
            x = place(points, before, x);
            builder.add(x, x, column(points, 1));
            before = points;
        }
        return builder.build();
    }

    /**
     * The mean of the places, and after a change of the number of seeds onward from there by the mean distance, so that a
     * slow seed that ends does not send the others back in time.
     */
    private static double place(double[][] points, double @Nullable [][] before, double last) {
        if (before == null) return MeanSd.of(column(points, 0)).mean();
        double[] distances = new double[points.length];
        for (int seed = 0; seed < points.length; seed++) {
            boolean both = points[seed] != null && before[seed] != null;
            distances[seed] = both ? points[seed][0] - before[seed][0] : Double.NaN;
        }
        MeanSd distance = MeanSd.of(distances);
        return distance.count() > 0
                ? last + distance.mean()
                : Math.max(last, MeanSd.of(column(points, 0)).mean());
    }

    private static double[] column(double[][] points, int column) {
        return Arrays.stream(points)
                .mapToDouble(point -> point == null ? Double.NaN : point[column])
                .toArray();
    }

    /** Over staircases: their mean is a staircase, too. @param curves two points a step */
    public static SeedBand ofStaircases(List<Curve> curves) {
        if (curves.size() == 1) return of(curves.get(0));
        double[] corners = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.x()))
                .sorted()
                .distinct()
                .toArray();
        Builder builder = new Builder();
        for (int i = 0; i + 1 < corners.length; i++) {
            double middle = (corners[i] + corners[i + 1]) / 2;
            double[] levels =
                    curves.stream().mapToDouble(curve -> curve.levelAt(middle)).toArray();
            builder.add(corners[i], corners[i + 1], levels);
        }
        return builder.build();
    }

    /** Fewest seeds at any place; 0 where there is no value at all. */
    int fewest() {
        return Arrays.stream(n).filter(count -> count > 0).min().orElse(0);
    }

    public int most() {
        return Arrays.stream(n).max().orElse(0);
    }

    /** Collects points, with an interruption wherever the number of seeds changes. */
    private static final class Builder {
        private final List<double[]> points = new ArrayList<>();
        private int last;

        void add(double from, double to, double... values) {
            MeanSd over = MeanSd.of(values);
            if (over.count() == 0) return;
            if (!points.isEmpty() && over.count() != last) {
                points.add(new double[] {from, Double.NaN, Double.NaN, 0});
            }
            last = over.count();
            points.add(new double[] {from, over.mean(), over.sd(), over.count()});
            if (to > from) points.add(new double[] {to, over.mean(), over.sd(), over.count()});
        }

        SeedBand build() {
            double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
            double[] mean = points.stream().mapToDouble(point -> point[1]).toArray();
            double[] low =
                    points.stream().mapToDouble(point -> point[1] - point[2]).toArray();
            double[] high =
                    points.stream().mapToDouble(point -> point[1] + point[2]).toArray();
            int[] n = points.stream().mapToInt(point -> (int) point[3]).toArray();
            return new SeedBand(new Curve(x, mean), new Curve(x, low), new Curve(x, high), n);
        }
    }
}
