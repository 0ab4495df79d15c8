package org.limbeck.distill.probe;

import java.util.Map;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.theory.Bound;
import org.limbeck.theory.Complexity;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.KernelKind;

/**
 * What one probe saw of the student ({@code docs/theory.md}, sections 2, 3 and 6).
 *
 * @param step training steps done
 * @param epoch the same in epochs, fractional
 * @param stageEnd whether the probe closes a stage (or is the first, at initialisation)
 * @param setting checkpoint, temperature and alpha of the current supervision
 * @param kernelKind which kernel
 * @param ridge relative ridge in force
 * @param conditionNumber 2-norm condition of the ridged kernel
 * @param effectiveRank {@code (Tr K)^2 / |K|_F^2}
 * @param complexity by supervision: {@code current}, {@code finalTeacher}, {@code labels}, {@code random}; entries
 *     without meaning (no teacher) are absent
 * @param encoding of targets and outputs
 * @param marginQuantiles 5, 25, 50, 75 and 95 % of the margin against the current supervision
 * @param marginScale {@code g} of the margin loss
 * @param marginLoss mean margin loss against the current supervision, in [0, 1]
 * @param testAccuracy share of the test set
 * @param trainFidelity argmax agreement with the current supervision on the probe set, whether that is of training or of
 *     held-out examples; NaN without teacher
 * @param testFidelity likewise on the test set
 * @param testKl mean {@code KL(teacher || student)} at {@code tau} on the test set; NaN without teacher
 * @param testNll mean negative log-likelihood of the test labels
 * @param testCalibrationError expected calibration error over 15 equal bins
 * @param teacherTestAccuracy of the current checkpoint; NaN without teacher
 * @param similarityCosine NTK similarity to the current teacher; NaN when it has no kernel
 * @param similarityCka centred
 * @param bound terms of the margin bound with respect to the current supervision, at {@link Probe#DELTA}: a diagnostic;
 *     null where an earlier version did not store it
 */
public record ProbeResult(
        long step,
        double epoch,
        boolean stageEnd,
        StageSetting setting,
        KernelKind kernelKind,
        double ridge,
        double conditionNumber,
        double effectiveRank,
        Map<String, Complexity> complexity,
        Encoding encoding,
        double[] marginQuantiles,
        double marginScale,
        double marginLoss,
        double testAccuracy,
        double trainFidelity,
        double testFidelity,
        double testKl,
        double testNll,
        double testCalibrationError,
        double teacherTestAccuracy,
        double similarityCosine,
        double similarityCka,
        Bound bound) {
    public static final String CURRENT = "current";
    public static final String FINAL_TEACHER = "finalTeacher";
    public static final String LABELS = "labels";
    public static final String RANDOM = "random";
}
