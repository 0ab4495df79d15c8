package org.limbeck.experiment.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.limbeck.experiment.run.RunEvent;

class RunOutcomeTest {
    private static RunEvent.Evaluated evaluated(int epoch, double validation, double test) {
        return new RunEvent.Evaluated(epoch * 10L, epoch, epoch, validation, test);
    }

    @Test
    void lastBestAndValidationSelectedAreKeptApart() {
        RunOutcome outcome = RunOutcome.of(List.of(
                evaluated(0, 0.9, 0.9), evaluated(1, 0.7, 0.6), evaluated(2, 0.6, 0.8), evaluated(3, 0.65, 0.5)));
        assertThat(outcome).isEqualTo(new RunOutcome(0.5, 0.8, 0.65, 0.6, Double.NaN, Double.NaN));
    }

    @Test
    void theEarliestOfEquallyValidEpochsIsSelected() {
        RunOutcome outcome = RunOutcome.of(List.of(evaluated(1, 0.7, 0.6), evaluated(2, 0.7, 0.8)));
        assertThat(outcome.validationSelectedTestAccuracy()).isEqualTo(0.6);
    }

    @Test
    void withoutValidationSplitNothingIsSelected() {
        RunOutcome outcome = RunOutcome.of(List.of(evaluated(1, Double.NaN, 0.6)));
        assertThat(outcome.validationSelectedTestAccuracy()).isNaN();
        assertThat(outcome.lastTestAccuracy()).isEqualTo(0.6);
    }

    @Test
    void theUntrainedStudentCountsOnlyWhileThereIsNothingElse() {
        assertThat(RunOutcome.of(List.of(evaluated(0, 0.1, 0.2))).lastTestAccuracy())
                .isEqualTo(0.2);
        assertThat(RunOutcome.of(List.of()).lastTestAccuracy()).isNaN();
    }
}
