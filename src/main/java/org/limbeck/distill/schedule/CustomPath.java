package org.limbeck.distill.schedule;

import java.util.List;

/**
 * Any path over student progress, drawn or given in a file: each point holds until the next
 * ({@code docs/theory.md}, section 7).
 *
 * @param points ascending in progress, the first at 0
 */
public record CustomPath(List<Point> points, Matching matching) implements Schedule {
    /**
     * From here on.
     *
     * @param progress share of the student's training, in [0, 1)
     * @param checkpoint index into the teacher's checkpoints, or -1 for labels only
     */
    public record Point(double progress, int checkpoint, double temperature, double alpha) {}

    public CustomPath {
        points = points == null ? List.of() : List.copyOf(points);
        matching = matching == null ? Matching.KL : matching;
    }

    @Override
    public String method() {
        return "custom";
    }

    @Override
    public String kind() {
        return "custom, " + points.size() + (points.size() == 1 ? " point" : " points");
    }

    @Override
    public double temperature() {
        return points.isEmpty() ? 1 : points.get(points.size() - 1).temperature();
    }

    @Override
    public double alpha() {
        return points.isEmpty() ? 1 : points.get(points.size() - 1).alpha();
    }

    @Override
    public boolean needsTeacher() {
        return points.stream().anyMatch(point -> point.checkpoint() != StageSetting.NO_TEACHER);
    }

    /** @throws org.limbeck.base.UserError when the teacher has no such checkpoint */
    @Override
    public StageSetting at(double progress, int epoch, double epochs, double[] teacherClock) {
        Point now = points.get(0);
        for (Point point : points) {
            if (point.progress() <= progress + ROUNDING) now = point;
        }
        if (now.checkpoint() == StageSetting.NO_TEACHER) {
            return new StageSetting(StageSetting.NO_TEACHER, now.temperature(), 0);
        }
        int checkpoint = Schedule.existing(now.checkpoint(), teacherClock, method());
        return new StageSetting(checkpoint, now.temperature(), now.alpha());
    }
}
