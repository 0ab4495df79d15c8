package org.limbeck.experiment.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import org.limbeck.distill.probe.ProbeResult;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.experiment.provenance.TrainingProvenance;

/**
 * What happened in a run, appended in order and never changed; the window and the command line draw a run as a fold over
 * these, live or reopened.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = RunEvent.LearningRateChosen.class, name = "learning-rate"),
    @JsonSubTypes.Type(value = RunEvent.StageStarted.class, name = "stage"),
    @JsonSubTypes.Type(value = RunEvent.Trained.class, name = "trained"),
    @JsonSubTypes.Type(value = RunEvent.Probed.class, name = "probed"),
    @JsonSubTypes.Type(value = RunEvent.Evaluated.class, name = "evaluated"),
    @JsonSubTypes.Type(value = RunEvent.CheckpointSaved.class, name = "checkpoint"),
    @JsonSubTypes.Type(value = RunEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = RunEvent.Requeued.class, name = "requeued"),
    @JsonSubTypes.Type(value = RunEvent.Ended.class, name = "ended")
})
public sealed interface RunEvent {
    /** Training steps done when it happened. */
    long step();

    /** Wall time since the run's first start, seconds, pauses left out. */
    double seconds();

    /** @param provenance with what it is trained; null in journals of earlier versions, which wrote none */
    record Started(
            long step,
            double seconds,
            long steps,
            int stepsPerEpoch,
            int parameters,
            @Nullable TrainingProvenance provenance)
            implements RunEvent {
        /** As earlier versions wrote it. */
        public Started(long step, double seconds, long steps, int stepsPerEpoch, int parameters) {
            this(step, seconds, steps, stepsPerEpoch, parameters, null);
        }

        /** The same, begun with something else. */
        public Started with(TrainingProvenance other) {
            return new Started(step, seconds, steps, stepsPerEpoch, parameters, other);
        }
    }

    /** @param validationAccuracy of that rate after the grid's training; NaN when there was nothing to choose */
    record LearningRateChosen(long step, double seconds, double learningRate, double validationAccuracy)
            implements RunEvent {}

    /**
     * @param setting of the stage's first update
     * @param checkpointStep the teacher's training step, -1 without teacher
     * @param checkpointEpoch likewise
     * @param endTemperature of the stage's last update, where it glides
     */
    record StageStarted(
            long step,
            double seconds,
            int index,
            StageSetting setting,
            long checkpointStep,
            double checkpointEpoch,
            Double endTemperature)
            implements RunEvent {
        public StageStarted {
            // Earlier versions wrote none: their temperatures stood still.
            endTemperature = endTemperature == null ? Double.valueOf(setting.temperature()) : endTemperature;
        }

        /** With one temperature throughout. */
        public StageStarted(
                long step,
                double seconds,
                int index,
                StageSetting setting,
                long checkpointStep,
                double checkpointEpoch) {
            this(step, seconds, index, setting, checkpointStep, checkpointEpoch, setting.temperature());
        }
    }

    /** Every so many steps. @param loss mean training loss since the last such event */
    record Trained(long step, double seconds, double epoch, double loss, double learningRate, double examplesPerSecond)
            implements RunEvent {}

    record Probed(long step, double seconds, int stage, ProbeResult result) implements RunEvent {}

    /**
     * Each epoch; NaN where nothing was measured.
     *
     * @param testNll mean negative log-likelihood of the test labels, in nats
     * @param testCalibrationError expected calibration error over 15 equal bins
     */
    record Evaluated(
            long step,
            double seconds,
            double epoch,
            double validationAccuracy,
            double testAccuracy,
            Double testNll,
            Double testCalibrationError)
            implements RunEvent {
        public Evaluated {
            // Earlier versions wrote neither.
            testNll = testNll == null ? Double.valueOf(Double.NaN) : testNll;
            testCalibrationError = testCalibrationError == null ? Double.valueOf(Double.NaN) : testCalibrationError;
        }

        /** Accuracies only. */
        public Evaluated(long step, double seconds, double epoch, double validationAccuracy, double testAccuracy) {
            this(step, seconds, epoch, validationAccuracy, testAccuracy, Double.NaN, Double.NaN);
        }
    }

    record CheckpointSaved(long step, double seconds) implements RunEvent {}

    /**
     * Steps after {@code step} are repeated: readers drop what they hold past it, and an earlier end. {@code step} is -1
     * when no checkpoint was left and everything is repeated.
     *
     * @param provenance with what it is trained from there on; null in journals of earlier versions
     */
    record Resumed(long step, double seconds, @Nullable TrainingProvenance provenance) implements RunEvent {
        /** As earlier versions wrote it. */
        public Resumed(long step, double seconds) {
            this(step, seconds, null);
        }
    }

    /** Queued again after an end, which no longer counts; measurements stay until it goes on. */
    record Requeued(long step, double seconds) implements RunEvent {}

    /** @param reason what went wrong, for people; of a finished run what to know about it, mostly empty */
    record Ended(long step, double seconds, RunStatus status, String reason) implements RunEvent {}
}
