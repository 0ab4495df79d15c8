package org.limbeck.experiment.draft;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetSource;
import org.limbeck.distill.probe.MarginSetting;
import org.limbeck.distill.schedule.Annealed;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.training.LearningRateDecay;
import org.limbeck.experiment.draft.SpecField.Kind;
import org.limbeck.experiment.spec.ExperimentSpec;

/** The fields of {@link ExperimentSpec} and of the methods, read off the records that hold them. */
public final class SpecFields {
    private static final Map<String, SpecField> ALL = all();
    private static final Map<String, List<SpecField>> METHODS = methods();

    private SpecFields() {}

    /** Every field with a single value or a plain list, by path, in the order of the YAML; methods left out. */
    public static Map<String, SpecField> byPath() {
        return ALL;
    }

    /** The fields directly or deeper below a group, e.g. {@code training}. */
    public static List<SpecField> below(String group) {
        return ALL.values().stream()
                .filter(field -> field.path().startsWith(group + "."))
                .toList();
    }

    /** The fields of every method that can be written down field by field, by the method's name. */
    public static Map<String, List<SpecField>> ofMethods() {
        return METHODS;
    }

    private static Map<String, SpecField> all() {
        Map<String, SpecField> fields = new LinkedHashMap<>();
        for (RecordComponent part : ExperimentSpec.class.getRecordComponents()) {
            if (!part.getName().equals("methods")) collect(part.getName(), part.getGenericType(), fields);
        }
        return java.util.Collections.unmodifiableMap(fields);
    }

    private static void collect(String path, Type type, Map<String, SpecField> fields) {
        if (type != MarginSetting.class && type instanceof Class<?> group && group.isRecord()) {
            for (RecordComponent part : group.getRecordComponents()) {
                collect(path + "." + part.getName(), part.getGenericType(), fields);
            }
            return;
        }
        // A teacher learns by one method.
        SpecField field = path.equals("teacher.training.methodRates") ? null : field(path, type);
        if (field != null) fields.put(path, field);
    }

    /** Null for what has no plain text. */
    private static SpecField field(String path, Type type) {
        List<String> known = known(path);
        Kind kind = known.isEmpty() ? kind(type) : Kind.CHOICE;
        if (kind == null) return null;
        List<String> choices = type instanceof Class<?> named && named.isEnum() ? enumNames(named) : known;
        return new SpecField(path, kind, choices);
    }

    /** Texts of which only some are accepted; the names of models are the registry's and come from {@code Planning}. */
    private static List<String> known(String path) {
        if (path.equals("dataset.source")) {
            return DatasetCatalog.known().stream().map(DatasetSource::name).toList();
        }
        return path.endsWith("training.decay") ? LearningRateDecay.KNOWN : List.of();
    }

    private static Kind kind(Type type) {
        if (type == Schedule.class) return Kind.CHOICE;
        if (type == String.class || type == MarginSetting.class) return Kind.TEXT;
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) return Kind.WHOLE;
        if (type == double.class || type == Double.class) return Kind.NUMBER;
        if (type == boolean.class || type == Boolean.class) return Kind.YES_NO;
        if (type instanceof Class<?> named && named.isEnum()) return Kind.CHOICE;
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) return Kind.NAMED_NUMBERS;
        if (!(type instanceof ParameterizedType list) || list.getRawType() != List.class) return null;
        Kind element = kind(list.getActualTypeArguments()[0]);
        if (element == Kind.TEXT) return Kind.TEXTS;
        if (element == Kind.WHOLE) return Kind.WHOLES;
        return element == Kind.NUMBER ? Kind.NUMBERS : null;
    }

    private static List<String> enumNames(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(constant -> constant.isEnumConstant())
                .map(constant -> constant.isAnnotationPresent(JsonProperty.class)
                        ? constant.getAnnotation(JsonProperty.class).value()
                        : constant.getName())
                .toList();
    }

    private static Map<String, List<SpecField>> methods() {
        Map<String, List<SpecField>> methods = new LinkedHashMap<>();
        List<String> plain = new ArrayList<>();
        for (JsonSubTypes.Type method :
                Schedule.class.getAnnotation(JsonSubTypes.class).value()) {
            RecordComponent[] parts = method.value().getRecordComponents();
            List<SpecField> fields = new ArrayList<>();
            for (RecordComponent part : parts) {
                SpecField field = field(part.getName(), part.getGenericType());
                if (field != null) fields.add(withMethods(field, part, parts(method.value(), plain)));
            }
            if (fields.size() < parts.length) continue;
            methods.put(method.name(), List.copyOf(fields));
            if (Arrays.stream(parts).noneMatch(part -> part.getType() == Schedule.class)) plain.add(method.name());
        }
        return java.util.Collections.unmodifiableMap(methods);
    }

    /** Without a teacher no temperature glides. */
    private static List<String> parts(Class<?> method, List<String> plain) {
        return method == Annealed.class
                ? plain.stream().filter(name -> !name.equals("none")).toList()
                : plain;
    }

    /** A method inside another one is chosen among those that hold none. */
    private static SpecField withMethods(SpecField field, RecordComponent part, List<String> plain) {
        return part.getType() == Schedule.class ? new SpecField(field.path(), Kind.CHOICE, plain) : field;
    }
}
