package org.limbeck.experiment.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * A YAML text as values, with the line of each and the letters in which it was written. Only what a specification needs:
 * groups, lists and single values of one document. Anchors, aliases, tags and repeated keys are refused by name, and no
 * word is taken for a number or for yes or no that YAML's versions read differently.
 */
final class YamlText {
    static final String REMEDY = "'run --example' prints a specification with every field explained";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 50;

    /** No leading zeros: 010 is eight in YAML 1.1 and ten in YAML 1.2. */
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9]\\d*)");

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+\\.\\d*|\\.\\d+)([eE][-+]?\\d+)?|[-+]?(0|[1-9]\\d*)[eE][-+]?\\d+");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

    private final String origin;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private @Nullable JsonNode tree;

    private YamlText(String origin) {
        this.origin = origin;
    }

    /**
     * @param origin for messages
     * @throws UserError with the line of what is not YAML, or is YAML of the kinds that are not read
     */
    static YamlText read(String yaml, String origin) {
        YamlText text = new YamlText(origin);
        try {
            Iterator<Event> events =
                    new Yaml(new LoaderOptions()).parse(new StringReader(yaml)).iterator();
            text.document(events);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw text.refusal("not valid YAML (" + e.getProblem() + ")", line, "", e);
        } catch (YAMLException e) {
            String reason = e.getMessage() == null
                    ? ""
                    : e.getMessage().lines().findFirst().orElse("");
            throw text.refusal("not valid YAML (" + reason + ")", 1, "", e);
        }
        return text;
    }

    /** The line of each field, by its path, e.g. {@code methods[1].temperature}. */
    Map<String, Integer> lines() {
        return lines;
    }

    /**
     * The values as a record's fields take them: where it has text, what was written stays as it was, though it may look
     * like a number.
     *
     * @return null when the text holds no group of fields
     */
    @Nullable
    ObjectNode fieldsOf(Class<?> record) {
        if (!(tree instanceof ObjectNode)) return null;
        return (ObjectNode) typed(tree, record, "");
    }

    private JsonNode typed(JsonNode node, Type type, String path) {
        if (type == String.class) return asText(node, path);
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Type element = list.getActualTypeArguments()[0];
            if (!node.isArray()) return typed(node, element, path);
            for (int i = 0; i < node.size(); i++) {
                ((ArrayNode) node).set(i, typed(node.get(i), element, path + "[" + i + "]"));
            }
        }
        if (type instanceof Class<?> group && group.isRecord() && node instanceof ObjectNode fields) {
            for (RecordComponent part : group.getRecordComponents()) {
                JsonNode value = fields.get(part.getName());
                String inner = inner(path, part.getName());
                if (value != null) fields.set(part.getName(), typed(value, part.getGenericType(), inner));
            }
        }
        return node;
    }

    private JsonNode asText(JsonNode node, String path) {
        boolean other = node.isNumber() || node.isBoolean();
        return other ? TextNode.valueOf(written.get(path)) : node;
    }

    private static String inner(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private void document(Iterator<Event> events) {
        Event event = events.next();
        while (events.hasNext()) {
            event = events.next();
            if (event.is(Event.ID.DocumentStart)) {
                if (tree != null) {
                    throw refusal("a second document begins here; a file holds one", line(event), "", null);
                }
                tree = value(events.next(), events, "", 0);
            }
        }
    }

    private JsonNode value(Event event, Iterator<Event> events, String path, int depth) {
        lines.putIfAbsent(path, line(event));
        requirePlain(event, path);
        if (depth > DEEPEST) throw refusal("nested more than " + DEEPEST + " deep", line(event), path, null);
        if (event instanceof ScalarEvent scalar) return single(scalar, path);
        return event instanceof MappingStartEvent ? group(events, path, depth) : list(events, path, depth);
    }

    private void requirePlain(Event event, String path) {
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            String sign = event instanceof AliasEvent ? "the alias *" : "the anchor &";
            String what = sign + node.getAnchor() + " is not read; write the values out where they are needed";
            throw refusal(what, line(event), path, null);
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : null;
        if (tag != null) {
            String name = tag.replace("tag:yaml.org,2002:", "!!");
            throw refusal("the tag " + name + " is not read; leave it out", line(event), path, null);
        }
    }

    private ObjectNode group(Iterator<Event> events, String path, int depth) {
        ObjectNode fields = JSON.objectNode();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            requirePlain(event, path);
            if (!(event instanceof ScalarEvent key)) {
                throw refusal("a field's name is one word, not a group or list", line(event), path, null);
            }
            String name = key.getValue();
            String inner = inner(path, name);
            if (fields.has(name)) throw refusal("the field is given twice", line(event), inner, null);
            lines.put(inner, line(event));
            fields.set(name, value(events.next(), events, inner, depth + 1));
        }
        return fields;
    }

    private ArrayNode list(Iterator<Event> events, String path, int depth) {
        ArrayNode list = JSON.arrayNode();
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            String inner = path + "[" + list.size() + "]";
            JsonNode value = value(event, events, inner, depth + 1);
            if (value.isNull()) throw refusal("expected a value, found an empty entry", line(event), inner, null);
            list.add(value);
        }
        return list;
    }

    private JsonNode single(ScalarEvent scalar, String path) {
        String text = scalar.getValue();
        if (!scalar.isPlain()) return TextNode.valueOf(text);
        written.put(path, text);
        if (NOTHING.contains(text)) return JSON.nullNode();
        if (TRUE.contains(text)) return JSON.booleanNode(true);
        if (FALSE.contains(text)) return JSON.booleanNode(false);
        if (WHOLE.matcher(text).matches()) return whole(new BigInteger(text));
        return NUMBER.matcher(text).matches() ? JSON.numberNode(Double.parseDouble(text)) : TextNode.valueOf(text);
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }

    private static int line(Event event) {
        return event.getStartMark() == null ? 1 : event.getStartMark().getLine() + 1;
    }

    private UserError refusal(String what, int line, String path, @Nullable Exception cause) {
        return new UserError(what, where(origin, line, path), REMEDY, cause);
    }

    /** For messages: {@code file.yaml, line 12, methods[1].temperature}. */
    static String where(String origin, int line, String path) {
        return origin + ", line " + line + (path.isEmpty() ? "" : ", " + path);
    }
}
