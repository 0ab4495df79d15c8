package org.limbeck.theory;

import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;

/** The ramp {@code phi_g}: 1 for margins up to 0, falling to 0 at {@code g} ({@code docs/theory.md}, section 6). */
public final class MarginLoss {
    private MarginLoss() {}

    /**
     * @param margins at least one
     * @param scale {@code g}, above 0
     * @return mean loss in [0, 1]
     */
    public static double mean(double[] margins, double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new UserError(
                    "margin scale " + Numbers.text(scale) + " is not above 0", "margin", "Give a number above 0");
        }
        double sum = 0;
        for (double margin : margins) sum += Math.min(1, Math.max(0, 1 - margin / scale));
        return sum / margins.length;
    }
}
