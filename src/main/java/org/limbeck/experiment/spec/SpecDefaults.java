package org.limbeck.experiment.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.probe.ProbeSettings;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.OnlineStart;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.distill.schedule.TwoCheckpoints;
import org.limbeck.distill.training.TrainingSettings;
import org.limbeck.network.Optimiser;

/**
 * What an omitted field of a specification means, and the short forms: {@code dataset: moons}, {@code student: mlp},
 * {@code methods: [none, online]}.
 */
public final class SpecDefaults {
    /** The names of the methods that {@link Schedule} registers, as in YAML. */
    static final List<String> METHODS = Stream.of(
                    Schedule.class.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .toList();

    public static final TrainingSettings TEACHER_TRAINING =
            new TrainingSettings(20, 128, List.of(0.05), 0.9, 5e-4, "cosine", 2);
    static final TrainingSettings STUDENT_TRAINING =
            new TrainingSettings(20, 128, List.of(0.02), 0.9, 5e-4, "cosine", 1);

    /** What single methods have beside temperature, alpha and matching. */
    private static final Map<String, Map<String, Object>> OWN = Map.of(
            "online", Map.of("period", 1, "start", OnlineStart.UNTRAINED),
            "early-stopped", Map.of("checkpoint", -1),
            "two-checkpoint", Map.of("checkpoint", TwoCheckpoints.CHOSEN, "switchAt", 0.5),
            "rco", Map.of("anchors", 4));

    private static final Map<String, Object> WIDTH = Map.of("width", 1.0);
    private static final ObjectMapper MAPPER =
            new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private SpecDefaults() {}

    /** The same tree with short forms spelled out and omitted fields filled in; what is wrong stays as it is. */
    public static ObjectNode complete(ObjectNode given) {
        ObjectNode spec = given.deepCopy();
        completeDataset(spec);
        expand(spec, "student", "name");
        fill(spec, "student", tree(WIDTH));
        completeTeacher(spec);
        if (!spec.has("training")) spec.putObject("training");
        completeTraining(spec, STUDENT_TRAINING);
        if (!spec.has("probe")) spec.putObject("probe");
        fill(spec, "probe", tree(ProbeSettings.defaults()));
        completeMethods(spec);
        if (!spec.has("seeds")) spec.putArray("seeds").add(1);
        if (!spec.has("name")) spec.put("name", "experiment");
        return spec;
    }

    /** The field {@code dataset} of any file. */
    public static ObjectNode completeDataset(ObjectNode file) {
        expand(file, "dataset", "source");
        String source = file.path("dataset").path("source").asText();
        ObjectNode defaults = tree(DatasetSpec.of(source));
        defaults.remove("source");
        defaults.put("heldOut", 0);
        fill(file, "dataset", defaults);
        if (DatasetSpec.usualNoise(source) == 0) dropFormerNoise(file.path("dataset"));
        return file;
    }

    /** Earlier versions wrote a noise for every data set. */
    private static void dropFormerNoise(JsonNode dataset) {
        if (dataset.path("noise").asDouble() == DatasetSpec.FORMER_NOISE) ((ObjectNode) dataset).put("noise", 0.0);
    }

    private static void completeTeacher(ObjectNode spec) {
        JsonNode teacher = spec.get("teacher");
        if (!(teacher instanceof ObjectNode fields)) return;
        merge(fields, tree(Map.of("seed", 0)));
        if (fields.has("id") && !fields.has("model")) {
            completeTraining(fields, TEACHER_TRAINING);
            return;
        }
        expand(fields, "model", "name");
        fill(fields, "model", tree(WIDTH));
        if (!fields.has("training")) fields.putObject("training");
        completeTraining(fields, TEACHER_TRAINING);
    }

    /** The field {@code methods} of any tree. */
    static ObjectNode completeMethods(ObjectNode spec) {
        JsonNode given = spec.get("methods");
        if (given == null) return spec;
        ArrayNode methods = MAPPER.createArrayNode();
        for (JsonNode method :
                given.isArray() ? given : MAPPER.createArrayNode().add(given)) {
            methods.add(
                    method.isTextual()
                            ? completeMethod(MAPPER.createObjectNode().set("method", method))
                            : completeMethod(method));
        }
        spec.set("methods", methods);
        return spec;
    }

    public static JsonNode completeMethod(JsonNode method) {
        if (!(method instanceof ObjectNode fields)) return method;
        String name = fields.path("method").asText();
        if (!METHODS.contains(name) || name.equals("none")) return fields;
        if (name.equals("annealed")) {
            completePart(fields, "of");
        } else if (name.equals("forked")) {
            completePart(fields, "before");
            completePart(fields, "after");
        } else if (name.equals("custom")) {
            merge(fields, tree(Map.of("matching", Matching.KL)));
            for (JsonNode point : fields.path("points")) {
                if (point instanceof ObjectNode given) merge(given, tree(Map.of("temperature", 1.0, "alpha", 1.0)));
            }
        } else {
            merge(fields, tree(OWN.getOrDefault(name, Map.of())));
            merge(fields, tree(Map.of("temperature", 1.0, "alpha", 1.0, "matching", Matching.KL)));
        }
        return fields;
    }

    /** A method inside another one, in its short form or in full. */
    private static void completePart(ObjectNode fields, String part) {
        expand(fields, part, "method");
        if (fields.has(part)) fields.set(part, completeMethod(fields.get(part)));
    }

    private static void completeTraining(ObjectNode parent, TrainingSettings defaults) {
        if (!(parent.get("training") instanceof ObjectNode)) return;
        ObjectNode training = (ObjectNode) parent.get("training");
        expand(training, "optimiser", "name");
        merge(training, tree(defaults));
        fill(training, "optimiser", tree(Optimiser.DEFAULT));
    }

    private static void expand(ObjectNode parent, String field, String shortFor) {
        JsonNode value = parent.get(field);
        if (value != null && value.isTextual()) parent.putObject(field).set(shortFor, value);
    }

    private static void fill(ObjectNode parent, String field, ObjectNode defaults) {
        if (parent.get(field) instanceof ObjectNode) merge((ObjectNode) parent.get(field), defaults);
    }

    private static void merge(ObjectNode fields, ObjectNode defaults) {
        defaults.fields().forEachRemaining(entry -> {
            if (!fields.has(entry.getKey())) fields.set(entry.getKey(), entry.getValue());
        });
    }

    private static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
