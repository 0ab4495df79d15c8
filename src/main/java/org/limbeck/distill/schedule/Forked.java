package org.limbeck.distill.schedule;

/**
 * One schedule up to a time, another from there on: a run that was forked from another keeps its parent's path so.
 *
 * @param at share of the student's training, in [0, 1)
 */
public record Forked(Schedule before, double at, Schedule after) implements Schedule {
    @Override
    public String method() {
        return "forked";
    }

    @Override
    public String label() {
        return after.label() + ", from " + Math.round(100 * at) + " %";
    }

    @Override
    public double temperature() {
        return after.temperature();
    }

    @Override
    public double alpha() {
        return after.alpha();
    }

    @Override
    public Matching matching() {
        return after.matching();
    }

    @Override
    public Matching matchingAt(double progress) {
        return part(progress).matchingAt(progress);
    }

    @Override
    public boolean needsTeacher() {
        return before.needsTeacher() || after.needsTeacher();
    }

    @Override
    public boolean glides(double progress) {
        return part(progress).glides(progress);
    }

    @Override
    public Schedule fittedTo(TeacherPredictions teacher) {
        return new Forked(before.fittedTo(teacher), at, after.fittedTo(teacher));
    }

    @Override
    public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
        return part(progress).at(progress, epoch, epochs, teacherClock);
    }

    private Schedule part(double progress) {
        return progress < at ? before : after;
    }
}
