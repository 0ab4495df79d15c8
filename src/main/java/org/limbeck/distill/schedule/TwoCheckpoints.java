package org.limbeck.distill.schedule;

import org.limbeck.base.UserError;

/**
 * Two checkpoints in turn: one from inside the teacher's steepest rise, then the last ({@code docs/theory.md}, section
 * 7).
 *
 * @param checkpoint the first of them; {@link #CHOSEN} takes the one of {@link SteepestRise} once the teacher is trained
 * @param switchAt share of the student's training after which the last one takes over, in (0, 1)
 */
public record TwoCheckpoints(int checkpoint, double switchAt, double temperature, double alpha, Matching matching)
        implements Schedule {
    /** In place of an index. */
    public static final int CHOSEN = -1;

    public TwoCheckpoints {
        matching = matching == null ? Matching.KL : matching;
    }

    @Override
    public String method() {
        return "two-checkpoint";
    }

    @Override
    public String kind() {
        return checkpoint == CHOSEN ? method() : method() + " " + checkpoint;
    }

    @Override
    public Schedule fittedTo(TeacherPredictions teacher) {
        if (checkpoint != CHOSEN) return this;
        double[] accuracy = new double[teacher.checkpoints()];
        for (int i = 0; i < accuracy.length; i++) {
            accuracy[i] = teacher.trainAccuracy(i);
            if (Double.isNaN(accuracy[i])) {
                throw new UserError(
                        "this teacher's training accuracy is not known, so that its steepest rise cannot be found",
                        "methods: two-checkpoint",
                        "name the checkpoint");
            }
        }
        return new TwoCheckpoints(
                SteepestRise.checkpoint(teacher.clock(), accuracy), switchAt, temperature, alpha, matching);
    }

    /** @throws IllegalStateException while the checkpoint is not chosen, see {@link #fittedTo} */
    @Override
    public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
        if (checkpoint == CHOSEN) throw new IllegalStateException("fit the schedule to its teacher first");
        boolean first = progress < switchAt - ROUNDING;
        int now = first ? existing(teacherClock) : teacherClock.length - 1;
        return new StageSetting(now, temperature, alpha);
    }

    private int existing(double[] teacherClock) {
        return Schedule.existing(checkpoint, teacherClock, method());
    }
}
