package org.limbeck.experiment.explore;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.CustomPath;
import org.limbeck.distill.schedule.CustomPath.Point;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.Stage;
import org.limbeck.distill.schedule.StageSetting;
import org.limbeck.distill.schedule.StageTimeline;

/**
 * A way through the grid of teacher checkpoints and temperatures over a student's training: every method as one, and one
 * that was drawn as a method.
 *
 * @param legs ascending in progress, the first at 0; each differs from the one before
 */
public record GridPath(List<Leg> legs) {
    public GridPath {
        legs = List.copyOf(legs);
        if (legs.isEmpty() || legs.get(0).progress() != 0) {
            throw new UserError("a path has no beginning", "path", "Begin it at progress 0");
        }
        for (int i = 1; i < legs.size(); i++) {
            if (legs.get(i).progress() > legs.get(i - 1).progress()) continue;
            throw new UserError("a path goes back in time", "path", "Give its stages in the order of training");
        }
    }

    /**
     * From here on.
     *
     * @param progress share of the student's training, in [0, 1)
     * @param checkpoint of the teacher, or -1 for labels only
     * @param alpha share of the teacher in the loss
     */
    public record Leg(double progress, int checkpoint, double temperature, double alpha) {
        boolean continues(Leg before) {
            return checkpoint == before.checkpoint && temperature == before.temperature && alpha == before.alpha;
        }
    }

    /** One stop of a path that is drawn: a checkpoint at a temperature. */
    public record Stop(int checkpoint, double temperature) {}

    /** A drawn path whose stops share the training evenly, each learning from the teacher alone. */
    public static GridPath evenly(List<Stop> stops) {
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            boolean taught = stop.checkpoint != StageSetting.NO_TEACHER;
            legs.add(new Leg(i / (double) stops.size(), stop.checkpoint, stop.temperature, taught ? 1 : 0));
        }
        return merged(legs);
    }

    /**
     * The path that a method takes. Where its temperature glides, a leg begins with each epoch.
     *
     * @param timeline of the method
     * @param stepsPerEpoch of the student
     */
    public static GridPath of(StageTimeline timeline, int stepsPerEpoch) {
        List<Leg> legs = new ArrayList<>();
        for (Stage stage : timeline.stages()) {
            boolean glides = stage.setting().temperature() != stage.endTemperature();
            long step = stage.firstStep();
            while (step < stage.endStep()) {
                StageSetting setting = timeline.setting(step);
                double progress = step / (double) timeline.steps();
                legs.add(new Leg(progress, setting.checkpoint(), setting.temperature(), setting.alpha()));
                step = glides ? (step / stepsPerEpoch + 1) * stepsPerEpoch : stage.endStep();
            }
        }
        return merged(legs);
    }

    /** The path that a custom method holds. */
    public static GridPath of(CustomPath method) {
        return merged(method.points().stream()
                .map(point -> new Leg(point.progress(), point.checkpoint(), point.temperature(), point.alpha()))
                .toList());
    }

    private static GridPath merged(List<Leg> legs) {
        List<Leg> merged = new ArrayList<>();
        for (Leg leg : legs) {
            if (merged.isEmpty() || !leg.continues(merged.get(merged.size() - 1))) merged.add(leg);
        }
        return new GridPath(merged);
    }

    /** The method that takes this path; {@link #of(CustomPath)} gives the path back. */
    public CustomPath method(Matching matching) {
        return new CustomPath(
                legs.stream()
                        .map(leg -> new Point(leg.progress, leg.checkpoint, leg.temperature, leg.alpha))
                        .toList(),
                matching);
    }
}
