package org.limbeck.distill.probe;

import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.Margins;
import org.limbeck.theory.Targets;

/** The default scale {@code g} of the margin loss ({@code docs/theory.md}, section 6). */
public final class MarginScale {
    /** Half the margin of the labels themselves, which is 1 in either encoding: {@code +1/-1} or one-hot. */
    public static final double WITHOUT_TEACHER = 0.5;

    private MarginScale() {}

    /**
     * Half the last teacher's median margin on the probe set: how far its own decision stands above the next best
     * answer, in the encoding and at the temperature in which students are measured. Fix it once for an experiment.
     *
     * @param teacher null gives {@link #WITHOUT_TEACHER}, as does a teacher that decides nothing (median 0)
     * @param probeIndices into the training set
     * @param d outputs
     * @param temperature {@code tau > 0}
     * @return above 0
     */
    public static double of(
            TeacherPredictions teacher, int[] probeIndices, int d, Encoding encoding, double temperature) {
        if (teacher == null) return WITHOUT_TEACHER;
        float[] logits = ProbeSet.gather(teacher.trainLogits(teacher.checkpoints() - 1), probeIndices, d);
        double[] outputs = Targets.outputs(logits, probeIndices.length, d, encoding, temperature);
        double[] margins = Margins.of(outputs, outputs, probeIndices.length, d);
        double median = Margins.quantiles(margins, 0.5)[0];
        return median > 0 ? median / 2 : WITHOUT_TEACHER;
    }
}
