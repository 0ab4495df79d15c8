package org.limbeck.figure;

import java.util.Arrays;
import java.util.List;

/**
 * Mean and one standard deviation (of the sample) over seeds, only where every seed has a value, so that a run that ends
 * early never bends the mean.
 *
 * @param mean over seeds
 * @param low mean less one standard deviation; equals the mean for one seed
 * @param high likewise above
 */
public record SeedBand(Curve mean, Curve low, Curve high) {
    /** @param curves one a seed, at least one. {@code O(points * seeds * log points)} */
    public static SeedBand of(List<Curve> curves) {
        if (curves.size() == 1) return new SeedBand(curves.get(0), curves.get(0), curves.get(0));
        double[] x = Arrays.stream(curves.get(0).x())
                .filter(at -> curves.stream().noneMatch(curve -> Double.isNaN(curve.at(at))))
                .toArray();
        double[] mean = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double at = x[i];
            MeanSd over =
                    MeanSd.of(curves.stream().mapToDouble(curve -> curve.at(at)).toArray());
            mean[i] = over.mean();
            low[i] = over.mean() - over.sd();
            high[i] = over.mean() + over.sd();
        }
        return new SeedBand(new Curve(x, mean), new Curve(x, low), new Curve(x, high));
    }
}
