package org.limbeck.ui.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.figure.curve.CurveFold;
import org.limbeck.figure.curve.RunCurves;

/**
 * Follows the runs on screen: reads what is stored, then adds what happens. All on one background thread; the window gets
 * whole folds on the FX thread, at most some twenty times a second however fast training goes.
 */
public final class RunFeed implements RunListener, AutoCloseable {
    private static final long GATHER_MILLIS = 50;

    private final ExperimentService service;
    private final Background reading;
    private final Pump pump;
    private final Consumer<Map<String, RunCurves>> sink;
    private final Map<String, Followed> followed = new HashMap<>();
    private final Queue<Happening> happenings = new ConcurrentLinkedQueue<>();
    private final Runnable gatherSoon;
    private volatile Set<String> wanted = Set.of();

    /** @param sink hears of every followed run, on the FX thread, whenever one has changed */
    public RunFeed(ExperimentService service, Background reading, Pump pump, Consumer<Map<String, RunCurves>> sink) {
        this.service = service;
        this.reading = reading;
        this.pump = pump;
        this.sink = sink;
        this.gatherSoon = reading.coalesced(GATHER_MILLIS, this::gather);
    }

    public void start() {
        service.addListener(this);
    }

    /** Follows exactly these runs from now on. */
    public void follow(Set<String> runIds) {
        wanted = Set.copyOf(runIds);
        reading.run(this::adjust);
    }

    private void adjust() {
        Set<String> now = wanted;
        followed.keySet().retainAll(now);
        for (String id : now) followed.computeIfAbsent(id, this::read);
        publish();
    }

    /** Events that arrive meanwhile wait in the queue; those that were also read are known again by their number. */
    private Followed read(String id) {
        RunSpec spec = service.runs().spec(id);
        return new Followed(spec, service.runs().journal(id, 0), finalTeacherAccuracy(spec));
    }

    /** NaN while the teacher is not trained to the end, and after it has been deleted. */
    private double finalTeacherAccuracy(RunSpec spec) {
        TeacherSpec teacher = spec.experiment().teacher();
        if (teacher == null) return Double.NaN;
        return service.teachers()
                .existing(teacher.id())
                .filter(TeacherRecord::complete)
                .filter(record -> !record.checkpoints().isEmpty())
                .map(record -> record.checkpoints()
                        .get(record.checkpoints().size() - 1)
                        .testAccuracy())
                .orElse(Double.NaN);
    }

    @Override
    public void happened(String runId, JournalEntry entry) {
        if (!wanted.contains(runId)) return;
        happenings.add(new Happening(runId, entry));
        gatherSoon.run();
    }

    @Override
    public void statusChanged(String runId, RunStatus status) {}

    private void gather() {
        boolean changed = false;
        for (Happening next = happenings.poll(); next != null; next = happenings.poll()) {
            Followed run = followed.get(next.runId());
            if (run == null || !run.add(next.entry())) continue;
            if (next.entry().event() instanceof RunEvent.Started) run.learnOfTeacher(finalTeacherAccuracy(run.spec()));
            changed = true;
        }
        if (changed) publish();
    }

    private void publish() {
        Map<String, RunCurves> all = new HashMap<>();
        followed.forEach((id, run) -> all.put(id, run.curves()));
        pump.post(this, () -> sink.accept(all));
    }

    @Override
    public void close() {
        service.removeListener(this);
    }

    private record Happening(String runId, JournalEntry entry) {}

    private static final class Followed {
        private final RunSpec spec;
        private final CurveFold fold;
        private long last;
        private RunCurves curves;

        Followed(RunSpec spec, List<JournalEntry> journal, double finalTeacherAccuracy) {
            this.spec = spec;
            fold = new CurveFold(spec);
            fold.finalTeacherAccuracy(finalTeacherAccuracy);
            journal.forEach(this::add);
        }

        RunSpec spec() {
            return spec;
        }

        /** When it was first read, its teacher may not have been trained yet. */
        void learnOfTeacher(double finalAccuracy) {
            fold.finalTeacherAccuracy(finalAccuracy);
            curves = null;
        }

        boolean add(JournalEntry entry) {
            if (entry.number() <= last) return false;
            last = entry.number();
            fold.add(entry.event());
            curves = null;
            return true;
        }

        RunCurves curves() {
            if (curves == null) curves = fold.curves();
            return curves;
        }
    }
}
