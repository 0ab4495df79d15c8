package org.limbeck.experiment.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.experiment.spec.ExperimentSpec;
import org.limbeck.experiment.spec.SpecDefaults;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.TeacherSpec;

/**
 * A specification while a person is still writing it: the texts of its fields, which need not make sense yet. Immutable;
 * {@link #read} says what it means and what is wrong with it, field by field. The window's form is a view of one.
 */
public final class SpecDraft {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern METHOD = Pattern.compile("methods\\[(\\d+)](.*)");

    private final ExperimentSpec start;
    private final Map<String, String> texts;
    private final TeacherChoice teacher;
    private final List<MethodDraft> methods;

    /** Where the teacher comes from. */
    public enum TeacherChoice {
        TRAINED,
        STORED,
        NONE
    }

    /**
     * What a draft means.
     *
     * @param spec the specification; where a text cannot be read it has the value from before
     * @param problems by field; a method's is {@code methods[ROW].NAME}, with the row among {@link #methods()}
     */
    public record Reading(ExperimentSpec spec, List<SpecProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    private SpecDraft(
            ExperimentSpec start, Map<String, String> texts, TeacherChoice teacher, List<MethodDraft> methods) {
        this.start = start;
        this.texts = java.util.Collections.unmodifiableMap(texts);
        this.teacher = teacher;
        this.methods = List.copyOf(methods);
    }

    /** The draft that means a specification, methods in its order; those it does not use are there to be chosen, last. */
    public static SpecDraft of(ExperimentSpec spec) {
        ObjectNode tree = SpecDefaults.complete(tree(complete(spec)));
        Map<String, String> texts = new LinkedHashMap<>();
        SpecFields.byPath().forEach((path, field) -> texts.put(path, FieldText.write(tree.at(pointer(path)))));
        List<MethodDraft> rows = new ArrayList<>(MethodDraft.rows(spec.methods()));
        Set<String> used = rows.stream().map(MethodDraft::name).collect(Collectors.toSet());
        SpecFields.ofMethods().keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> rows.add(MethodDraft.of(name)));
        return new SpecDraft(complete(spec), texts, choice(spec.teacher()), rows);
    }

    private static TeacherChoice choice(TeacherSpec teacher) {
        if (teacher == null) return TeacherChoice.NONE;
        return teacher.model() == null ? TeacherChoice.STORED : TeacherChoice.TRAINED;
    }

    /** With a teacher to train, so that the form has values for one when it is asked for. */
    private static ExperimentSpec complete(ExperimentSpec spec) {
        TeacherSpec given = spec.teacher();
        if (given != null && given.model() != null) return spec;
        String id = given == null ? null : given.id();
        TeacherSpec whole =
                new TeacherSpec(id, spec.student(), SpecDefaults.TEACHER_TRAINING, given == null ? 0 : given.seed());
        return withTeacher(spec, whole);
    }

    private static ExperimentSpec withTeacher(ExperimentSpec spec, TeacherSpec teacher) {
        return new ExperimentSpec(
                spec.name(),
                spec.dataset(),
                teacher,
                spec.student(),
                spec.training(),
                spec.methods(),
                spec.probe(),
                spec.seeds());
    }

