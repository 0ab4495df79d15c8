package org.limbeck.distill.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * A schedule laid out over the steps of one training: which setting holds at each step, and the stages that result.
 * Computed once before training, {@code O(steps)}; the trainer, the queue and the charts read the same one.
 */
public final class StageTimeline {
    private final Schedule schedule;
    private final double[] teacherClock;
    private final List<Stage> stages;
    private final long steps;
    private final int stepsPerEpoch;

    /**
     * Of a schedule fitted to a teacher.
     *
     * @param teacher complete; null when there is none
     */
    public static StageTimeline of(Schedule schedule, long steps, int stepsPerEpoch, TeacherPredictions teacher) {
        return teacher == null
                ? new StageTimeline(schedule, steps, stepsPerEpoch, new double[0])
                : new StageTimeline(schedule.fittedTo(teacher), steps, stepsPerEpoch, teacher.clock());
    }

    /**
     * @param schedule the method
     * @param steps training steps in all, at least 1
     * @param stepsPerEpoch at least 1
     * @param teacherClock each checkpoint's share of the teacher's training; empty when there is no teacher
     */
    public StageTimeline(Schedule schedule, long steps, int stepsPerEpoch, double[] teacherClock) {
        if (steps < 1 || stepsPerEpoch < 1) throw new IllegalArgumentException("no steps");
        this.schedule = schedule;
        this.teacherClock = teacherClock.clone();
        this.steps = steps;
        this.stepsPerEpoch = stepsPerEpoch;
        List<Stage> found = new ArrayList<>();
        long first = 0;
        StageSetting begin = setting(0);
        StageSetting current = begin;
        for (long step = 1; step <= steps; step++) {
            StageSetting next = step == steps ? null : setting(step);
            if (next == null || !continues(current, next, step)) {
                found.add(new Stage(found.size(), first, step, begin, current.temperature()));
                first = step;
                begin = next;
            }
            current = next;
        }
        this.stages = List.copyOf(found);
    }

    private boolean continues(StageSetting current, StageSetting next, long step) {
        if (!schedule.glides(progress(step))) return current.equals(next);
        return current.checkpoint() == next.checkpoint() && current.alpha() == next.alpha();
    }

    private double progress(long step) {
        return step / (double) steps;
    }

    /**
     * Checkpoint, temperature and alpha of the update that follows {@code step} done steps, exact also where the
     * temperature glides; those of the last update at the end.
     */
    public StageSetting setting(long step) {
        long update = Math.min(step, steps - 1);
        double epochs = steps / (double) stepsPerEpoch;
        return schedule.at(progress(update), (int) (update / stepsPerEpoch), epochs, teacherClock);
    }

    /** How that update compares logits. */
    public Matching matching(long step) {
        return schedule.matchingAt(progress(Math.min(step, steps - 1)));
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
