package org.limbeck.experiment.queue;

import java.util.ArrayList;
import java.util.List;
import org.limbeck.experiment.run.RunStatus;

/** Who waits, who is being trained and who has lately ended; guarded by the queue's lock. */
final class TaskLine {
    private static final int ENDED_SHOWN = 50;

    private final List<QueuedTask> waiting = new ArrayList<>();
    private final List<QueuedTask> ended = new ArrayList<>();
    private QueuedTask current;

    void add(QueuedTask task) {
        ended.removeIf(earlier -> earlier.id().equals(task.id()));
        waiting.add(task);
    }

    QueuedTask current() {
        return current;
    }

    List<QueuedTask> waiting() {
        return List.copyOf(waiting);
    }

    /** Moves a waiting task so many places towards the front, or back for negative ones. */
    void move(QueuedTask task, int places) {
        int from = waiting.indexOf(task);
        if (from < 0) return;
        long to = Math.max(0, Math.min(waiting.size() - 1L, (long) from - places));
        waiting.add((int) to, waiting.remove(from));
    }

    /** The task of an id that has not ended, or null. */
    QueuedTask find(String taskId) {
        if (current != null && current.id().equals(taskId)) return current;
        return waiting.stream()
                .filter(task -> task.id().equals(taskId))
                .findFirst()
                .orElse(null);
    }

    /**
     * Takes the first task that is not held and does not wait for a teacher that is still in the line.
     *
     * @return it, now current; null when there is none
     */
    QueuedTask take() {
        for (QueuedTask task : waiting) {
            boolean ready = task.needs() == null || find(task.needs()) == null;
            if (task.control().isPaused() || !ready) continue;
            waiting.remove(task);
            task.setStatus(RunStatus.RUNNING);
            current = task;
            return task;
        }
        return null;
    }

    void end(QueuedTask task, RunStatus status) {
        task.setStatus(status);
        waiting.remove(task);
        if (task == current) current = null;
        ended.add(task);
        if (ended.size() > ENDED_SHOWN) ended.remove(0);
    }

    List<TaskState> states() {
        List<TaskState> states = new ArrayList<>();
        ended.forEach(task -> states.add(task.state()));
        if (current != null) states.add(current.state());
        waiting.forEach(task -> states.add(task.state()));
        return states;
    }
}
