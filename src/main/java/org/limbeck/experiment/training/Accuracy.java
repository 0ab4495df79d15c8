package org.limbeck.experiment.training;

/** Share of examples whose label a network's logits name: the largest, or the sign of a single one. */
public final class Accuracy {
    private Accuracy() {}

    /** @param logits {@code n x d} @return NaN for no examples */
    public static double of(float[] logits, int[] labels, int outputs) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            if (decision(logits, i * outputs, outputs) == labels[i]) right++;
        }
        return labels.length == 0 ? Double.NaN : right / (double) labels.length;
    }

    private static int decision(float[] logits, int start, int outputs) {
        if (outputs == 1) return logits[start] > 0 ? 1 : 0;
        int best = 0;
        for (int k = 1; k < outputs; k++) {
            if (logits[start + k] > logits[start + best]) best = k;
        }
        return best;
    }
}
