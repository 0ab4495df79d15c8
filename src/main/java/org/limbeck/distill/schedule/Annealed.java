package org.limbeck.distill.schedule;

/**
 * Another schedule with its temperature gliding linearly over the student's training
 * ({@code docs/theory.md}, section 7). Stages stay those of the other: maximal runs of one checkpoint and alpha.
 *
 * @param of whose checkpoints and alpha hold; its own temperature is not used
 * @param from temperature at the first step
 * @param to temperature at the end, after the last step
 */
public record Annealed(Schedule of, double from, double to) implements Schedule {
    @Override
    public String method() {
        return "annealed";
    }

    @Override
    public String label() {
        return of.kind() + ", τ " + Schedule.number(from) + "→" + Schedule.number(to) + of.extras();
    }

    @Override
    public double temperature() {
        return to;
    }

    @Override
    public double alpha() {
        return of.alpha();
    }

    @Override
    public Matching matching() {
        return of.matching();
    }

    @Override
    public Matching matchingAt(double progress) {
        return of.matchingAt(progress);
    }

    @Override
    public boolean needsTeacher() {
        return of.needsTeacher();
    }

    @Override
    public boolean glides(double progress) {
        return true;
    }

    @Override
    public Schedule fittedTo(TeacherPredictions teacher) {
        return new Annealed(of.fittedTo(teacher), from, to);
    }

    @Override
    public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
        StageSetting setting = of.at(progress, epoch, epochs, teacherClock);
        return new StageSetting(setting.checkpoint(), from + (to - from) * progress, setting.alpha());
    }
}
