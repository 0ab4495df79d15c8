package org.limbeck.experiment.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.limbeck.base.FileFault;
import org.limbeck.base.PlainText;
import org.limbeck.base.UserError;
import org.limbeck.data.DatasetSpec;
import org.limbeck.distill.schedule.Schedule;
import org.limbeck.network.model.BuiltInModels;

/**
 * Experiment specifications as YAML, the one format that the window writes and the command line reads. Strict: whatever
 * is unknown, of the wrong type or out of range is a {@link UserError} that names the line, the field and what was
 * expected. Omitted fields take the values of {@link SpecDefaults}.
 */
public final class SpecYaml {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .stringQuotingChecker(new PlainWords())
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
                    .build())
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private SpecYaml() {}

    /** @throws UserError when the file cannot be read or is not a specification */
    public static ExperimentSpec read(Path file) {
        return parse(text(file), file.toString());
    }

    /** Of any YAML file, in one of the encodings that editors save. @throws UserError when it cannot be read as text */
    public static String text(Path file) {
        try {
            return PlainText.decode(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new UserError("there is no such file", file.toString(), "check the path", e);
        } catch (IOException e) {
            String what = Files.isDirectory(file)
                    ? "it is a folder, not a file"
                    : "it cannot be read: " + FileFault.reading(e);
            throw new UserError(
                    what, file.toString(), "give a specification in YAML, as 'run --example' prints one", e);
        }
    }

    /**
     * @param yaml the text
     * @param origin file name for error messages
     * @throws UserError naming line, field and what was expected
     */
    public static ExperimentSpec parse(String yaml, String origin) {
        return parse(
                yaml,
                origin,
                given -> SpecDefaults.complete(PathFiles.readInto(given, origin)),
                ExperimentSpec.class,
                SpecYaml::problems);
    }

    /**
     * One method as it stands in a list of methods: a name, or a group of fields in braces.
     *
     * @throws UserError naming what does not fit
     */
    public static Schedule parseMethod(String yaml) {
        return parse(
                        "methods: [" + yaml + "]",
                        "method",
                        given -> SpecDefaults.completeMethods(PathFiles.readInto(given, "method")),
                        Methods.class,
                        found -> MethodCheck.of("methods[0]", found.methods().get(0)))
                .methods()
                .get(0);
    }

    private record Methods(List<Schedule> methods) {}

    private static List<SpecProblem> problems(ExperimentSpec spec) {
        return SpecCheck.values(spec, new BuiltInModels().names());
    }

    /**
     * Any group of fields, as strictly.
     *
     * @param complete fills in what may be omitted
     * @param check finds values that make no sense
     */
    public static <T> T parse(
            String yaml,
            String origin,
            UnaryOperator<ObjectNode> complete,
            Class<T> type,
            Function<T, List<SpecProblem>> check) {
        YamlText text = YamlText.read(yaml, origin);
        SpecLines lines = new SpecLines(origin, text.lines());
        try {
            ObjectNode fields = text.fieldsOf(type);
            if (fields == null) {
                throw new UserError(
                        "expected fields and their values, found none",
                        origin,
                        "'run --example' prints a specification to start from");
            }
            T value = STRICT.treeToValue(complete.apply(fields), type);
            List<SpecProblem> problems = check.apply(value);
            if (!problems.isEmpty()) throw lines.error(problems.get(0));
            return value;
        } catch (JsonProcessingException e) {
            throw lines.error(e);
        }
    }

    /** The specification with every field written out; {@link #parse} reads an equal one back. */
    public static String write(ExperimentSpec spec) {
        try {
            ObjectNode tree = YAML.valueToTree(spec);
            JsonNode dataset = tree.path("dataset");
            boolean noisy = DatasetSpec.usualNoise(dataset.path("source").asText()) > 0;
            if (!noisy && dataset instanceof ObjectNode fields) fields.remove("noise");
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a specification must be writable", e);
        }
    }

    /** Leaves unquoted only what no YAML reader can take for a number, a date, a tag or a comment. */
    private static final class PlainWords extends StringQuotingChecker {
        private static final long serialVersionUID = 1L;
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*");

        @Override
        public boolean needToQuoteName(String name) {
            return needToQuoteValue(name);
        }

        @Override
        public boolean needToQuoteValue(String value) {
            return isReservedKeyword(value) || !PLAIN.matcher(value).matches();
        }
    }
}
