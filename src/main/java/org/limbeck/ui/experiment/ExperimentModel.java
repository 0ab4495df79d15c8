package org.limbeck.ui.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.apache.commons.lang3.StringUtils;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetInspection;
import org.limbeck.data.DatasetSpec;
import org.limbeck.experiment.draft.SpecDraft;
import org.limbeck.experiment.forecast.Planning;
import org.limbeck.experiment.queue.ExperimentService;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.Proposals;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.experiment.teacher.TeacherRecord;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.feed.Pump;
import org.limbeck.ui.widgets.Fault;

/**
 * State of the form: the draft, what it means, what is wrong with it and what it will take. Whatever is typed is checked
 * on one background thread and planned on another, and only the latest answer reaches the screen. FX thread.
 */
public final class ExperimentModel implements AutoCloseable {
    private static final long CHECK_MILLIS = 60;
    private static final long PLAN_MILLIS = 250;

    private final ExperimentService service;
    private final Pump pump;
    private final Background checking;
    private final Background planning;
    private final Runnable checkSoon;
    private final Runnable planSoon;
    private final ReadOnlyObjectWrapper<SpecDraft> draft = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Standing> standing = new ReadOnlyObjectWrapper<>(Standing.UNKNOWN);
    private volatile SpecDraft latest;
    private volatile Wish wish;
    private final ReadOnlyStringWrapper rejected = new ReadOnlyStringWrapper("");
    private SpecDraft proposed;
    private SpecDraft pristine;

    /** What is to be planned: all of it, or only its data. */
    private record Wish(ExperimentSpec spec, boolean whole) {}

    /**
     * What is known of the draft.
     *
     * @param draft that is spoken of; what has been typed since is not part of it
     * @param spec null before the first check
     * @param yaml of it
     * @param problems by field
     * @param data of the plan, or of an earlier one while it is made; null when there is none
     * @param plan null while it is being made
     */
    public record Standing(
            SpecDraft draft,
            ExperimentSpec spec,
            String yaml,
            Map<String, String> problems,
            DatasetInspection data,
            Planning.Plan plan) {
        static final Standing UNKNOWN = new Standing(null, null, "", Map.of(), null, null);

        /** Whether it could be started as it was. */
        public boolean isReady() {
            return plan != null && plan.forecast() != null && problems.isEmpty();
        }
    }

    /**
     * @param checking what is typed
     * @param planning what it would take; both are closed with the model
     */
    public ExperimentModel(ExperimentService service, Pump pump, Background checking, Background planning) {
        this.service = service;
        this.pump = pump;
        this.checking = checking;
        this.planning = planning;
        this.checkSoon = checking.coalesced(CHECK_MILLIS, this::check);
        this.planSoon = planning.coalesced(PLAN_MILLIS, this::plan);
    }

    public ReadOnlyObjectProperty<SpecDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    SpecDraft draft() {
        return draft.get();
    }

    /** Whether all that has been typed is known to be right. */
    boolean isReady() {
        return standing.get().draft() == draft.get() && standing.get().isReady();
    }

    Standing standing() {
        return standing.get();
    }

    /** Why the folder that was chosen last holds no data; empty when it does, or when another choice has been made. */
    ReadOnlyStringProperty rejectedProperty() {
        return rejected.getReadOnlyProperty();
    }

    /** Whether anything has been filled in that would be missed. */
    public boolean isFilled() {
        return draft.get() != null && draft.get() != pristine;
    }

    /** Names of the registered models. */
    List<String> models() {
        return service.planning().models();
    }

    /** Begins anew with what suits a data set. */
    public void propose(DatasetSpec data) {
        begin(SpecDraft.of(Proposals.of(data, null)));
        proposed = draft.get();
        pristine = draft.get();
    }

    /** Begins anew with a stored teacher and the data that it learned. */
    public void propose(TeacherRecord teacher) {
        propose(teacher.dataset());
        edit(now -> now.with(SpecDraft.TeacherChoice.STORED).with("teacher.id", teacher.id()));
        pristine = draft.get();
    }

    /** Goes on with what was filled in before. */
    public void take(SpecDraft kept) {
        begin(kept);
    }

    /** Begins anew with a whole specification. */
    public void load(ExperimentSpec spec) {
        begin(SpecDraft.of(spec));
    }

    /** Reads a specification off a file in the background. @param failed hears why it cannot be read */
    public void open(Path file, Consumer<Exception> failed) {
        checking.run(() -> SpecYaml.read(file), this::load, failed);
    }

    private void begin(SpecDraft first) {
        proposed = null;
        pristine = null;
        standing.set(Standing.UNKNOWN);
        set(first);
    }

    /** Changes the draft. */
    public void edit(UnaryOperator<SpecDraft> change) {
        set(change.apply(draft.get()));
    }

    public void set(String path, String text) {
        if (!draft.get().text(path).equals(text)) edit(now -> now.with(path, text));
    }

