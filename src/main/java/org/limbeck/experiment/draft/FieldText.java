package org.limbeck.experiment.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.limbeck.experiment.draft.SpecField.Kind;

/** From the text of a form's field to its value and back. */
public final class FieldText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private FieldText() {}

    /** What is wrong with a text, in words for the person who wrote it. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String expected, String found) {
            super("expected " + expected + ", found " + (found.isBlank() ? "nothing" : "'" + found.strip() + "'"));
        }
    }

    /** A blank text is null. */
    static JsonNode read(SpecField field, String text) throws Unreadable {
        if (field.kind() == Kind.NAMED_NUMBERS) return named(text);
        if (!field.kind().isList()) return single(field.kind(), text.strip());
        ArrayNode list = JSON.arrayNode();
        for (String part : parts(text)) list.add(single(element(field.kind()), part));
        return list;
    }

    /** A name may hold commas and colons; its number stands after the last colon. */
    private static JsonNode named(String text) throws Unreadable {
        ObjectNode numbers = JSON.objectNode();
        for (String entry : text.split(";", 0)) {
            if (entry.isBlank()) continue;
            int colon = entry.lastIndexOf(':');
            String name = colon < 0 ? "" : entry.substring(0, colon).strip();
            if (name.isEmpty() || numbers.has(name)) {
                throw new Unreadable("each name once with its number, as in 'online, τ 4: 0.003; none: 0.01'", entry);
            }
            numbers.set(name, single(Kind.NUMBER, entry.substring(colon + 1).strip()));
        }
        return numbers;
    }

    /** The values of a product: each part of a list, or the one value. */
    static List<JsonNode> alternatives(SpecField field, String text) throws Unreadable {
        if (field.kind().isList()) return List.of(read(field, text));
        List<String> parts = parts(text);
        List<JsonNode> values = new ArrayList<>();
        for (String part : parts.isEmpty() ? List.of("") : parts) {
            boolean known = field.choices().isEmpty() || field.choices().contains(part);
            if (!known) throw new Unreadable("one of " + String.join(", ", field.choices()), part);
            values.add(single(field.kind(), part));
        }
        return values;
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[,;]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Kind element(Kind list) {
        return list == Kind.TEXTS ? Kind.TEXT : list == Kind.WHOLES ? Kind.WHOLE : Kind.NUMBER;
    }

    private static JsonNode single(Kind kind, String text) throws Unreadable {
        try {
            return switch (kind) {
                case WHOLE -> JSON.numberNode(Long.parseLong(text));
                case NUMBER -> JSON.numberNode(number(text));
                case YES_NO -> JSON.booleanNode(Boolean.parseBoolean(text));
                default -> text.isEmpty() ? JSON.nullNode() : JSON.textNode(text);
            };
        } catch (NumberFormatException e) {
            throw new Unreadable(kind == Kind.WHOLE ? "a whole number" : "a number", text);
        }
    }

    /** Java itself also reads NaN, Infinity and endings such as 1f, which no specification means. */
    private static double number(String text) {
        if (!NUMBER.matcher(text).matches()) throw new NumberFormatException(text);
        return Double.parseDouble(text);
    }

    public static String write(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) return "";
        if (value.isObject()) {
            List<String> entries = new ArrayList<>();
            value.fields().forEachRemaining(entry -> entries.add(entry.getKey() + ": " + write(entry.getValue())));
            return String.join("; ", entries);
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(FieldText::write)
                    .collect(Collectors.joining(", "));
        }
        if (!value.isFloatingPointNumber()) return value.asText();
        double number = value.doubleValue();
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e9;
        return whole ? Long.toString((long) number) : Double.toString(number);
    }
}