    private static ObjectNode tree(ExperimentSpec spec) {
        return MAPPER.valueToTree(spec);
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    /** A field's text. @param path as in {@link SpecFields#byPath} */
    public String text(String path) {
        return texts.getOrDefault(path, "");
    }

    public TeacherChoice teacher() {
        return teacher;
    }

    public List<MethodDraft> methods() {
        return methods;
    }

    public SpecDraft with(String path, String text) {
        Map<String, String> now = new LinkedHashMap<>(texts);
        now.put(path, text);
        return new SpecDraft(start, now, teacher, methods);
    }

    public SpecDraft with(TeacherChoice choice) {
        return new SpecDraft(start, texts, choice, methods);
    }

    /** @param row index among {@link #methods()} */
    public SpecDraft with(int row, MethodDraft method) {
        List<MethodDraft> now = new ArrayList<>(methods);
        now.set(row, method);
        return new SpecDraft(start, texts, teacher, now);
    }

    /** With other data; what those have no use for goes back to nothing. @param folder empty for none */
    public SpecDraft withSource(String source, String folder) {
        SpecDraft now = with("dataset.source", source).with("dataset.path", folder);
        boolean points = DatasetSpec.usualNoise(source) > 0;
        if (points == DatasetSpec.usualNoise(text("dataset.source")) > 0) return now;
        return now.with("dataset.crop", "0")
                .with("dataset.flip", "false")
                .with("training.teacherSees", "clean")
                .with("dataset.noise", Double.toString(DatasetSpec.usualNoise(source)));
    }

    /** With another data set, everything else as it is. */
    public SpecDraft withDataset(ExperimentSpec other) {
        SpecDraft data = of(other);
        SpecDraft now = this;
        for (SpecField field : SpecFields.below("dataset")) now = now.with(field.path(), data.text(field.path()));
        return now;
    }

    /**
     * Reads all texts.
     *
     * @param check finds what is wrong with the values, as {@code ExperimentService.check}
     */
    public Reading read(Function<ExperimentSpec, List<SpecProblem>> check) {
        List<SpecProblem> problems = new ArrayList<>();
        ObjectNode tree = tree(start);
        SpecFields.byPath().values().forEach(field -> {
            if (isPresent(field.path())) put(tree, field, problems);
        });
        List<Integer> rowOf = new ArrayList<>();
        List<Schedule> schedules = new ArrayList<>();
        for (int row = 0; row < methods.size(); row++) {
            if (!methods.get(row).chosen()) continue;
            List<Schedule> some = methods.get(row).schedules(problems, "methods[" + row + "]");
            for (int i = 0; i < some.size(); i++) rowOf.add(row);
            schedules.addAll(some);
        }
        ExperimentSpec spec = spec(tree, schedules, problems);
        addChecked(check.apply(spec), rowOf, problems);
        return new Reading(spec, problems);
    }

    private boolean isPresent(String path) {
        if (path.equals("teacher.id")) return teacher == TeacherChoice.STORED;
        return !path.startsWith("teacher.") || teacher == TeacherChoice.TRAINED;
    }

    private void put(ObjectNode tree, SpecField field, List<SpecProblem> problems) {
        try {
            JsonNode value = FieldText.read(field, text(field.path()));
            String pointer = pointer(field.path());
            String group = pointer.substring(0, pointer.lastIndexOf('/'));
            JsonNode parent = tree.at(group);
            if (parent instanceof ObjectNode object) object.set(field.name(), value);
        } catch (FieldText.Unreadable e) {
            problems.add(new SpecProblem(field.path(), e.getMessage()));
        }
    }

    private ExperimentSpec spec(ObjectNode tree, List<Schedule> schedules, List<SpecProblem> problems) {
        tree.remove("methods");
        ExperimentSpec read;
        try {
            read = MAPPER.treeToValue(tree, ExperimentSpec.class);
        } catch (JsonProcessingException e) {
            problems.add(new SpecProblem("", e.getOriginalMessage()));
            read = start;
        }
        ExperimentSpec whole = new ExperimentSpec(
                read.name(),
                read.dataset(),
                read.teacher(),
                read.student(),
                withoutUnchosen(read.training(), schedules),
                schedules,
                read.probe(),
                read.seeds());
        return withTeacher(whole, chosenTeacher(read.teacher()));
    }

    /** The rate of a method that was there and takes no part now goes with it; any other name is checked. */
    private TrainingSettings withoutUnchosen(TrainingSettings training, List<Schedule> schedules) {
        Map<String, Double> rates = new LinkedHashMap<>(training.methodRates());
        rates.keySet().removeIf(name -> isNamed(name, start.methods()) && !isNamed(name, schedules));
        return training.withMethodRates(rates);
    }

    private static boolean isNamed(String name, List<Schedule> methods) {
        return methods.stream().anyMatch(method -> TrainingSettings.names(name, method));
    }

    private TeacherSpec chosenTeacher(TeacherSpec read) {
        return switch (teacher) {
            case NONE -> null;
            case STORED -> new TeacherSpec(text("teacher.id"), null, null, 0);
            // Without its id: an equal teacher is found by what it is, and a changed one is another.
            case TRAINED -> new TeacherSpec(null, read.model(), read.training(), read.seed());
        };
    }

    /** A field whose text cannot be read has been told about already; methods are addressed by their row. */
    private static void addChecked(List<SpecProblem> found, List<Integer> rowOf, List<SpecProblem> problems) {
        Set<String> told = new HashSet<>();
        problems.forEach(problem -> told.add(problem.field()));
        boolean unreadableMethod = told.stream().anyMatch(field -> field.startsWith("methods["));
        for (SpecProblem problem : found) {
            if (unreadableMethod && problem.field().equals("methods")) continue;
            String field = byRow(problem.field(), rowOf);
            if (told.add(field)) problems.add(new SpecProblem(field, problem.problem()));
        }
    }

    private static String byRow(String field, List<Integer> rowOf) {
        Matcher method = METHOD.matcher(field);
        if (!method.matches()) return field;
        return "methods[" + rowOf.get(Integer.parseInt(method.group(1))) + "]" + method.group(2);
    }
}
