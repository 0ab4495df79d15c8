package org.limbeck.distill.schedule;

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
    @JsonSubTypes.Type(value = Schedule.Online.class, name = "online"),
    @JsonSubTypes.Type(value = TwoCheckpoints.class, name = "two-checkpoint"),
    @JsonSubTypes.Type(value = RouteConstrained.class, name = "rco"),
    @JsonSubTypes.Type(value = CustomPath.class, name = "custom"),
    @JsonSubTypes.Type(value = Annealed.class, name = "annealed"),
    @JsonSubTypes.Type(value = Forked.class, name = "forked")
})
public sealed interface Schedule
        permits Schedule.None,
                Schedule.Offline,
                Schedule.EarlyStopped,
                Schedule.Online,
                TwoCheckpoints,
                RouteConstrained,
                CustomPath,
                Annealed,
                Forked {
    /** Where a step stands exactly on the end of a period or part, rounding must not carry it into the next. */
    double ROUNDING = 1e-9;

    /** As in YAML, e.g. {@code none}, {@code offline}, {@code online}, {@code rco}. */
    String method();

    /** Of the last step where it changes. */
    double temperature();

    /** Of the last step where it changes. */
    double alpha();

    /** How logits are compared with the teacher's; at the last step where it changes. */
    Matching matching();

    /** The same at one time. */
    default Matching matchingAt(double progress) {
        return matching();
    }

    /** Whether any step looks at a teacher. */
    default boolean needsTeacher() {
        return true;
    }

    /** Whether the temperature glides at this time, so that a change of it begins no stage. */
    default boolean glides(double progress) {
        return false;
    }

    /**
     * The same with what only the trained teacher can tell filled in, such as the checkpoint of its steepest rise.
     *
     * @param teacher complete
     * @throws UserError when the teacher cannot tell
     */
    default Schedule fittedTo(TeacherPredictions teacher) {
        return this;
    }

    /** The method with what sets it apart from others of its kind, without temperature, e.g. {@code online, k 4}. */
    default String kind() {
        return method();
    }

    /** For people and legends, e.g. {@code online, τ 4}. */
    default String label() {
        return kind() + ", τ " + number(temperature()) + extras();
    }

    /** What a label adds where alpha or matching are not the usual ones. */
    default String extras() {
        String mixed = alpha() == 1 ? "" : ", α " + number(alpha());
        return mixed + (matching() == Matching.KL ? "" : ", mse");
    }

    /** A number as labels show it: without {@code .0}. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }

    /** The first checkpoint that is at least as far as {@code t}; the last one after them all. */
    static int firstAtLeast(double t, double[] teacherClock) {
        int checkpoint = 0;
        while (checkpoint < teacherClock.length - 1 && teacherClock[checkpoint] < t - ROUNDING) checkpoint++;
        return checkpoint;
    }

    /** @throws UserError when the teacher has no such checkpoint */
    static int existing(int checkpoint, double[] teacherClock, String method) {
        if (checkpoint >= 0 && checkpoint < teacherClock.length) return checkpoint;
        throw new UserError(
                "the teacher has no checkpoint " + checkpoint,
                "methods: " + method,
                "choose one from 0 to " + (teacherClock.length - 1));
    }

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
        public Matching matching() {
            return Matching.KL;
        }

        @Override
        public boolean needsTeacher() {
            return false;
        }

        @Override
        public String label() {
            return "none";
        }

        @Override
        public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
            return new StageSetting(StageSetting.NO_TEACHER, 1, 0);
        }
    }

    /** The last checkpoint throughout. */
    record Offline(double temperature, double alpha, Matching matching) implements Schedule {
        public Offline {
            matching = matching == null ? Matching.KL : matching;
        }

        public Offline(double temperature, double alpha) {
            this(temperature, alpha, Matching.KL);
        }

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
    record EarlyStopped(int checkpoint, double temperature, double alpha, Matching matching) implements Schedule {
        public EarlyStopped {
            matching = matching == null ? Matching.KL : matching;
        }

        public EarlyStopped(int checkpoint, double temperature, double alpha) {
            this(checkpoint, temperature, alpha, Matching.KL);
        }

        @Override
        public String method() {
            return "early-stopped";
        }

        @Override
        public String kind() {
            return "early-stopped " + checkpoint;
        }

        /** @throws UserError when the teacher has no such checkpoint */
        @Override
        public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
            return new StageSetting(existing(checkpoint, teacherClock, method()), temperature, alpha);
        }
    }

    /**
     * The checkpoint follows the student's own time {@code t}: the first one with {@code t_i >= t}, the last after
     * them all. With an update period the student looks only at the checkpoints that stand at whole periods, so that
     * the one in force is held for {@code period} epochs and is never behind the student: {@code t} is rounded up to
     * the end of its period.
     *
     * @param period epochs between updates; 0 updates as often as the teacher has checkpoints
     * @param start whether the untrained teacher is followed, too
     */
    record Online(int period, double temperature, double alpha, Matching matching, OnlineStart start)
            implements Schedule {
        public Online {
            matching = matching == null ? Matching.KL : matching;
            start = start == null ? OnlineStart.UNTRAINED : start;
        }

        public Online(int period, double temperature, double alpha, Matching matching) {
            this(period, temperature, alpha, matching, OnlineStart.UNTRAINED);
        }

        public Online(int period, double temperature, double alpha) {
            this(period, temperature, alpha, Matching.KL);
        }

        @Override
        public String method() {
            return "online";
        }

        @Override
        public String kind() {
            String begin = start == OnlineStart.TRAINED ? ", trained start" : "";
            return (period == 1 ? "online" : "online, k " + period) + begin;
        }

        @Override
        public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
            double t = period == 0 ? progress : endOfPeriod(progress, epoch, epochs);
            int checkpoint = firstAtLeast(t, teacherClock);
            boolean skips = start == OnlineStart.TRAINED;
            while (skips && checkpoint < teacherClock.length - 1 && teacherClock[checkpoint] <= 0) checkpoint++;
            return new StageSetting(checkpoint, temperature, alpha);
        }

        private double endOfPeriod(double progress, int epoch, double epochs) {
            int begin = epoch / period * period;
            return progress <= begin / epochs + ROUNDING ? begin / epochs : Math.min(1, (begin + period) / epochs);
        }
    }
}
