package org.limbeck.distill;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

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
     * @param epochs epochs in all
     * @param teacherClock each checkpoint's share of the teacher's training, ascending, last 1
     */
    StageSetting at(double progress, int epoch, int epochs, double[] teacherClock);

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
        public StageSetting at(double progress, int epoch, int epochs, double[] teacherClock) {
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
        public StageSetting at(double progress, int epoch, int epochs, double[] teacherClock) {
            return new StageSetting(teacherClock.length - 1, temperature, alpha);
        }
    }

    /** One chosen checkpoint throughout. @param checkpoint index into the teacher's checkpoints */
    record EarlyStopped(int checkpoint, double temperature, double alpha) implements Schedule {
        @Override
        public String method() {
            return "early-stopped";
        }

        @Override
        public StageSetting at(double progress, int epoch, int epochs, double[] teacherClock) {
            return new StageSetting(Math.min(checkpoint, teacherClock.length - 1), temperature, alpha);
        }
    }

    /**
     * The checkpoint follows the student's own time: the first one with {@code t_i >= t}, {@code t} taken at the start
     * of each period. @param period epochs between updates; 0 updates at every step
     */
    record Online(int period, double temperature, double alpha) implements Schedule {
        @Override
        public String method() {
            return "online";
        }

        @Override
        public StageSetting at(double progress, int epoch, int epochs, double[] teacherClock) {
            double t = period == 0 ? progress : (epoch / period * period) / (double) epochs;
            int checkpoint = 0;
            while (checkpoint < teacherClock.length - 1 && teacherClock[checkpoint] < t) checkpoint++;
            return new StageSetting(checkpoint, temperature, alpha);
        }
    }
}
