package org.limbeck.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.MemoryMarks;
import org.limbeck.experiment.forecast.Planning;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.queue.TaskState;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunListener;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.TeacherSpec;
import org.limbeck.experiment.student.RateStudy;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies;
import org.limbeck.network.Network;

/**
 * An engine that trains nothing and plays made-up events on a thread of its own when it is told to, so that the window can
 * be tried without minutes of arithmetic.
 */
final class FakeExperiments implements ExperimentService {
    private static final String TEACHER = "t-fake01";

    private final Runs archive = new Runs();
    private final Map<String, FakeRun> fakeRuns = new LinkedHashMap<>();
    private final List<RunListener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "fake-training");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger played = new AtomicInteger();
    private volatile TeacherRecord teacher;
    private volatile UserError refusal;
    private volatile Optional<String> readOnly = Optional.empty();

    /** Another engine on what this one has stored. */
    FakeExperiments reopened() {
        FakeExperiments other = new FakeExperiments();
        synchronized (this) {
            other.fakeRuns.putAll(fakeRuns);
            other.teacher = teacher;
        }
        return other;
    }

    /** The teacher is still being trained, and has come so far. */
    void teach(int checkpoints) {
        synchronized (this) {
            TeacherRecord whole = FakeRun.teacher(
                    TEACHER, fakeRuns.values().iterator().next().spec.experiment());
            teacher = new TeacherRecord(
                    whole.id(),
                    whole.name(),
                    whole.dataset(),
                    whole.spec(),
                    false,
                    whole.created(),
                    whole.checkpoints().subList(0, checkpoints));
        }
        fakeRuns.values().forEach(this::tell);
    }

    /** From now on another program works in the workspace. */
    void onlyLook() {
        readOnly = Optional.of("another process works in this workspace");
    }

    @Override
    public Optional<String> readOnly() {
        return readOnly;
    }

    /** From now on nothing can be submitted. */
    void refuse(UserError why) {
        refusal = why;
    }

    /** Plays the next so many events. */
    void play(int events) {
        asked.addAndGet(events);
        for (int i = 0; i < events; i++) {
            worker.execute(() -> {
                tick();
                played.incrementAndGet();
            });
        }
    }

    private void tick() {
        FakeRun run;
        RunEvent event;
        JournalEntry entry;
        synchronized (this) {
            run = fakeRuns.values().stream()
                    .filter(each -> each.status == RunStatus.QUEUED || each.status == RunStatus.RUNNING)
                    .findFirst()
                    .orElse(null);
            if (run == null) return;
            event = run.next();
            entry = new JournalEntry(run.events.size(), event);
        }
        listeners.forEach(listener -> listener.happened(run.spec.id(), entry));
        if (event instanceof RunEvent.Started || event instanceof RunEvent.Ended) tell(run);
    }

    private void tell(FakeRun run) {
        listeners.forEach(listener -> listener.statusChanged(run.spec.id(), run.status));
    }

    /** Whether everything that it was told to play has been played. */
    boolean isIdle() {
        return played.get() == asked.get();
    }

    /** What ending the program does to everything that has not ended. */
    synchronized void interrupt() {
        fakeRuns.values().stream()
                .filter(run -> !run.status.isEnd())
                .forEach(run -> run.end(RunStatus.INTERRUPTED, ""));
    }

    /** Plays everything that is queued to its end. */
    void playAll() {
        worker.execute(() -> {
            while (isGoing()) tick();
        });
    }

    private synchronized boolean isGoing() {
        return fakeRuns.values().stream()
                .anyMatch(run -> run.status == RunStatus.QUEUED || run.status == RunStatus.RUNNING);
    }

    @Override
    public List<SpecProblem> check(ExperimentSpec spec) {
        return List.of();
    }

    @Override
    public List<RunSpec> submit(ExperimentSpec spec) {
        if (refusal != null) throw refusal;
        List<RunSpec> made = new ArrayList<>();
        synchronized (this) {
            TeacherSpec given = spec.teacher();
            ExperimentSpec bound = new ExperimentSpec(
                    spec.name(),
                    spec.dataset(),
                    new TeacherSpec(TEACHER, given.model(), given.training(), given.seed()),
                    spec.student(),
                    spec.training(),
                    spec.methods(),
                    spec.probe(),
                    spec.seeds());
            teacher = FakeRun.teacher(TEACHER, spec);
            String experiment = "e-" + (100 + fakeRuns.size());
            for (long seed : spec.seeds()) {
                for (Schedule method : spec.methods()) {
                    RunSpec run = new RunSpec("r-fake" + (10 + fakeRuns.size()), experiment, null, bound, method, seed);
                    fakeRuns.put(run.id(), new FakeRun(run));
                    made.add(run);
                }
            }
        }
        made.forEach(run -> tell(fakeRuns.get(run.id())));
        return made;
    }

    @Override
    public TeacherRecord train(DatasetSpec dataset, TeacherSpec wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Planning planning() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TeacherRecord teacher(DatasetSpec dataset, TeacherSpec teacher) {
        return train(dataset, teacher);
    }

    @Override
    public RateStudy rates(Path kept) {
        throw new UnsupportedOperationException("no window asks for it");
    }

    @Override
    public TeacherStudies studies() {
        throw new UnsupportedOperationException();
    }

    private void steer(String id, RunStatus status) {
        FakeRun run;
        synchronized (this) {
            run = fakeRuns.get(id);
            if (run == null || run.status.isEnd() && status != RunStatus.QUEUED) return;
            run.status = status;
            if (status == RunStatus.CANCELLED) run.end(status, "stopped by the user");
        }
        tell(run);
    }

    @Override
    public List<RunSpec> extend(String experimentId, List<Long> seeds, List<Schedule> methods) {
        throw new UnsupportedOperationException();
    }

    @Override
    public org.limbeck.experiment.stage.StageExaminer stages() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunSpec fork(String runId, long step, org.limbeck.distill.schedule.Schedule schedule) {
        throw new UnsupportedOperationException("no script for forks");
    }

    @Override
    public void prioritise(String taskId, int places) {}

    @Override
    public void resume(String runId) {
        steer(runId, RunStatus.QUEUED);
    }

    @Override
    public void pause(String taskId) {
        steer(taskId, RunStatus.PAUSED);
    }

    @Override
    public void unpause(String taskId) {
        steer(taskId, RunStatus.RUNNING);
    }

    @Override
    public void cancel(String taskId) {
        steer(taskId, RunStatus.CANCELLED);
    }

    @Override
    public synchronized List<TaskState> tasks() {
        return fakeRuns.values().stream().map(FakeRun::task).toList();
    }

    @Override
    public RunEvent.Ended await(String runId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void addListener(RunListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeListener(RunListener listener) {
        listeners.remove(listener);
    }

    @Override
    public RunArchive runs() {
        return archive;
    }

    @Override
    public TeacherArchive teachers() {
        return new Teachers();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private FakeRun run(String id) {
        FakeRun run = fakeRuns.get(id);
        if (run == null) throw new UserError("there is no such run", id, "choose one of the library");
        return run;
    }

    private final class Runs implements RunArchive {
        private final MemoryMarks marks = new MemoryMarks();

        @Override
        public List<RunSummary> deleted() {
            synchronized (FakeExperiments.this) {
                return fakeRuns.values().stream()
                        .map(FakeRun::summary)
                        .filter(run -> marks.of(run.id()).deleted())
                        .toList();
            }
        }

        @Override
        public MemoryMarks marks() {
            return marks;
        }

        @Override
        public List<RunSummary> runs() {
            synchronized (FakeExperiments.this) {
                return fakeRuns.values().stream()
                        .map(FakeRun::summary)
                        .filter(run -> !marks.of(run.id()).deleted())
                        .toList();
            }
        }

        @Override
        public RunSpec spec(String runId) {
            synchronized (FakeExperiments.this) {
                return run(runId).spec;
            }
        }

        @Override
        public RunSummary summary(String runId) {
            synchronized (FakeExperiments.this) {
                return run(runId).summary();
            }
        }

        @Override
        public List<JournalEntry> journal(String runId, long after) {
            synchronized (FakeExperiments.this) {
                List<RunEvent> events = run(runId).events;
                List<JournalEntry> entries = new ArrayList<>();
                for (int i = (int) after; i < events.size(); i++) entries.add(new JournalEntry(i + 1, events.get(i)));
                return entries;
            }
        }

        @Override
        public void delete(String runId) {
            synchronized (FakeExperiments.this) {
                fakeRuns.remove(runId);
            }
        }

        @Override
        public void create(RunSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public JournalEntry append(String runId, RunEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setStatus(String runId, RunStatus status) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path folder(String runId) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Teachers implements TeacherArchive {
        @Override
        public List<TeacherRecord> teachers() {
            return teacher == null ? List.of() : List.of(teacher);
        }

        @Override
        public TeacherRecord teacher(String teacherId) {
            return teacher;
        }

        @Override
        public TeacherPredictions predictions(String teacherId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Network network(String teacherId, int checkpoint) {
            throw new UnsupportedOperationException();
        }
    }
}
