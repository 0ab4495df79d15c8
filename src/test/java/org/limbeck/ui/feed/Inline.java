package org.limbeck.ui.feed;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.teacher.TeacherRecord;

/** Does at once, on the thread of the test, what the window does in the background and at the next pulse. */
public final class Inline extends AbstractExecutorService implements ScheduledExecutorService {
    private Inline() {}

    public static Pump pump() {
        return (key, update) -> update.run();
    }

    public static Background background() {
        return new Background(new Inline(), pump());
    }

    /** A workspace that has been read. */
    public static WorkspaceModel workspace(List<RunSummary> runs, List<TeacherRecord> teachers) {
        WorkspaceModel model = new WorkspaceModel();
        model.show(new WorkspaceModel.Seen(runs, teachers, List.of(), SeenMarks.NONE));
        return model;
    }

    @Override
    public void execute(Runnable work) {
        work.run();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        work.run();
        return null;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        work.run();
        return null;
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
