package org.limbeck.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.limbeck.base.JobControl;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;

/**
 * How sure a complexity is: its mean and spread over probe sets drawn anew, and how it moves with their size
 * ({@code docs/theory.md}, section 2). The kernel of a subset is the subset of the kernel, so one kernel of a pool of
 * examples serves every draw. Draws of more than half the pool share most examples and spread less than fresh ones
 * would.
 */
public final class Redraws {
    private final KernelMatrix pool;
    private final double ridge;
    private final long seed;

    /**
     * @param pool kernel of all examples that may be drawn
     * @param ridge relative to {@code Tr K / nd} of each draw
     */
    public Redraws(KernelMatrix pool, double ridge, long seed) {
        this.pool = pool;
        this.ridge = ridge;
        this.seed = seed;
    }

    /**
     * Complexity of several probe sets of one size.
     *
     * @param n examples of each
     * @param adjusted {@code ASC} of each draw
     * @param normalised {@code NASC} of each draw
     */
    public record Sample(int n, double[] adjusted, double[] normalised) {
        /** Mean of {@code ASC}. */
        public double mean() {
            return Arrays.stream(adjusted).average().orElse(Double.NaN);
        }

        /** Standard deviation of {@code ASC} from draw to draw (divided by draws - 1); NaN for one draw. */
        public double standardDeviation() {
            return standardDeviation(adjusted);
        }

        /** Mean of {@code NASC}. */
        public double normalisedMean() {
            return Arrays.stream(normalised).average().orElse(Double.NaN);
        }

        /** Standard deviation of {@code NASC}; NaN for one draw. */
        public double normalisedStandardDeviation() {
            return standardDeviation(normalised);
        }

        private static double standardDeviation(double[] values) {
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares =
                    Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
            return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
        }
    }

    /**
     * Draws without repetition within a probe set; {@code O(draws m^3)} for a stored side of {@code m}.
     *
     * @param targets {@code N x d} of the pool
     * @param n examples of each probe set, at most {@code N}; for {@code N} itself there is one draw
     * @param draws at least 1
     * @throws UserError for a size outside the pool, and when a draw's kernel cannot be factored with the ridge
     */
    public Sample of(double[] targets, int n, int draws, JobControl control) {
        FactoredKernel.requireTargets(targets, pool.n(), pool.d());
        if (n < 1 || n > pool.n() || draws < 1) {
            throw new UserError(
                    draws + " draws of " + n + " out of " + pool.n() + " examples are not possible",
                    "probe sets",
                    "Ask for at least one draw of at most " + pool.n() + " examples");
        }
        int count = n == pool.n() ? 1 : draws;
        double[] adjusted = new double[count];
        double[] normalised = new double[count];
        SplittableRandom random = new SplittableRandom(seed + n);
        for (int draw = 0; draw < count; draw++) {
            control.checkCancelled();
            control.report(draw, count, n + " examples");
            int[] indices = draw(pool.n(), n, random);
            try (FactoredKernel factored = FactoredKernel.factor(subset(indices), ridge, control)) {
                Complexity complexity = factored.complexity(rows(targets, indices, pool.d()));
                adjusted[draw] = complexity.adjusted();
                normalised[draw] = complexity.normalised();
            }
        }
        return new Sample(n, adjusted, normalised);
    }

    /** {@link #of} for each of several sizes, to see what the complexity converges to. */
    public List<Sample> convergence(double[] targets, int[] sizes, int draws, JobControl control) {
        List<Sample> samples = new ArrayList<>();
        for (int size : sizes) samples.add(of(targets, size, draws, control));
        return samples;
    }

    /** Sizes for a chart: halves of the pool down to at least 8 examples, ascending. */
    public int[] sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int n = pool.n(); n >= Math.min(8, pool.n()) && sizes.size() < 8; n /= 2) sizes.add(0, n);
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The first {@code n} of a seeded shuffle, ascending. */
    private static int[] draw(int of, int n, SplittableRandom random) {
        int[] all = new int[of];
        for (int i = 0; i < of; i++) all[i] = i;
        for (int i = 0; i < n; i++) {
            int j = i + random.nextInt(of - i);
            int kept = all[i];
            all[i] = all[j];
            all[j] = kept;
        }
        int[] drawn = Arrays.copyOf(all, n);
        Arrays.sort(drawn);
        return drawn;
    }

    private KernelMatrix subset(int[] indices) {
        int each = pool.matrix().rows() / pool.n();
        int side = indices.length * each;
        double[] values = new double[side * side];
        for (int row = 0; row < side; row++) {
            int from = (indices[row / each] * each + row % each) * pool.matrix().columns();
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(pool.matrix().values(), from + indices[i] * each, values, row * side + i * each, each);
            }
        }
        return new KernelMatrix(new Matrix(side, side, values), pool.kind(), indices.length, pool.d());
    }

    private static double[] rows(double[] targets, int[] indices, int d) {
        double[] chosen = new double[indices.length * d];
        for (int i = 0; i < indices.length; i++) System.arraycopy(targets, indices[i] * d, chosen, i * d, d);
        return chosen;
    }
}
