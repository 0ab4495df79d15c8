package org.limbeck.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what another program does to the runs of a workspace, by looking twice a second. */
final class JournalWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWatch.class);
    private static final long LOOK_MILLIS = 500;

    private final RunArchive runs;
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, RunStatus> statuses = new HashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "limbeck-watching");
        thread.setDaemon(true);
        return thread;
    });
    private boolean first = true;

    JournalWatch(RunArchive runs) {
        this.runs = runs;
    }

    void start() {
        Future<?> unused = looking.scheduleWithFixedDelay(this::guarded, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(RunListener listener) {
        listeners.add(listener);
    }

    void remove(RunListener listener) {
        listeners.remove(listener);
    }

    /** One failed look (a folder that has gone, say) is logged; the next one may succeed. */
    private void guarded() {
        try {
            look();
        } catch (RuntimeException e) {
            if (!looking.isShutdown()) LOG.warn("the workspace could not be looked at", e);
        }
    }

    private void look() {
        for (RunSummary run : runs.runs()) {
            RunStatus before = statuses.put(run.id(), run.status());
            boolean over = run.status().isEnd() && run.status() == before;
            if (first && run.status().isEnd()) continue;
            if (!over) news(run.id());
            if (run.status() != before && !first) {
                tell(listener -> listener.statusChanged(run.id(), run.status()));
            }
        }
        first = false;
    }

    private void news(String runId) {
        List<JournalEntry> entries = runs.journal(runId, heard.getOrDefault(runId, 0L));
        for (JournalEntry entry : entries) {
            heard.put(runId, entry.number());
            tell(listener -> listener.happened(runId, entry));
        }
    }

    private void tell(java.util.function.Consumer<RunListener> news) {
        for (RunListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("a listener failed", e);
            }
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
        try {
            if (!looking.awaitTermination(LOOK_MILLIS * 4, TimeUnit.MILLISECONDS)) {
                LOG.warn("a look at the workspace takes long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
