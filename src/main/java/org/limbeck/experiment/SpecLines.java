package org.limbeck.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limbeck.base.UserError;

/** Where each field of a YAML text stands, so that an error found in the values can name its line. */
final class SpecLines {
    private static final String REMEDY = "'run --example' prints a specification with every field explained";

    private final String origin;
    private final Map<String, Integer> lineByPath;

    private SpecLines(String origin, Map<String, Integer> lineByPath) {
        this.origin = origin;
        this.lineByPath = lineByPath;
    }

    /** @throws UserError when the text is not YAML at all */
    static SpecLines of(String yaml, ObjectMapper mapper, String origin) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = mapper.createParser(yaml)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String path =
                        fieldPath(parser.getParsingContext().pathAsPointer().toString());
                int line = parser.currentTokenLocation().getLineNr();
                lines.putIfAbsent(path, line);
                if (token == JsonToken.VALUE_NULL && path.endsWith("]")) {
                    throw new UserError("expected a value, found an empty entry", where(origin, line, path), REMEDY);
                }
            }
        } catch (JsonProcessingException e) {
            throw notYaml(e, origin);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
        return new SpecLines(origin, lines);
    }

    /** A fault in a value. */
    UserError error(SpecProblem problem) {
        return new UserError(problem.problem(), where(problem.field()), REMEDY);
    }

    /** A fault that Jackson found: unknown field, wrong type, unknown method. */
    UserError error(JsonProcessingException fault) {
        if (!(fault instanceof JsonMappingException)) return notYaml(fault, origin);
        String path = path(((JsonMappingException) fault).getPath());
        if (fault instanceof UnrecognizedPropertyException) {
            Collection<?> known = ((UnrecognizedPropertyException) fault).getKnownPropertyIds();
            String names = known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
            return new UserError("unknown field; known here: " + names, where(path), REMEDY, fault);
        }
        if (fault instanceof InvalidTypeIdException) {
            String given = ((InvalidTypeIdException) fault).getTypeId();
            String what = given == null ? "the method is missing" : "unknown method '" + given + "'";
            return new UserError(
                    what + "; known: " + String.join(", ", SpecDefaults.METHODS), where(path), REMEDY, fault);
        }
        if (fault instanceof MismatchedInputException) {
            Class<?> target = ((MismatchedInputException) fault).getTargetType();
            return new UserError("expected " + expectation(target), where(path), REMEDY, fault);
        }
        return new UserError(firstLine(fault.getOriginalMessage()), where(path), REMEDY, fault);
    }

    /** {@code file.yaml, line 12, methods[1].temperature}; the nearest enclosing field's line when it was omitted. */
    private String where(String path) {
        String known = path;
        while (!known.isEmpty() && !lineByPath.containsKey(known)) {
            int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
            known = cut < 0 ? "" : known.substring(0, cut);
        }
        return where(origin, lineByPath.getOrDefault(known, 1), path);
    }

    private static String where(String origin, int line, String path) {
        return origin + ", line " + line + (path.isEmpty() ? "" : ", " + path);
    }

    private static UserError notYaml(JsonProcessingException fault, String origin) {
        int line = fault.getLocation() == null
                ? 1
                : Math.max(1, fault.getLocation().getLineNr());
        return new UserError(
                "not valid YAML (" + firstLine(fault.getOriginalMessage()) + ")",
                where(origin, line, ""),
                REMEDY,
                fault);
    }

    private static String path(Collection<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    /** {@code /methods/1/temperature} as {@code methods[1].temperature}. */
    private static String fieldPath(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String part : pointer.split("/")) {
            if (part.isEmpty()) continue;
            if (part.chars().allMatch(Character::isDigit)) {
                path.append('[').append(part).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(part);
            }
        }
        return path.toString();
    }

    private static String expectation(Class<?> target) {
        if (target == null) return "something else";
        if (target == int.class || target == long.class || target == Long.class || target == Integer.class) {
            return "a whole number";
        }
        if (target == double.class || target == Double.class) return "a number";
        if (target == boolean.class || target == Boolean.class) return "true or false";
        if (target == String.class) return "text";
        if (Collection.class.isAssignableFrom(target)) return "a list";
        if (target.isEnum()) return "one of " + enumNames(target);
        if (target.isRecord()) {
            return "a group of fields: "
                    + Stream.of(target.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", "));
        }
        return "a group of fields";
    }

    private static String enumNames(Class<?> target) {
        return Arrays.stream(target.getFields())
                .filter(field -> field.isEnumConstant())
                .map(field -> field.isAnnotationPresent(JsonProperty.class)
                        ? field.getAnnotation(JsonProperty.class).value()
                        : field.getName())
                .collect(Collectors.joining(", "));
    }

    private static String firstLine(String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
