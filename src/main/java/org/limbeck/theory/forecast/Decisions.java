package org.limbeck.theory.forecast;

import org.limbeck.base.UserError;

/** Which label outputs name: the largest of them, or the sign of a single one. */
final class Decisions {
    private Decisions() {}

    /**
     * Share of examples whose label is named.
     *
     * @param outputs {@code n x d}
     * @param labels {@code n}, in [0, d), or 0 and 1 for {@code d = 1}
     */
    static double accuracy(double[] outputs, int[] labels, int d) {
        if (labels.length * d != outputs.length) {
            throw new UserError(
                    labels.length + " labels are not those of " + outputs.length / d + " examples",
                    "labels",
                    "Give one each");
        }
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (named(outputs, i * d, d) == labels[i]) right++;
        }
        return right / (double) labels.length;
    }

    private static int named(double[] outputs, int at, int d) {
        if (d == 1) return outputs[at] > 0 ? 1 : 0;
        int best = 0;
        for (int k = 1; k < d; k++) {
            if (outputs[at + k] > outputs[at + best]) best = k;
        }
        return best;
    }
}
