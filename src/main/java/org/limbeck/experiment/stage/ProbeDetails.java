package org.limbeck.experiment.stage;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.limbeck.theory.AlignmentCurve;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;

/**
 * The probe examples under the student's kernel at the end of a stage ({@code docs/theory.md}, sections 2 and 6).
 *
 * @param indices of the examples in the set that the probe was drawn from
 * @param labels their own
 * @param margins against the stage's supervision, at its end
 * @param marginsAtStart the same at its start; null where no checkpoint of that step was kept
 * @param complexity of the supervision
 * @param shares of each example in {@code y^T K^-1 y}: they sum to 1, single ones may be negative
 * @param curve how the supervision lies along the spectrum
 * @param kernel of the student
 */
public record ProbeDetails(
        int[] indices,
        int[] labels,
        double[] margins,
        double @Nullable [] marginsAtStart,
        Complexity complexity,
        double[] shares,
        AlignmentCurve curve,
        KernelMatrix kernel) {
    /** @param similarity {@code K_ij / sqrt(K_ii K_jj)}, in [-1, 1]; of a full kernel traces of the blocks stand for entries */
    public record Neighbour(int position, double similarity) {}

    /**
     * {@code y_i . (R^-1 y)_i / y^T R^-1 y} for each example.
     *
     * @param targets {@code n x d}
     */
    static double[] shares(FactoredKernel factored, double[] targets) {
        int n = factored.kernel().n();
        int d = factored.kernel().d();
        double[] solved = factored.solve(targets);
        double[] shares = new double[n];
        double sum = 0;
        for (int at = 0; at < targets.length; at++) {
            shares[at / d] += targets[at] * solved[at];
            sum += targets[at] * solved[at];
        }
        for (int i = 0; i < n; i++) shares[i] /= sum;
        return shares;
    }

    /**
     * Those examples whose outputs change most alike when the student learns one of them.
     *
     * @param position in the probe set
     * @param most how many at most
     */
    public List<Neighbour> neighbours(int position, int most) {
        double own = entry(position, position);
        return IntStream.range(0, indices.length)
                .filter(j -> j != position)
                .mapToObj(j -> new Neighbour(j, entry(position, j) / Math.sqrt(own * entry(j, j))))
                .sorted(Comparator.comparingDouble(Neighbour::similarity).reversed())
                .limit(most)
                .toList();
    }

    private double entry(int i, int j) {
        if (kernel.kind() != KernelKind.FULL) return kernel.matrix().get(i, j);
        double trace = 0;
        int d = kernel.d();
        for (int c = 0; c < d; c++) trace += kernel.matrix().get(i * d + c, j * d + c);
        return trace;
    }
}
