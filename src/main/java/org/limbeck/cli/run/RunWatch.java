package org.limbeck.cli.run;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.limbeck.base.Numbers;
import org.limbeck.base.UserError;
import org.limbeck.cli.console.Console;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.training.RateGrid;

/** Waits for runs on the command line and shows how far they are. */
public final class RunWatch {
    private static final long REFRESH_MILLIS = 500;
    /** In a log, where lines are not rewritten. */
    private static final long LOGGED_MILLIS = 10_000;

    private final Console console;
    private final ExperimentService experiments;

    public RunWatch(Console console, ExperimentService experiments) {
        this.console = console;
        this.experiments = experiments;
    }

    /**
     * Blocks until every run has ended, well or badly.
     *
     * @return whether all of them finished
     */
    public boolean await(List<RunSpec> runs) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Thread display = new Thread(() -> show(over), "limbeck-progress");
        display.setDaemon(true);
        display.start();
        boolean good = true;
        try {
            for (RunSpec run : runs) {
                RunEvent.Ended end = experiments.await(run.id());
                console.progress("");
                console.say("%s  %s, seed %d: %s%s%s"
                        .formatted(
                                run.id(), run.label(), run.seed(), end.status().label(), reason(end), edge(run)));
                good &= end.status() == RunStatus.FINISHED;
            }
        } finally {
            over.countDown();
            display.join();
            console.progress("");
        }
        return good;
    }

    /** Blocks until a teacher is trained. @throws UserError when its training ended before */
    void awaitTeacher(String id) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Thread display = new Thread(() -> show(over), "limbeck-progress");
        display.setDaemon(true);
        display.start();
        try {
            while (experiments.tasks().stream()
                    .anyMatch(task -> task.id().equals(id) && !task.status().isEnd())) {
                Thread.sleep(REFRESH_MILLIS);
            }
        } finally {
            over.countDown();
            display.join();
            console.progress("");
        }
        if (experiments.teachers().teacher(id).complete()) return;
        throw new UserError("the teacher was not trained to its end", id, "start again, which trains it on");
    }

    private static String reason(RunEvent.Ended end) {
        return end.reason().isEmpty() ? "" : " (" + end.reason() + ")";
    }

    /** Said where the best learning rate of a grid is its first or last one. */
    private String edge(RunSpec run) {
        String note = experiments.runs().events(run.id()).stream()
                .filter(RunEvent.LearningRateChosen.class::isInstance)
                .map(event -> ((RunEvent.LearningRateChosen) event).learningRate())
                .findFirst()
                .map(rate -> RateGrid.note(run.experiment().training().learningRates(), rate))
                .orElse("");
        return note.isEmpty() ? "" : "; " + note;
    }

    private void show(CountDownLatch over) {
        long pause = console.terminal() ? REFRESH_MILLIS : LOGGED_MILLIS;
        try {
            while (!over.await(pause, TimeUnit.MILLISECONDS)) {
                List<TaskState> tasks = experiments.tasks();
                long waiting = tasks.stream()
                        .filter(task -> task.status() == RunStatus.QUEUED)
                        .count();
                tasks.stream()
                        .filter(task -> task.status() == RunStatus.RUNNING)
                        .findFirst()
                        .ifPresent(task -> show(line(task, waiting)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(String line) {
        if (console.terminal()) console.progress(line);
        else console.say(line);
    }

    private static String line(TaskState task, long waiting) {
        StringBuilder line = new StringBuilder(task.label());
        if (Double.isFinite(task.done())) line.append("  %3.0f %%".formatted(100 * task.done()));
        if (Double.isFinite(task.rate())) line.append("  %.0f examples/s".formatted(task.rate()));
        if (Double.isFinite(task.secondsLeft()))
            line.append("  ").append(Numbers.duration(task.secondsLeft())).append(" left");
        if (!task.note().isEmpty()) line.append("  ").append(task.note());
        if (waiting > 0) line.append("  (").append(waiting).append(" more)");
        return line.toString();
    }
}
