package org.limbeck.distill;

import java.util.List;
import org.limbeck.base.UserError;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The learning rate by training step, evaluated at every step: {@code constant}; {@code cosine}, from the peak down to
 * 0 at the end; {@code step}, a tenth from half of the steps on and a hundredth from three quarters on. DL4J's updater
 * asks it with its own iteration count, which {@link Trainer} keeps equal to the step.
 */
public final class LearningRateDecay implements ISchedule {
    private static final long serialVersionUID = 1L;
    private static final List<String> KNOWN = List.of("constant", "cosine", "step");

    @JsonProperty
    private final String decay;

    @JsonProperty
    private final double peak;

    @JsonProperty
    private final long steps;

    /** @param steps training steps in all */
    @JsonCreator
    public LearningRateDecay(
            @JsonProperty("decay") String decay, @JsonProperty("peak") double peak, @JsonProperty("steps") long steps) {
        requireKnown(decay);
        this.decay = decay;
        this.peak = peak;
        this.steps = steps;
    }

    /** @throws UserError for a name that is none of {@code constant}, {@code cosine}, {@code step} */
    static void requireKnown(String decay) {
        if (decay == null || !KNOWN.contains(decay)) {
            throw new UserError(
                    "unknown learning-rate schedule '" + decay + "'",
                    "decay",
                    "use one of " + String.join(", ", KNOWN));
        }
    }

    /** The rate of the update that follows {@code step} done steps. */
    public double at(long step) {
        double progress = Math.min(1, step / (double) steps);
        return switch (decay) {
            case "cosine" -> peak * 0.5 * (1 + Math.cos(Math.PI * progress));
            case "step" -> progress >= 0.75 ? peak / 100 : progress >= 0.5 ? peak / 10 : peak;
            default -> peak;
        };
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return at(iteration);
    }

    @Override
    public ISchedule clone() {
        return new LearningRateDecay(decay, peak, steps);
    }
}
