package org.limbeck.ui.feed;

import java.util.List;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.IdKind;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.ui.feed.WorkspaceModel.Seen;

/**
 * Keeps a {@link WorkspaceModel} up to date: looks at the tasks, and at who else has the workspace, twice a second, and at runs and teachers when something
 * has happened to them. Everything is read on a background thread; the model hears only of what has changed.
 */
public final class WorkspaceWatch implements RunListener, AutoCloseable {
    private static final long LOOK_MILLIS = 500;

    private final ExperimentService service;
    private final WorkspaceModel model;
    private final Pump pump;
    private final Background reading;
    private final Runnable lookSoon;
    private volatile boolean changed = true;
    private Seen last = new Seen(List.of(), List.of(), List.of(), SeenMarks.NONE);
    private boolean first = true;
    private boolean free;

    public WorkspaceWatch(ExperimentService service, WorkspaceModel model, Pump pump, Background reading) {
        this.service = service;
        this.model = model;
        this.pump = pump;
        this.reading = reading;
        this.lookSoon = reading.coalesced(50, this::look);
    }

    public void start() {
        service.addListener(this);
        reading.every(LOOK_MILLIS, this::look);
    }

    /** Reads everything anew, soon. */
    public void refresh() {
        changed = true;
        lookSoon.run();
    }

    private void look() {
        lookForRelease();
        List<TaskState> tasks = service.tasks();
        boolean teaching = tasks.stream()
                .anyMatch(task ->
                        IdKind.TEACHER.names(task.id()) && !task.status().isEnd());
        boolean tasksMoved = !tasks.equals(last.tasks());
        List<RunSummary> runs = last.runs();
        List<TeacherRecord> teachers = last.teachers();
        SeenMarks marks = last.marks();
        if (changed || teaching || tasksMoved) {
            changed = false;
            runs = service.runs().runs();
            teachers = service.teachers().teachers();
            marks = SeenMarks.of(service.runs().marks());
        }
        Seen now = new Seen(List.copyOf(runs), List.copyOf(teachers), List.copyOf(tasks), marks);
        if (!first && now.equals(last)) return;
        first = false;
        last = now;
        pump.post(this, () -> model.show(now));
    }

    /** Another program that had the workspace may have ended, or begun again. */
    private void lookForRelease() {
        boolean now = service.isFree();
        if (now == free) return;
        free = now;
        pump.post(() -> model.setFree(now));
    }

    @Override
    public void statusChanged(String runId, RunStatus status) {
        refresh();
    }

    @Override
    public void happened(String runId, JournalEntry entry) {
        RunEvent event = entry.event();
        if (event instanceof RunEvent.Evaluated || event instanceof RunEvent.Ended) refresh();
    }

    @Override
    public void close() {
        service.removeListener(this);
    }
}
