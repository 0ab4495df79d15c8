package org.limbeck.experiment.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.experiment.spec.SpecDefaults;
import org.limbeck.experiment.spec.SpecProblem;

/**
 * One row of a form's methods: a method, whether it takes part, and for each of its fields one or several values. It
 * stands for every combination of them.
 *
 * @param name as registered, e.g. {@code online}
 * @param chosen whether it takes part
 * @param texts by the field's name; several values separated by commas
 * @param whole the method as it is, where its fields cannot be written down one by one; else null
 */
public record MethodDraft(String name, boolean chosen, Map<String, String> texts, Schedule whole) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Where annealing and switching begin in a form. */
    private static final Map<String, String> OWN_START =
            Map.of("of", "online", "from", "4", "to", "1", "before", "offline", "at", "0.5", "after", "online");

    public MethodDraft {
        texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** A method that takes no part yet, its fields as {@link SpecDefaults} has them. */
    static MethodDraft of(String name) {
        JsonNode fields = SpecDefaults.completeMethod(MAPPER.createObjectNode().put("method", name));
        Map<String, String> texts = new LinkedHashMap<>();
        for (SpecField field : SpecFields.ofMethods().get(name)) {
            texts.put(field.name(), first(name, field, fields.path(field.name())));
        }
        return new MethodDraft(name, false, texts, null);
    }

    /** What has no default at all is asked for, but for a method inside another one and its numbers. */
    private static String first(String name, SpecField field, JsonNode value) {
        if (name.equals("early-stopped") && field.name().equals("checkpoint")) return "";
        return value.isMissingNode() ? OWN_START.getOrDefault(field.name(), "") : FieldText.write(value);
    }

    public MethodDraft choose(boolean takesPart) {
        return new MethodDraft(name, takesPart, texts, whole);
    }

    public MethodDraft with(String field, String text) {
        Map<String, String> now = new LinkedHashMap<>(texts);
        now.put(field, text);
        return new MethodDraft(name, chosen, now, whole);
    }

    /** Its fields, in the order of its record; none where it stands as a whole. */
    public List<SpecField> fields() {
        return whole != null ? List.of() : SpecFields.ofMethods().get(name);
    }

    /** Rows that stand for exactly these methods in this order: neighbours of one name share a row where they can. */
    static List<MethodDraft> rows(List<Schedule> methods) {
        List<MethodDraft> rows = new ArrayList<>();
        for (int from = 0, to; from < methods.size(); from = to) {
            String name = methods.get(from).method();
            to = from + 1;
            while (to < methods.size() && methods.get(to).method().equals(name)) to++;
            rows.addAll(rows(name, methods.subList(from, to)));
        }
        return rows;
    }

    private static List<MethodDraft> rows(String name, List<Schedule> group) {
        if (!SpecFields.ofMethods().containsKey(name)) {
            return group.stream()
                    .map(method -> new MethodDraft(name, true, Map.of(), method))
                    .toList();
        }
        if (!group.stream().allMatch(MethodDraft::isPlain)) {
            return group.stream()
                    .map(method -> new MethodDraft(name, true, Map.of(), method))
                    .toList();
        }
        MethodDraft product = row(name, group);
        if (product.schedules(new ArrayList<>(), "").equals(group)) return List.of(product);
        return group.stream().map(method -> row(name, List.of(method))).toList();
    }

    private static MethodDraft row(String name, List<Schedule> group) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SpecField field : SpecFields.ofMethods().get(name)) {
            Set<String> values = new LinkedHashSet<>();
            for (Schedule method : group) values.add(text(tree(method).get(field.name())));
            texts.put(field.name(), String.join(", ", values));
        }
        return new MethodDraft(name, true, texts, null);
    }

    /** A method inside another one by its name. */
    private static String text(JsonNode value) {
        return FieldText.write(value.isObject() ? value.path("method") : value);
    }

    /** Whether methods inside it are as their names alone say. */
    private static boolean isPlain(Schedule method) {
        for (JsonNode part : tree(method)) {
            if (!part.isObject()) continue;
            JsonNode byName = MAPPER.createObjectNode().set("method", part.path("method"));
            Schedule plain = MAPPER.convertValue(SpecDefaults.completeMethod(byName), Schedule.class);
            if (!plain.equals(MAPPER.convertValue(part, Schedule.class))) return false;
        }
        return true;
    }

    private static JsonNode tree(Schedule method) {
        return MAPPER.valueToTree(method);
    }

    /**
     * Every combination of the values, the first field varying slowest; nothing of a field that cannot be read.
     *
     * @param problems gets what cannot be read
     * @param path of this row, before the problems' fields
     */
    List<Schedule> schedules(List<SpecProblem> problems, String path) {
        if (whole != null) return List.of(whole);
        List<ObjectNode> combinations = List.of(MAPPER.createObjectNode().put("method", name));
        for (SpecField field : fields()) {
            try {
                List<ObjectNode> next = new ArrayList<>();
                List<JsonNode> values = FieldText.alternatives(field, texts.getOrDefault(field.name(), ""));
                for (ObjectNode before : combinations) {
                    for (JsonNode value : values) next.add(before.deepCopy().set(field.name(), value));
                }
                combinations = next;
            } catch (FieldText.Unreadable e) {
                problems.add(new SpecProblem(path + "." + field.name(), e.getMessage()));
                combinations = List.of();
            }
        }
        return combinations.stream()
                .map(tree -> MAPPER.convertValue(SpecDefaults.completeMethod(tree), Schedule.class))
                .toList();
    }
}
