package org.limbeck.theory.forecast;

import org.limbeck.theory.Margins;

/**
 * What a kernel forecasts for each example from the others ({@code docs/theory.md}, section 9).
 *
 * @param predictions {@code n x d}, example-major; each without its own target
 * @param meanSquaredError mean over examples of the squared length of target minus prediction
 * @param gcv generalised cross-validation, per entry of the targets
 * @param n examples
 * @param d outputs
 */
public record HeldOut(double[] predictions, double meanSquaredError, double gcv, int n, int d) {
    /**
     * Share of examples whose prediction names their label: by the largest output, or by the sign of a single one.
     *
     * @param labels {@code n}, in [0, d), or 0 and 1 for {@code d = 1}
     * @throws org.limbeck.base.UserError for another number of labels
     */
    public double accuracy(int[] labels) {
        return Decisions.accuracy(predictions, labels, d);
    }

    /** Margins of the predictions against a supervision, the forecast one or another. @return {@code n} */
    public double[] margins(double[] targets) {
        return Margins.of(predictions, targets, n, d);
    }
}
