package org.limbeck.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.base.UserError;
import org.limbeck.distill.schedule.TeacherPredictions;
import org.limbeck.experiment.results.RunOutcome;
import org.limbeck.experiment.run.JournalEntry;
import org.limbeck.experiment.run.RunArchive;
import org.limbeck.experiment.run.RunEvent;
import org.limbeck.experiment.run.RunEvents;
import org.limbeck.experiment.run.RunStatus;
import org.limbeck.experiment.run.RunSummary;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.experiment.teacher.TeacherArchive;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.network.Network;

/** Sample runs and their teacher in memory, with a folder for their files. */
public final class SampleArchive implements RunArchive, TeacherArchive {
    private final Path folder;
    private final Map<String, RunSpec> specs = new LinkedHashMap<>();
    private final Map<String, List<RunEvent>> journals = new LinkedHashMap<>();
    private final MemoryMarks marks = new MemoryMarks();
    private boolean teacherDeleted;

    public SampleArchive(Path folder) {
        this.folder = folder;
    }

    /** Adds a run with events. */
    public SampleArchive add(RunSpec run, List<RunEvent> events) {
        create(run);
        events.forEach(event -> append(run.id(), event));
        return this;
    }

    /** Deletes the teacher of all runs. */
    public SampleArchive withoutTeacher() {
        teacherDeleted = true;
        return this;
    }

    @Override
    public void create(RunSpec spec) {
        specs.put(spec.id(), spec);
        journals.put(spec.id(), new ArrayList<>());
    }

    @Override
    public JournalEntry append(String runId, RunEvent event) {
        journals.get(runId).add(event);
        return new JournalEntry(journals.get(runId).size(), event);
    }

    @Override
    public void setStatus(String runId, RunStatus status) {
        throw new UnsupportedOperationException("a sample's status comes from its events");
    }

    @Override
    public List<RunSummary> runs() {
        return specs.keySet().stream()
                .filter(id -> !marks.of(id).deleted())
                .map(this::summary)
                .toList();
    }

    @Override
    public List<RunSummary> deleted() {
        return specs.keySet().stream()
                .filter(id -> marks.of(id).deleted())
                .map(this::summary)
                .toList();
    }

    @Override
    public MemoryMarks marks() {
        return marks;
    }

    @Override
    public RunSpec spec(String runId) {
        if (!specs.containsKey(runId)) throw new UserError("there is no run " + runId, "", "");
        return specs.get(runId);
    }

    @Override
    public RunSummary summary(String runId) {
        RunSpec run = spec(runId);
        List<RunEvent.Evaluated> evaluations = events(runId).stream()
                .filter(RunEvent.Evaluated.class::isInstance)
                .map(RunEvent.Evaluated.class::cast)
                .toList();
        RunEvent.Ended ended = RunEvents.last(events(runId), RunEvent.Ended.class);
        return new RunSummary(
                runId,
                run.experimentId(),
                run.experiment().name(),
                run.label(),
                run.seed(),
                ended == null ? RunStatus.RUNNING : ended.status(),
                Instant.EPOCH,
                RunOutcome.of(evaluations).lastTestAccuracy());
    }

    @Override
    public List<JournalEntry> journal(String runId, long after) {
        List<RunEvent> events = journals.get(runId);
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = (int) after; i < events.size(); i++) entries.add(new JournalEntry(i + 1, events.get(i)));
        return entries;
    }

    @Override
    public Path folder(String runId) {
        try {
            return Files.createDirectories(folder.resolve(runId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String runId) {
        specs.remove(runId);
        journals.remove(runId);
    }

    @Override
    public List<TeacherRecord> teachers() {
        return teacherDeleted ? List.of() : List.of(teacher("t-91c0de"));
    }

    @Override
    public TeacherRecord teacher(String teacherId) {
        if (teacherDeleted) throw new UserError("there is no teacher of this id", teacherId, "");
        ExperimentSpec experiment = SampleRuns.experiment();
        List<TeacherRecord.CheckpointRecord> checkpoints = new ArrayList<>();
        for (int i = 0; i <= SampleRuns.EPOCHS; i++) {
            double accuracy = SampleRuns.teacherAccuracy(i);
            double clock = i / (double) SampleRuns.EPOCHS;
            checkpoints.add(new TeacherRecord.CheckpointRecord(i * 79L, i, clock, accuracy, accuracy, false));
        }
        return new TeacherRecord(
                teacherId,
                "resnet-20 on fashion-mnist",
                experiment.dataset(),
                experiment.teacher(),
                true,
                Instant.EPOCH,
                checkpoints);
    }

    @Override
    public TeacherPredictions predictions(String teacherId) {
        throw new UnsupportedOperationException("samples have no logits");
    }

    @Override
    public Network network(String teacherId, int checkpoint) {
        throw new UnsupportedOperationException("samples have no weights");
    }
}
