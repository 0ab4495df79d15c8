package org.limbeck.ui.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.limbeck.distill.schedule.CustomPath;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.draft.SpecField;
import org.limbeck.experiment.draft.SpecFields;
import org.limbeck.experiment.spec.MethodCheck;
import org.limbeck.experiment.spec.SpecProblem;
import org.limbeck.experiment.spec.SpecYaml;
import org.limbeck.ui.widgets.MethodWords;

/**
 * Every alternative of {@link Schedule} is known in all places that CONTRIBUTING.md names under "a method of
 * distillation": forgetting one of them for a new method fails here.
 */
class MethodPlacesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What nobody can guess and a specification must say. */
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "early-stopped", Set.of("checkpoint"),
            "annealed", Set.of("of", "from", "to"),
            "forked", Set.of("before", "at", "after"),
            "custom", Set.of("points"));

    static Stream<Class<?>> methods() {
        return Stream.of(Schedule.class.getPermittedSubclasses());
    }

    /** One method of a kind with usual numbers everywhere. */
    private static Schedule example(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) values[i] = usual(parts[i].getType());
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return (Schedule) constructor.newInstance(values);
    }

    private static Object usual(Class<?> type) {
        if (type == int.class) return 1;
        if (type == double.class) return 0.5;
        if (type == Schedule.class) return new Schedule.Offline(1, 1);
        if (type == List.class) return List.of(new CustomPath.Point(0, 1, 2, 1));
        if (type.isEnum()) return type.getEnumConstants()[0];
        throw new AssertionError("say here what a usual " + type + " is");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void isRegisteredUnderItsNameAndComesBackFromASpecification(Class<?> type) throws ReflectiveOperationException {
        Schedule method = example(type);
        assertThat(Arrays.stream(
                                Schedule.class.getAnnotation(JsonSubTypes.class).value())
                        .filter(known -> known.value() == type)
                        .map(JsonSubTypes.Type::name))
                .as("@JsonSubTypes of Schedule")
                .containsExactly(method.method());
        assertThat(SpecYaml.parseMethod(JSON.valueToTree(method).toString())).isEqualTo(method);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void hasADefaultForAllThatASpecificationMayOmit(Class<?> type) throws ReflectiveOperationException {
        Schedule method = example(type);
        Set<String> required = REQUIRED.getOrDefault(method.method(), Set.of());
        ObjectNode least = JSON.valueToTree(method);
        for (RecordComponent part : type.getRecordComponents()) {
            if (!required.contains(part.getName())) least.remove(part.getName());
        }
        Schedule completed = SpecYaml.parseMethod(least.toString());
        assertThat(completed).isInstanceOf(type);
        if (required.isEmpty())
            assertThat(SpecYaml.parseMethod(method.method())).isEqualTo(completed);
        for (JsonNode value : JSON.valueToTree(completed))
            assertThat(value.isNull()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void refusesNumbersThatMakeNoSenseByTheirField(Class<?> type) throws ReflectiveOperationException {
        ObjectNode tree = JSON.valueToTree(example(type));
        for (Map.Entry<String, Object> bad : senseless("", tree).entrySet()) {
            ObjectNode spoilt = tree.deepCopy();
            String pointer = bad.getKey();
            JsonNode parent = spoilt.at(pointer.substring(0, pointer.lastIndexOf('/')));
            String field = pointer.substring(pointer.lastIndexOf('/') + 1);
            ((ObjectNode) parent).set(field, JSON.valueToTree(bad.getValue()));
            Schedule method = JSON.convertValue(spoilt, Schedule.class);
            List<SpecProblem> problems = MethodCheck.of("methods[0]", method);
            assertThat(problems).as(pointer).anyMatch(problem -> problem.field().endsWith("." + field));
        }
    }

    /** A value for each number of a method, however deep, that no method can mean. */
    private static Map<String, Object> senseless(String pointer, JsonNode tree) {
        Map<String, Object> bad = new TreeMap<>();
        if (tree.isInt()) bad.put(pointer, Integer.MIN_VALUE);
        if (tree.isDouble()) bad.put(pointer, Double.NEGATIVE_INFINITY);
        tree.fields()
                .forEachRemaining(entry -> bad.putAll(senseless(pointer + "/" + entry.getKey(), entry.getValue())));
        for (int i = 0; tree.isArray() && i < tree.size(); i++) bad.putAll(senseless(pointer + "/" + i, tree.get(i)));
        return bad;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void hasWordsAndItsOwnLabel(Class<?> type) throws ReflectiveOperationException {
        Schedule method = example(type);
        assertThat(MethodWords.of(method.method())).as("MethodWords").isNotBlank();
        Set<String> labels = new HashSet<>();
        for (Class<?> other : Schedule.class.getPermittedSubclasses()) {
            if (other != type) labels.add(example(other).label());
        }
        assertThat(method.label()).isNotBlank().isNotIn(labels);
    }

    /** A path has points, which a table in the form edits; all other fields have a line each, with an explanation. */
    @ParameterizedTest
    @MethodSource("methods")
    void hasFormFieldsWithWords(Class<?> type) throws ReflectiveOperationException {
        Schedule method = example(type);
        if (type == CustomPath.class) {
            assertThat(SpecFields.ofMethods()).doesNotContainKey(method.method());
            return;
        }
        Set<String> parts = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        List<SpecField> fields = SpecFields.ofMethods().get(method.method());
        assertThat(fields).extracting(SpecField::name).containsExactlyInAnyOrderElementsOf(parts);
        for (String part : parts) {
            assertThat(FieldWords.of(part).explanation())
                    .as("FieldWords of " + part)
                    .isNotBlank();
        }
    }
}
