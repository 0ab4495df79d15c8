package org.limbeck.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.limbeck.experiment.control.TaskControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends one run's events durably, then tells whoever listens. Mean losses are held back for a moment and stored
 * together: a short training makes hundreds a second, and after a crash they are repeated from the checkpoint anyway.
 */
public final class EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    private static final double HELD_SECONDS = 0.3;

    private final RunArchive archive;
    private final List<RunListener> listeners;
    private final String runId;
    private final TaskControl control;
    private final List<RunEvent> held = new ArrayList<>();
    private double offset = Double.NaN;
    private double lastStored;

    public EventLog(RunArchive archive, List<RunListener> listeners, String runId, TaskControl control) {
        this.archive = archive;
        this.listeners = listeners;
        this.runId = runId;
        this.control = control;
    }

    /** From now on {@link #seconds} counts on from here: 0, or where the run stood at its checkpoint. */
    public void startAt(double seconds) {
        offset = seconds - control.activeSeconds();
    }

    /** Wall time since the run's first start, pauses and time out of the program left out; 0 before it began. */
    public double seconds() {
        return Double.isNaN(offset) ? 0 : Math.max(0, offset + control.activeSeconds());
    }

    public void append(RunEvent event) {
        held.add(event);
        boolean early = control.activeSeconds() - lastStored < HELD_SECONDS;
        if (!(event instanceof RunEvent.Trained) || !early) store();
    }

    private void store() {
        List<RunEvent> events = List.copyOf(held);
        held.clear();
        lastStored = control.activeSeconds();
        for (JournalEntry news : archive.append(runId, events)) {
            tell(listeners, listener -> listener.happened(runId, news));
        }
    }

    /** Appends many at once, all of them or none. */
    public void append(List<RunEvent> events) {
        held.addAll(events);
        store();
    }

    /** A listener's own fault is logged and stops neither the run nor the other listeners. */
    public static void tell(List<RunListener> listeners, Consumer<RunListener> news) {
        for (RunListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }
}
