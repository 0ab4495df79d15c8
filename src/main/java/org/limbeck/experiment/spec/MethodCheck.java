package org.limbeck.experiment.spec;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.base.Numbers;
import org.limbeck.distill.schedule.Annealed;
import org.limbeck.distill.schedule.CustomPath;
import org.limbeck.distill.schedule.Forked;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.RouteConstrained;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.TwoCheckpoints;

/** Whether the numbers of one method make sense, before its teacher is known. */
public final class MethodCheck {
    private final List<SpecProblem> problems = new ArrayList<>();

    private MethodCheck() {}

    /** @param field where it stands, e.g. {@code methods[1]} */
    public static List<SpecProblem> of(String field, Schedule method) {
        MethodCheck check = new MethodCheck();
        check.method(field, method);
        return check.problems;
    }

    private void method(String field, Schedule method) {
        if (method instanceof Annealed annealed) {
            positive(field + ".from", annealed.from());
            positive(field + ".to", annealed.to());
            part(field + ".of", annealed.of());
            ownTemperature(field + ".of", annealed.of());
        } else if (method instanceof Forked forked) {
            require(forked.at() >= 0 && forked.at() < 1, field + ".at", "from 0 up to, not including, 1", forked.at());
            part(field + ".before", forked.before());
            part(field + ".after", forked.after());
        } else if (method instanceof CustomPath path) {
            path(field, path);
        } else {
            supervision(field, method.temperature(), method.alpha());
            matchingCounts(field, method);
            own(field, method);
        }
    }

    /** What glides takes the place of the other's own temperatures. */
    private void ownTemperature(String field, Schedule of) {
        if (of == null) return;
        if (of instanceof Annealed) {
            problems.add(new SpecProblem(field, "expected a method that is not annealed itself"));
        } else if (!of.needsTeacher()) {
            problems.add(new SpecProblem(field, "expected a method with a teacher, whose temperature can glide"));
        } else if (of instanceof Forked forked) {
            ownTemperature(field + ".before", forked.before());
            ownTemperature(field + ".after", forked.after());
        } else if (of instanceof CustomPath path) {
            for (int i = 0; i < path.points().size(); i++) {
                unused(field + ".points[" + i + "]", path.points().get(i).temperature());
            }
        } else {
            unused(field, of.temperature());
        }
    }

    private void unused(String field, double temperature) {
        String expected = "nothing, since the annealed temperature holds; leave the field out";
        require(temperature == 1, field + ".temperature", expected, temperature);
    }

    private void part(String field, Schedule method) {
        if (method == null) problems.add(new SpecProblem(field, "expected a method, found nothing"));
        else method(field, method);
    }

    private void own(String field, Schedule method) {
        if (method instanceof Schedule.EarlyStopped early) {
            whole(field + ".checkpoint", early.checkpoint(), 0, "the index of a teacher checkpoint, 0 for the first");
        } else if (method instanceof Schedule.Online online) {
            whole(field + ".period", online.period(), 0, "at least 0");
        } else if (method instanceof RouteConstrained route) {
            whole(field + ".anchors", route.anchors(), 1, "at least 1");
        } else if (method instanceof TwoCheckpoints two) {
            whole(
                    field + ".checkpoint",
                    two.checkpoint(),
                    TwoCheckpoints.CHOSEN,
                    "the index of a teacher checkpoint, or -1 for the one of its steepest rise");
            boolean inside = two.switchAt() > 0 && two.switchAt() < 1;
            require(inside, field + ".switchAt", "a share of the training between 0 and 1", two.switchAt());
        }
    }

    private void path(String field, CustomPath path) {
        List<CustomPath.Point> points = path.points();
        if (points.isEmpty()) {
            problems.add(
                    new SpecProblem(field + ".points", "expected at least one point, or a path to a file of them"));
        }
        double before = -1;
        for (int i = 0; i < points.size(); i++) {
            CustomPath.Point point = points.get(i);
            String at = field + ".points[" + i + "]";
            boolean follows = i == 0 ? point.progress() == 0 : point.progress() > before && point.progress() < 1;
            String expected =
                    i == 0 ? "0 for the first point" : "more than " + Numbers.text(before) + " and less than 1";
            require(follows, at + ".progress", expected, point.progress());
            before = point.progress();
            whole(
                    at + ".checkpoint",
                    point.checkpoint(),
                    StageSetting.NO_TEACHER,
                    "the index of a teacher checkpoint, or -1 for labels only");
            supervision(at, point.temperature(), point.alpha());
        }
    }

    private void supervision(String field, double temperature, double alpha) {
        positive(field + ".temperature", temperature);
        require(alpha >= 0 && alpha <= 1, field + ".alpha", "a number from 0 to 1", alpha);
    }

    /** A teacher without weight in the loss is still measured against, at its temperature. */
    private void matchingCounts(String field, Schedule method) {
        if (method.alpha() != 0 || method.matching() == Matching.KL) return;
        String what = "expected kl or nothing, since alpha is 0 and no logits are matched";
        problems.add(new SpecProblem(field + ".matching", what));
    }

    private void positive(String field, double value) {
        require(value > 0 && Double.isFinite(value), field, "a number above 0", value);
    }

    private void whole(String field, int value, int least, String expected) {
        if (value < least) problems.add(new SpecProblem(field, "expected " + expected + ", found " + value));
    }

    private void require(boolean holds, String field, String expected, double value) {
        if (!holds) problems.add(new SpecProblem(field, "expected " + expected + ", found " + Numbers.text(value)));
    }
}
