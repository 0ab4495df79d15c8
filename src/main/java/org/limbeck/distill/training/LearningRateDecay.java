package org.limbeck.distill.training;

import java.util.List;
import org.limbeck.base.UserError;

/**
 * The learning rate by training step, evaluated at every step: {@code constant}; {@code cosine}, from the peak down to
 * 0 at the end; {@code step}, a tenth from half of the steps on and a hundredth from three quarters on; {@code
 * one-cycle}, up from a 25th of the peak over three tenths of the steps and down to a 250,000th of it, both along a
 * cosine. A linear warm-up may precede the first three, which then share the steps that are left.
 */
public final class LearningRateDecay {
    /** The names, as in YAML. */
    public static final List<String> KNOWN = List.of("constant", "cosine", "step", "one-cycle");

    private static final double RISING = 0.3;
    private static final double START = 1 / 25.0;
    private static final double END = START / 1e4;

    private final String decay;
    private final double peak;
    private final long steps;
    private final long warmup;

    /** Without warm-up. */
    public LearningRateDecay(String decay, double peak, long steps) {
        this(decay, peak, steps, 0);
    }

    /**
     * @param steps training steps in all
     * @param warmup steps of them over which the rate rises linearly; the last of them has the peak
     */
    public LearningRateDecay(String decay, double peak, long steps, long warmup) {
        requireKnown(decay);
        this.decay = decay;
        this.peak = peak;
        this.steps = steps;
        this.warmup = Math.max(0, Math.min(warmup, steps));
    }

    /** @throws UserError for a name that is not one of {@link #KNOWN} */
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
        if (step < warmup) return peak * (step + 1) / warmup;
        double progress = warmup == steps ? 1 : Math.min(1, (step - warmup) / (double) (steps - warmup));
        return switch (decay) {
            case "cosine" -> along(peak, 0, progress);
            case "step" -> progress >= 0.75 ? peak / 100 : progress >= 0.5 ? peak / 10 : peak;
            case "one-cycle" ->
                progress < RISING
                        ? along(peak * START, peak, progress / RISING)
                        : along(peak, peak * END, (progress - RISING) / (1 - RISING));
            default -> peak;
        };
    }

    /** Half a cosine from one value to another. */
    private static double along(double from, double to, double progress) {
        return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
}
