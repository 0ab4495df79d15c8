package org.limbeck.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.limbeck.base.UserError;
import org.limbeck.base.UserPath;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.OutputPath;
import org.limbeck.data.DatasetCatalog;
import org.limbeck.data.DatasetInspection;
import org.limbeck.data.DatasetSource;
import org.limbeck.data.DatasetSpec;
import org.limbeck.data.SampleData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code datasets}: what can be learned from. */
@Command(name = "datasets", description = "List, inspect and generate data sets", synopsisSubcommandLabel = "COMMAND")
public final class DatasetsCommand {
    private final Console console;

    public DatasetsCommand(Console console) {
        this.console = console;
    }

    /** One line of {@code datasets list}. */
    record Listed(String source, boolean needsPath, String description) {}

    @Command(name = "list", description = "The sources that a specification can name")
    int list() {
        List<Listed> listed = DatasetCatalog.known().stream()
                .map(source -> new Listed(source.name(), source.needsPath(), source.description()))
                .toList();
        String text = DatasetCatalog.known().stream()
                .map(DatasetsCommand::line)
                .collect(Collectors.joining(System.lineSeparator()));
        console.result(listed, text);
        return 0;
    }

    private static String line(DatasetSource source) {
        return "%-18s %s%s".formatted(source.name(), source.description(), source.needsPath() ? " (needs a path)" : "");
    }

    @Command(name = "inspect", description = "Read a data set and tell what is in it")
    int inspect(
            @Parameters(paramLabel = "SOURCE|DIR", description = "as datasets list names it, or a folder of files")
                    String source,
            @Option(names = "--path", paramLabel = "DIR", description = "folder of the files of SOURCE") String path) {
        DatasetInspection inspection = DatasetInspection.of(new DatasetCatalog().load(whole(source, path)));
        console.result(inspection, text(inspection));
        return 0;
    }

    /** All examples as they are in the files: of a named source, or of what a folder turns out to hold. */
    private static DatasetSpec whole(String source, String path) {
        if (path != null) requireRead(source);
        boolean named = path != null
                || DatasetCatalog.known().stream()
                        .anyMatch(known -> known.name().equals(source));
        boolean folder =
                !named && (source.contains("/") || source.contains("\\") || Files.exists(UserPath.of(source, "")));
        return new DatasetSpec(
                folder ? DatasetCatalog.recognise(UserPath.of(source, "")).name() : source,
                folder ? source : path,
                0,
                0,
                0,
                List.of(),
                List.of(),
                false,
                0,
                false,
                0.1,
                0);
    }

    /** A path says nothing to a source that is generated or comes with the program. */
    static void requireRead(String source) {
        for (DatasetSource known : DatasetCatalog.known()) {
            if (!known.name().equals(source) || known.needsPath()) continue;
            throw new UserError("has no effect on " + source + ", which needs no files", "--path", "Leave it out");
        }
    }

    private static String text(DatasetInspection inspection) {
        StringBuilder text =
                new StringBuilder("%s: %d training and %d test examples of shape %s, values in [%.3g, %.3g]"
                        .formatted(
                                inspection.name(),
                                inspection.train(),
                                inspection.test(),
                                inspection.shape(),
                                inspection.minimum(),
                                inspection.maximum()));
        for (int c = 0; c < inspection.classNames().size(); c++) {
            text.append("%n  %-24s %6d %6d"
                    .formatted(
                            inspection.classNames().get(c),
                            inspection.trainByClass().get(c),
                            inspection.testByClass().get(c)));
        }
        inspection.warnings().forEach(warning -> text.append("%nwarning: %s".formatted(warning)));
        return text.toString();
    }

    @Command(name = "generate", description = "Write the generated image data sets in real file formats")
    int generate(
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "made when missing") Path out,
            @Option(names = "--seed", defaultValue = "" + SampleData.SEED, description = "default: the shipped one")
                    long seed) {
        OutputPath.require(out, "--out");
        SampleData.generate(out, seed);
        console.result(
                Map.of("folder", out.toString(), "seed", seed),
                "wrote glyphs-grey and glyphs-rgb to " + out + " (seed " + seed + ")");
        return 0;
    }
}
