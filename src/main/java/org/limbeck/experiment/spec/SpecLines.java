package org.limbeck.experiment.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limbeck.base.UserError;

/** Where each field of a YAML text stands, so that an error found in the values can name its line. */
final class SpecLines {
    private static final String REMEDY = YamlText.REMEDY;

    private final String origin;
    private final Map<String, Integer> lineByPath;

    SpecLines(String origin, Map<String, Integer> lineByPath) {
        this.origin = origin;
        this.lineByPath = lineByPath;
    }

    /** A fault in a value. */
    UserError error(SpecProblem problem) {
        return new UserError(problem.problem(), where(problem.field()), REMEDY);
    }

    /** A fault that Jackson found: unknown field, wrong type, unknown method. */
    UserError error(JsonProcessingException fault) {
        if (!(fault instanceof JsonMappingException mapping)) {
            return new UserError(firstLine(fault.getOriginalMessage()), where(""), REMEDY, fault);
        }
        String path = path(mapping.getPath());
        if (fault instanceof UnrecognizedPropertyException unknown) {
            Collection<?> known = unknown.getKnownPropertyIds();
            String names = known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
            return new UserError("unknown field; known here: " + names, where(path), REMEDY, fault);
        }
        if (fault instanceof InvalidTypeIdException method) {
            String given = method.getTypeId();
            String what = given == null ? "the method is missing" : "unknown method '" + given + "'";
            return new UserError(
                    what + "; known: " + String.join(", ", SpecDefaults.METHODS), where(path), REMEDY, fault);
        }
        if (fault instanceof MismatchedInputException mismatch) {
            Class<?> target = mismatch.getTargetType();
            return new UserError("expected " + expectation(target), where(path), REMEDY, fault);
        }
        if (fault.getCause() instanceof InputCoercionException beyond) {
            return new UserError("expected " + range(beyond.getTargetType()), where(path), REMEDY, fault);
        }
        return new UserError(firstLine(fault.getOriginalMessage()), where(path), REMEDY, fault);
    }

    private static String range(Class<?> target) {
        if (target != int.class && target != long.class) return expectation(target);
        long least = target == int.class ? Integer.MIN_VALUE : Long.MIN_VALUE;
        long most = target == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
        return "a whole number from " + least + " to " + most;
    }

    /** {@code file.yaml, line 12, methods[1].temperature}; the nearest enclosing field's line when it was omitted. */
    private String where(String path) {
        String known = path;
        while (!known.isEmpty() && !lineByPath.containsKey(known)) {
            int cut = Math.max(known.lastIndexOf('.'), known.lastIndexOf('['));
            known = cut < 0 ? "" : known.substring(0, cut);
        }
        return YamlText.where(origin, lineByPath.getOrDefault(known, 1), path);
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