    private void set(SpecDraft now) {
        if (draft.get() == null || !dataOf(now).equals(dataOf(draft.get()))) rejected.set("");
        latest = now;
        draft.set(now);
        checkSoon.run();
    }

    private static List<String> dataOf(SpecDraft of) {
        return List.of(of.text("dataset.source"), of.text("dataset.path"));
    }

    /** Another data set. What nobody has changed yet follows it. */
    void chooseData(String source, String path) {
        SpecDraft now = draft.get();
        boolean untouched = now == proposed;
        String folder = path == null ? "" : path;
        SpecDraft next = now.withSource(source, folder);
        if (untouched) next = SpecDraft.of(Proposals.of(DatasetSpec.of(source).at(path), null));
        rejected.set("");
        set(next);
        if (untouched) proposed = next;
        if (untouched) pristine = next;
    }

    /** Another teacher of the workspace, with the data that it learned. */
    void chooseTeacher(TeacherRecord teacher) {
        ExperimentSpec data = Proposals.of(teacher.dataset(), null);
        edit(now -> now.withDataset(data).with(SpecDraft.TeacherChoice.STORED).with("teacher.id", teacher.id()));
    }

    /**
     * Takes a folder for the data, of whatever format its files are, told in the background. While it holds none that can
     * be read nothing can be started: what was chosen is not what would be learned from.
     */
    void useFolder(Path folder) {
        checking.run(
                () -> DatasetCatalog.recognise(folder),
                found -> chooseData(found.name(), folder.toString()),
                failure -> reject(Fault.of(failure)));
    }

    private void reject(Fault fault) {
        rejected.set(fault.where() + ": " + fault.what() + ". " + StringUtils.capitalize(fault.remedy()));
        Standing now = standing.get();
        standing.set(new Standing(draft.get(), now.spec(), now.yaml(), withRejection(now.problems()), null, null));
    }

    /** Stays with the data from before a folder was chosen that holds none. */
    void keepData() {
        rejected.set("");
        checkSoon.run();
    }

    private Map<String, String> withRejection(Map<String, String> problems) {
        if (rejected.get().isEmpty()) return problems;
        Map<String, String> all = new LinkedHashMap<>(problems);
        all.put("dataset", rejected.get());
        return all;
    }

    private void check() {
        SpecDraft now = latest;
        SpecDraft.Reading reading = now.read(service::check);
        String yaml = SpecYaml.write(reading.spec());
        Map<String, String> problems = byField(reading.problems());
        pump.post(checkSoon, () -> checked(now, reading.spec(), yaml, problems));
    }

    private static Map<String, String> byField(List<SpecProblem> problems) {
        Map<String, String> byField = new LinkedHashMap<>();
        problems.forEach(problem -> byField.merge(problem.field(), problem.problem(), (one, two) -> one));
        return byField;
    }

    private void checked(SpecDraft of, ExperimentSpec spec, String yaml, Map<String, String> found) {
        if (of != draft.get()) return;
        Map<String, String> problems = withRejection(found);
        Standing before = standing.get();
        boolean same = before.plan() != null && spec.equals(before.spec()) && problems.isEmpty();
        if (same && before.problems().isEmpty()) {
            standing.set(new Standing(of, spec, yaml, problems, before.data(), before.plan()));
            return;
        }
        boolean sameData = before.spec() != null && before.spec().dataset().equals(spec.dataset());
        standing.set(new Standing(of, spec, yaml, problems, sameData ? before.data() : null, null));
        boolean dataSound = problems.keySet().stream().noneMatch(field -> field.startsWith("dataset"));
        wish = dataSound ? new Wish(spec, problems.isEmpty()) : null;
        if (dataSound) planSoon.run();
    }

    private void plan() {
        Wish now = wish;
        if (now == null) return;
        Planning planner = service.planning();
        Planning.Plan plan =
                now.whole() ? planner.plan(now.spec()) : planner.data(now.spec().dataset());
        pump.post(planSoon, () -> planned(now, plan));
    }

    private void planned(Wish of, Planning.Plan plan) {
        Standing now = standing.get();
        if (!of.spec().equals(now.spec()) || !rejected.get().isEmpty()) return;
        if (fitToData(plan)) return;
        Map<String, String> problems = new LinkedHashMap<>(now.problems());
        byField(plan.problems()).forEach(problems::putIfAbsent);
        standing.set(new Standing(now.draft(), now.spec(), now.yaml(), problems, plan.data(), plan));
    }

    /** An untouched proposal was made before the data's shape was known: now it is. */
    private boolean fitToData(Planning.Plan plan) {
        if (plan.data() == null || draft.get() != proposed) return false;
        ExperimentSpec better = Proposals.of(standing.get().spec().dataset(), plan.data());
        if (better.equals(standing.get().spec())) return false;
        boolean untouched = draft.get() == pristine;
        proposed = SpecDraft.of(better);
        if (untouched) pristine = proposed;
        set(proposed);
        return true;
    }

    @Override
    public void close() {
        checking.close();
        planning.close();
    }
}
