package org.limbeck.distill;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.limbeck.base.UserError;

/**
 * Maps a student's progress to teacher checkpoint, temperature and alpha; the methods of distillation are its
 * alternatives ({@code docs/theory.md}, section 7). Pure and deterministic.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Schedule.None.class, name = "none"),
    @JsonSubTypes.Type(value = Schedule.Offline.class, name = "offline"),
    @JsonSubTypes.Type(value = Schedule.EarlyStopped.class, name = "early-stopped"),
    @JsonSubTypes.Type(value = Schedule.Online.class, name = "online")
})
public sealed interface Schedule {
    /** {@code none}, {@code offline}, {@code early-stopped} or {@code online}. */
    String method();

    double temperature();

    double alpha();

    /**
     * The setting of one step.
     *
     * @param progress share of the student's training done before the step, in [0, 1)
     * @param epoch whole epochs done before the step
     * @param epochs epochs in all, fractions allowed
     * @param teacherClock each checkpoint's share of the teacher's training, ascending, last 1
     */
    StageSetting at(double progress, int epoch, double epochs, double[] teacherClock);

    /** Labels only. */
    record None() implements Schedule {
        @Override
        public String method() {
            return "none";
        }

        @Override
        public double temperature() {
            return 1;
        }

        @Override
        public double alpha() {
            return 0;
        }

        @Override
        public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
            return new StageSetting(StageSetting.NO_TEACHER, 1, 0);
        }
    }

    /** The last checkpoint throughout. */
    record Offline(double temperature, double alpha) implements Schedule {
        @Override
        public String method() {
            return "offline";
        }

        @Override
        public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
            return new StageSetting(teacherClock.length - 1, temperature, alpha);
        }
    }

    /** One chosen checkpoint throughout. @param checkpoint index into the teacher's checkpoints */
    record EarlyStopped(int checkpoint, double temperature, double alpha) implements Schedule {
        @Override
        public String method() {
            return "early-stopped";
        }

        /** @throws UserError when the teacher has no such checkpoint */
        @Override
        public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
            if (checkpoint < 0 || checkpoint >= teacherClock.length) {
                throw new UserError(
                        "the teacher has no checkpoint " + checkpoint,
                        "methods: early-stopped",
                        "choose one from 0 to " + (teacherClock.length - 1));
            }
            return new StageSetting(checkpoint, temperature, alpha);
        }
    }

    /**
     * The checkpoint follows the student's own time {@code t}: the first one with {@code t_i >= t}, the last after
     * them all. With an update period the student looks only at the checkpoints that stand at whole periods, so that
     * the one in force is held for {@code period} epochs and is never behind the student: {@code t} is rounded up to
     * the end of its period.
     *
     * @param period epochs between updates; 0 updates as often as the teacher has checkpoints
     */
    record Online(int period, double temperature, double alpha) implements Schedule {
        /** Where a step stands exactly on a period's end, rounding must not carry it into the next. */
        private static final double ROUNDING = 1e-9;

        @Override
        public String method() {
            return "online";
        }

        @Override
        public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
            double t = period == 0 ? progress : endOfPeriod(progress, epoch, epochs);
            int checkpoint = 0;
            while (checkpoint < teacherClock.length - 1 && teacherClock[checkpoint] < t - ROUNDING) checkpoint++;
            return new StageSetting(checkpoint, temperature, alpha);
        }

        private double endOfPeriod(double progress, int epoch, double epochs) {
            int begin = epoch / period * period;
            return progress <= begin / epochs + ROUNDING ? begin / epochs : Math.min(1, (begin + period) / epochs);
        }
    }
}
