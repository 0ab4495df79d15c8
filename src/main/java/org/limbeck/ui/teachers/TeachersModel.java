package org.limbeck.ui.teachers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.limbeck.base.CancelledException;
import org.limbeck.base.JobControl;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.experiment.teacher.TeacherStudies.Question;
import org.limbeck.experiment.teacher.TeacherStudy;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.Pump;
import org.limbeck.ui.feed.WorkspaceModel;

/** State of the comparison: which teachers are ticked, how far the answer is, and the answer. FX thread. */
public final class TeachersModel implements AutoCloseable {
    private final ExperimentService service;
    private final WorkspaceModel workspace;
    private final Pump pump;
    private final Background computing;
    private final ReadOnlyObjectWrapper<Set<String>> ticked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Work> work = new ReadOnlyObjectWrapper<>(Work.RESTING);
    private final ReadOnlyObjectWrapper<Answer> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<TeacherStudy>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Mark> mark = new ReadOnlyObjectWrapper<>();
    /** What the last question's settings have found so far. */
    private final Map<String, TeacherStudy> measured = new HashMap<>();

    private final ModelSpec usual;
    private Asking asking;

    /** What is being done. @param done in [0, 1] */
    public record Work(boolean going, double done, String note) {
        static final Work RESTING = new Work(false, 0, "");
    }

    /** What was asked and found. */
    public record Answer(Question question, List<TeacherStudy> studies) {}

    /** A teacher, or one of its checkpoints, that was chosen. @param checkpoint index; -1 for none */
    public record Mark(String teacher, int checkpoint) {}

    /** @param computing closed with the model */
    public TeachersModel(
            ExperimentService service, WorkspaceModel workspace, Pump pump, Background computing, ModelSpec usual) {
        this.usual = usual;
        this.service = service;
        this.workspace = workspace;
        this.pump = pump;
        this.computing = computing;
        workspace.teachersProperty().addListener(change -> tickFirst());
        ticked.addListener(change -> show());
        answer.addListener((property, was, is) -> remember(was, is));
        tickFirst();
        show();
    }

    /** The studies that stand beside one another: of every ticked teacher, measured or with its own accuracies alone. */
    public ReadOnlyObjectProperty<List<TeacherStudy>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What is marked in charts and table; null for nothing. */
    public ReadOnlyObjectProperty<Mark> markProperty() {
        return mark.getReadOnlyProperty();
    }

    /** Shows one teacher alone, with a checkpoint marked, unless exactly that is marked already. */
    public void choose(Mark chosen) {
        if (chosen.equals(mark.get())) return;
        boolean same = mark.get() != null && mark.get().teacher().equals(chosen.teacher());
        mark.set(chosen);
        if (!same || !ticked.get().contains(chosen.teacher())) ticked.set(Set.of(chosen.teacher()));
    }

    /** Marks a checkpoint among what is shown. */
    void mark(Mark chosen) {
        mark.set(chosen);
    }

    /** The marked checkpoint, where it is among what is shown. */
    Optional<TeacherStudy.Checkpoint> marked() {
        Mark now = mark.get();
        if (now == null) return Optional.empty();
        return shown.get().stream()
                .filter(study -> study.teacher().id().equals(now.teacher()))
                .flatMap(study -> study.checkpoints().stream())
                .filter(checkpoint -> checkpoint.index() == now.checkpoint())
                .findFirst();
    }

    private void remember(Answer was, Answer is) {
        if (was != null && !sameSettings(was.question(), is.question())) measured.clear();
        is.studies().forEach(study -> measured.put(study.teacher().id(), study));
        show();
    }

    private static boolean sameSettings(Question one, Question other) {
        return one.equals(
                new Question(one.teachers(), other.student(), other.studentSeed(), other.temperature(), other.probe()));
    }

    private void show() {
        List<TeacherStudy> studies = new ArrayList<>();
        for (String id : chosen()) {
            TeacherRecord teacher = workspace.teacher(id);
            TeacherStudy known = measured.get(id);
            boolean whole = known != null
                    && known.checkpoints().size() == teacher.checkpoints().size();
            studies.add(whole ? known : TeacherStudy.unmeasured(teacher));
        }
        shown.set(List.copyOf(studies));
    }

    /** Begins with the latest teacher ticked. */
    private void tickFirst() {
        List<String> known =
                workspace.teachers().stream().map(TeacherRecord::id).toList();
        Set<String> still = new LinkedHashSet<>(ticked.get());
        still.retainAll(known);
        if (still.isEmpty() && !known.isEmpty()) still.add(known.get(known.size() - 1));
        ticked.set(still);
        show();
    }

    WorkspaceModel workspace() {
        return workspace;
    }

    /** The student that is proposed: that of the demo, but for a perceptron's data a perceptron. */
    ModelSpec usual() {
        ModelSpec perceptron = new ModelSpec(models().get(0), 1);
        boolean points = workspace.teachers().stream()
                .filter(teacher -> ticked.get().contains(teacher.id()) && teacher.spec() != null)
                .anyMatch(teacher -> teacher.spec().model().name().equals(perceptron.name()));
        return points ? perceptron : usual;
    }

    List<String> models() {
        return service.planning().models();
    }

    ReadOnlyObjectProperty<Set<String>> tickedProperty() {
        return ticked.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Work> workProperty() {
        return work.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Answer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    void tick(String id, boolean chosen) {
        Set<String> now = new LinkedHashSet<>(ticked.get());
        if (chosen) now.add(id);
        else now.remove(id);
        ticked.set(now);
    }

    /** In the library's order, those with checkpoints. */
    List<String> chosen() {
        List<String> ids = new ArrayList<>();
        for (TeacherRecord teacher : workspace.teachers()) {
            if (ticked.get().contains(teacher.id()) && !teacher.checkpoints().isEmpty()) ids.add(teacher.id());
        }
        return ids;
    }

    /** Asks in the background. @param failed hears why there is no answer */
    void ask(Question question, Consumer<Exception> failed) {
        cancel();
        Asking now = new Asking();
        asking = now;
        work.set(new Work(true, 0, "waiting"));
        computing.run(
                () -> service.studies().answer(question, now),
                studies -> {
                    if (asking != now) return;
                    work.set(Work.RESTING);
                    answer.set(new Answer(question, studies));
                },
                failure -> {
                    if (asking != now) return;
                    work.set(Work.RESTING);
                    if (!(failure instanceof CancelledException)) failed.accept(failure);
                });
    }

    void cancel() {
        if (asking == null) return;
        asking.stop();
        asking = null;
        work.set(Work.RESTING);
    }

    /** Brings in a teacher from elsewhere in the background. */
    void bringIn(Path given, Consumer<TeacherRecord> done, Consumer<Exception> failed) {
        computing.run(() -> service.studies().bringIn(given), done, failed);
    }

    @Override
    public void close() {
        cancel();
        computing.close();
    }

    /** What one question reports: progress at most once a pulse, and whether it is still wanted. */
    private final class Asking implements JobControl {
        private volatile boolean stopped;

        void stop() {
            stopped = true;
        }

        @Override
        public void report(double done, double total, String note) {
            double share = total > 0 ? done / total : 0;
            pump.post(this, () -> {
                if (asking == this && work.get().going()) work.set(new Work(true, share, note));
            });
        }

        @Override
        public void checkCancelled() {
            if (stopped) throw new CancelledException();
        }
    }
}
