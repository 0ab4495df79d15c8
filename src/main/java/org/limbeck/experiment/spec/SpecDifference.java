package org.limbeck.experiment.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.limbeck.distill.schedule.Schedule;

/**
 * One field in which two specifications differ.
 *
 * @param field by its path in the YAML, e.g. {@code training.epochs}
 * @param left its value in the first; null where it has none
 * @param right in the second
 */
public record SpecDifference(String field, @Nullable String left, @Nullable String right) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All fields in which two experiments differ, methods by their labels; empty for equal ones. */
    public static List<SpecDifference> of(ExperimentSpec left, ExperimentSpec right) {
        List<SpecDifference> differences = new ArrayList<>();
        ObjectNode one = JSON.valueToTree(left);
        ObjectNode other = JSON.valueToTree(right);
        one.remove("methods");
        other.remove("methods");
        compare("", one, other, differences);
        if (!left.methods().equals(right.methods())) {
            differences.add(new SpecDifference(
                    "methods", without(left.methods(), right.methods()), without(right.methods(), left.methods())));
        }
        return differences;
    }

    /** All fields in which two runs differ: those of their experiments that concern a run, their methods and seeds. */
    public static List<SpecDifference> of(RunSpec left, RunSpec right) {
        List<SpecDifference> differences = new ArrayList<>();
        ObjectNode one = shared(left.experiment());
        ObjectNode other = shared(right.experiment());
        one.set("method", JSON.valueToTree(left.schedule()));
        other.set("method", JSON.valueToTree(right.schedule()));
        one.put("seed", left.seed());
        other.put("seed", right.seed());
        one.put("parent", left.parentId());
        other.put("parent", right.parentId());
        compare("", one, other, differences);
        return differences;
    }

    private static ObjectNode shared(ExperimentSpec experiment) {
        ObjectNode tree = JSON.valueToTree(experiment);
        return tree.without(List.of("methods", "seeds"));
    }

    private static void compare(String path, JsonNode left, JsonNode right, List<SpecDifference> differences) {
        if (left.equals(right)) return;
        if (left.isObject() && right.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, field(left, name), field(right, name), differences);
            }
        } else {
            differences.add(new SpecDifference(path, text(left), text(right)));
        }
    }

    private static JsonNode field(JsonNode node, String name) {
        return node.has(name) ? node.get(name) : NullNode.getInstance();
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isNull()) return null;
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** Labels of those methods that the other does not have; where all are there in another order, of all. */
    private static @Nullable String without(List<Schedule> methods, List<Schedule> others) {
        List<Schedule> own =
                methods.stream().filter(method -> !others.contains(method)).toList();
        boolean moved = own.isEmpty() && methods.containsAll(others);
        if (own.isEmpty() && !moved) return null;
        return (moved ? methods : own).stream().map(Schedule::label).collect(Collectors.joining("; "));
    }
}
