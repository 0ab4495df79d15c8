package org.limbeck.experiment.results;

import java.util.List;
import org.limbeck.experiment.run.RunEvent;

/**
 * A run's accuracies as tables and {@code results.json} name them; the three test accuracies answer different questions
 * and are never mixed. NaN where nothing was measured.
 *
 * @param lastTestAccuracy at the last evaluation
 * @param bestTestAccuracy the largest of all evaluations after the start; it looks at the test set
 * @param validationAccuracy at the last evaluation
 * @param validationSelectedTestAccuracy at the evaluation with the largest validation accuracy, the earliest of equals
 * @param lastTestNll mean negative log-likelihood of the test labels at the last evaluation
 * @param lastTestCalibrationError expected calibration error there
 */
public record RunOutcome(
        double lastTestAccuracy,
        double bestTestAccuracy,
        double validationAccuracy,
        double validationSelectedTestAccuracy,
        double lastTestNll,
        double lastTestCalibrationError) {

    /** @param evaluations in order; the untrained student, at step 0, counts only while there is no other */
    public static RunOutcome of(List<RunEvent.Evaluated> evaluations) {
        double last = Double.NaN;
        double best = Double.NaN;
        double validation = Double.NaN;
        double bestValidation = Double.NaN;
        double selected = Double.NaN;
        double nll = Double.NaN;
        double calibration = Double.NaN;
        boolean trained = evaluations.stream().anyMatch(evaluation -> evaluation.step() > 0);
        for (RunEvent.Evaluated evaluation : evaluations) {
            if (trained && evaluation.step() == 0) continue;
            last = evaluation.testAccuracy();
            validation = evaluation.validationAccuracy();
            nll = evaluation.testNll();
            calibration = evaluation.testCalibrationError();
            if (!(best >= last)) best = last;
            if (!Double.isNaN(validation) && !(bestValidation >= validation)) {
                bestValidation = validation;
                selected = last;
            }
        }
        return new RunOutcome(last, best, validation, selected, nll, calibration);
    }
}
