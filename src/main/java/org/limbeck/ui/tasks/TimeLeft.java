package org.limbeck.ui.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunStatus;

/**
 * How long everything that is running and queued will take: a queued task is taken to last as long as the last one of its
 * kind that was seen running. Remembers those lengths, so that the sum does not vanish between two tasks.
 */
public final class TimeLeft {
    /** Below this share of a task its length is not known well enough to be multiplied. */
    private static final double LEAST_DONE = 0.03;

    private final Function<TaskState, String> kind;
    private final Map<String, Double> lengths = new HashMap<>();

    /** @param kind tasks of one kind are taken to last equally long */
    public TimeLeft(Function<TaskState, String> kind) {
        this.kind = kind;
    }

    /** In seconds; NaN when nothing is going on, or when the length of a queued task cannot be told yet. */
    public double of(List<TaskState> tasks) {
        double sum = 0;
        boolean any = false;
        for (TaskState task : tasks) {
            if (task.status().isEnd()) continue;
            learn(task);
            sum += secondsOf(task);
            any = true;
        }
        return any ? sum : Double.NaN;
    }

    private void learn(TaskState task) {
        boolean running = task.status() == RunStatus.RUNNING && task.done() >= LEAST_DONE && task.done() < 1;
        if (running && task.secondsLeft() > 0) {
            lengths.put(kind.apply(task), task.secondsLeft() / (1 - task.done()));
        }
    }

    private double secondsOf(TaskState task) {
        if (task.status() != RunStatus.QUEUED && !Double.isNaN(task.secondsLeft())) return task.secondsLeft();
        double length = lengths.getOrDefault(kind.apply(task), Double.NaN);
        double done = Double.isNaN(task.done()) ? 0 : task.done();
        return length * (1 - done);
    }
}
