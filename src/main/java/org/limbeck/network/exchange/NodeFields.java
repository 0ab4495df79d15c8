package org.limbeck.network.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.limbeck.base.UserError;
import org.limbeck.network.Architectures;

/**
 * The fields of one node in {@code architecture.json}. Whatever is missing, of the wrong kind or never asked for is a
 * {@link UserError} that names the node: an ignored field could silently mean another network.
 */
final class NodeFields {
    /** Written for readers elsewhere; what counts are the arrays themselves. */
    static final String PARAMETERS = "parameters";

    private final String name;
    private final JsonNode fields;
    private final Set<String> asked = new HashSet<>(Set.of("name", "type", "inputs", PARAMETERS));

    NodeFields(String name, JsonNode fields) {
        this.name = name;
        this.fields = fields;
    }

    String name() {
        return name;
    }

    String type() {
        JsonNode type = fields.path("type");
        if (!type.isTextual()) throw fault("it has no type", "Give one of the types of docs/exchange.md");
        return type.asText();
    }

    List<String> inputs() {
        JsonNode inputs = fields.path("inputs");
        List<String> names = new ArrayList<>();
        for (JsonNode input : inputs) {
            if (!input.isTextual()) throw wrong("inputs", inputs, "a list of node names");
            names.add(input.asText());
        }
        if (!inputs.isArray() || names.isEmpty()) throw wrong("inputs", inputs, "a list of node names");
        return names;
    }

    /** Two whole numbers; one stands for both. */
    int[] pair(String field) {
        JsonNode value = ask(field);
        if (value.isInt()) return new int[] {value.intValue(), value.intValue()};
        int[] pair = integers(value);
        if (pair == null || pair.length != 2) throw wrong(field, value, "two whole numbers");
        return pair;
    }

    int integer(String field) {
        JsonNode value = ask(field);
        if (!value.isInt()) throw wrong(field, value, "a whole number");
        return value.intValue();
    }

    int integer(String field, int absent) {
        return fields.has(field) ? integer(field) : absent;
    }

    double number(String field) {
        JsonNode value = ask(field);
        if (!value.isNumber()) throw wrong(field, value, "a number");
        return value.doubleValue();
    }

    boolean flag(String field) {
        JsonNode value = ask(field);
        if (!value.isBoolean()) throw wrong(field, value, "true or false");
        return value.booleanValue();
    }

    /** Throws when there is a field that nobody asked for. */
    void requireAllAsked() {
        fields.fieldNames().forEachRemaining(field -> {
            if (!asked.contains(field)) {
                throw fault("its field " + field + " is unknown for the type " + type(), "Remove the field");
            }
        });
    }

    UserError fault(String what, String remedy) {
        return Architectures.fault(name, what, remedy);
    }

    /** The numbers of a list, or null when it is no list of whole numbers. */
    static int[] integers(JsonNode list) {
        if (!list.isArray()) return null;
        int[] values = new int[list.size()];
        for (int i = 0; i < values.length; i++) {
            if (!list.get(i).isInt()) return null;
            values[i] = list.get(i).intValue();
        }
        return values;
    }

    private JsonNode ask(String field) {
        asked.add(field);
        return fields.path(field);
    }

    private UserError wrong(String field, JsonNode value, String expected) {
        String found = value.isMissingNode() ? "is missing" : "is " + value;
        return fault("its field " + field + " " + found, "Give " + expected);
    }
}
