package org.limbeck.distill.probe;

import org.limbeck.theory.Encoding;
import org.limbeck.theory.Margins;
import org.limbeck.theory.Targets;

/** The default scale {@code g} of the margin loss ({@code docs/theory.md}, section 6). */
public final class MarginScale {
    /** Half the margin of the labels themselves, which is 1 in either encoding: {@code +1/-1} or one-hot. */
    public static final double WITHOUT_TEACHER = 0.5;

    private MarginScale() {}

    /**
     * Half the median margin of a teacher's logits on the probe set: how far its own decision stands above the next best
     * answer, in the encoding and at the temperature in which students are measured. One for each temperature, so that
     * margin losses compare across them.
     *
     * @param logits of the last teacher, {@code n x d}; null, without teacher, gives {@link #WITHOUT_TEACHER}, as does a
     *     teacher that decides nothing (median 0)
     * @param d outputs
     * @param temperature {@code tau > 0}
     * @return above 0
     */
    public static double of(float[] logits, int d, Encoding encoding, double temperature) {
        if (logits == null) return WITHOUT_TEACHER;
        int n = logits.length / d;
        double[] outputs = Targets.outputs(logits, n, d, encoding, temperature);
        double[] margins = Margins.of(outputs, outputs, n, d);
        double median = Margins.quantiles(margins, 0.5)[0];
        return median > 0 ? median / 2 : WITHOUT_TEACHER;
    }
}
