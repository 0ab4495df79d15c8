package org.limbeck.distill;

import java.util.ArrayList;
import java.util.List;

/**
 * A schedule laid out over the steps of one training: which setting holds at each step, and the stages that result.
 * Computed once before training, {@code O(steps)}; the trainer, the queue and the charts read the same one.
 */
public final class StageTimeline {
    private final List<Stage> stages;
    private final long steps;

    /**
     * @param schedule the method
     * @param steps training steps in all, at least 1
     * @param stepsPerEpoch at least 1
     * @param teacherClock each checkpoint's share of the teacher's training; empty when there is no teacher
     */
    public StageTimeline(Schedule schedule, long steps, int stepsPerEpoch, double[] teacherClock) {
        if (steps < 1 || stepsPerEpoch < 1) throw new IllegalArgumentException("no steps");
        this.steps = steps;
        double epochs = steps / (double) stepsPerEpoch;
        List<Stage> found = new ArrayList<>();
        long first = 0;
        StageSetting current = null;
        for (long step = 0; step <= steps; step++) {
            StageSetting next = step == steps
                    ? null
                    : schedule.at(step / (double) steps, (int) (step / stepsPerEpoch), epochs, teacherClock);
            if (current != null && !current.equals(next)) {
                found.add(new Stage(found.size(), first, step, current));
                first = step;
            }
            current = next;
        }
        this.stages = List.copyOf(found);
    }

    /** In order, without gaps, from step 0 to the last. */
    public List<Stage> stages() {
        return stages;
    }

    public long steps() {
        return steps;
    }

    /**
     * The stage of the update that follows {@code step} done steps; the last stage at the end. {@code O(log stages)}.
     *
     * @param step in {@code [0, steps]}
     */
    public Stage at(long step) {
        if (step < 0 || step > steps) throw new IllegalArgumentException("step " + step + " of " + steps);
        int low = 0;
        int high = stages.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (stages.get(middle).firstStep() <= step) low = middle;
            else high = middle - 1;
        }
        return stages.get(low);
    }

    /** Whether {@code step} done steps complete a stage. */
    public boolean endsStage(long step) {
        return step > 0 && (step == steps || at(step).firstStep() == step);
    }
}
