package org.limbeck.theory;

import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;

/**
 * The margin bound with its terms ({@code docs/theory.md}, section 6).
 *
 * @param marginLoss mean margin loss
 * @param complexityTerm {@code 2 M sqrt(Tr K) / (g n)}, or {@code 4 d M sqrt(Tr K) / (g n)} for {@code d > 1}
 * @param confidenceTerm price of {@code delta} and of the union over {@code M}
 * @param bound their sum
 * @param vacuous whether it is above 1
 */
public record Bound(double marginLoss, double complexityTerm, double confidenceTerm, double bound, boolean vacuous) {
    /**
     * @param supervisionComplexity {@code SC} of the targets
     * @param trace {@code Tr K}
     * @param margins {@code n} margins of the student against the targets
     * @param d outputs
     * @param scale {@code g}, above 0
     * @param delta in (0, 1)
     */
    public static Bound of(
            double supervisionComplexity, double trace, double[] margins, int d, double scale, double delta) {
        if (!(delta > 0 && delta < 1)) {
            throw new UserError(
                    "delta " + Numbers.text(delta) + " is not between 0 and 1", "delta", "Give one such as 0.05");
        }
        double loss = MarginLoss.mean(margins, scale);
        int n = margins.length;
        double radius = Math.max(1, Math.ceil(Math.sqrt(Math.max(0, supervisionComplexity))));
        double complexity = (d == 1 ? 2 : 4 * d) * radius * Math.sqrt(trace) / (scale * n);
        double confidence =
                3 * Math.sqrt((Math.log(2 / delta) + Math.log(Math.PI * Math.PI * radius * radius / 6)) / (2.0 * n));
        double bound = loss + complexity + confidence;
        if (!Double.isFinite(bound)) {
            throw new UserError(
                    "the bound is beyond the range of double precision",
                    "margin",
                    "Give a margin scale and delta that are not so near 0");
        }
        return new Bound(loss, complexity, confidence, bound, bound > 1);
    }
}
