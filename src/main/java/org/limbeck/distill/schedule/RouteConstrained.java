package org.limbeck.distill.schedule;

/**
 * Route-constrained optimisation (Jin et al., 2019; {@code docs/theory.md}, section 7): a few anchors, equally far apart
 * on the teacher's own route, each for an equal part of the student's training, the last one the finished teacher.
 *
 * @param anchors at least 1; 1 is offline distillation
 */
public record RouteConstrained(int anchors, double temperature, double alpha, Matching matching) implements Schedule {
    public RouteConstrained {
        matching = matching == null ? Matching.KL : matching;
    }

    @Override
    public String method() {
        return "rco";
    }

    @Override
    public String kind() {
        return "rco " + anchors;
    }

    @Override
    public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
        double part = Math.min(anchors - 1, Math.floor(progress * anchors + ROUNDING));
        return new StageSetting(Schedule.firstAtLeast((part + 1) / anchors, teacherClock), temperature, alpha);
    }
}
