package org.limbeck.oddities;

import static org.limbeck.oddities.Oddity.refused;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Specifications in YAML, and teachers from elsewhere. */
final class SpecificationOddities {
    private static final String START = "dataset: moons\nstudent: mlp\nmethods: none\n";

    private SpecificationOddities() {}

    static List<Oddity> all() {
        return List.of(
                run(
                        "two learning rates and 2 training examples",
                        "holds out 0",
                        rates("{source: moons, trainCount: 2}")),
                run(
                        "half of 2 training examples for validation",
                        "holds out 1",
                        rates("{source: moons, trainCount: 2, validationFraction: 0.5}")),
                run(
                        "crops of 77 pixels of padding on 28x28",
                        "at most 14",
                        START.replace("moons", "{source: glyphs-grey, crop: 77}")),
                run("noise for images", "dataset.noise", START.replace("moons", "{source: glyphs-grey, noise: 0.3}")),
                run("a field given twice", "given twice", START + "seeds: [1]\nseeds: [2]\n"),
                run("an anchor", "&base", START + "training: &base {epochs: 1}\n"),
                run("an alias", "*base", START + "training: *base\n"),
                run("a tag", "!!str", START + "name: !!str 3\n"),
                run("a second document", "second document", START + "---\n" + START),
                run("a name of two lines", "one line", START + "name: \"a\\nb\"\n"),
                run("a number with a leading zero, 8 or 10", "whole number", START + "training: {batch: 010}\n"),
                run("a whole number beyond 32 bits", "from -2147483648", START + "training: {batch: 99999999999}\n"),
                run("a momentum below 0", "found -5", START + "training: {momentum: -5}\n"),
                encoded("a specification in Latin-1", "0xE9", StandardCharsets.ISO_8859_1, ""),
                encoded("a specification in UTF-16 that lacks its mark", "zero bytes", StandardCharsets.UTF_16LE, ""),
                encoded(
                        "a specification in UTF-16, as PowerShell writes it",
                        "unknown model",
                        StandardCharsets.UTF_16LE,
                        "\uFEFF"),
                refused(
                        "a folder that is no teacher",
                        "no readable teacher.yaml",
                        folder -> List.of(
                                "teacher",
                                "import",
                                Files.createDirectory(folder.resolve("t")).toString())));
    }

    private static String rates(String dataset) {
        return START.replace("moons", dataset) + "training: {learningRates: [0.1, 0.2]}\n";
    }

    private static Oddity run(String input, String part, String yaml) {
        return refused(input, part, folder -> written(folder, yaml, StandardCharsets.UTF_8));
    }

    /** The model is unknown, so that what is read ends soon. */
    private static Oddity encoded(String input, String part, Charset charset, String mark) {
        String yaml = mark + START.replace("mlp", "none") + "name: caf\u00e9\n";
        return refused(input, part, folder -> written(folder, yaml, charset));
    }

    private static List<String> written(Path folder, String yaml, Charset charset) throws Exception {
        Path file = folder.resolve("spec.yaml");
        Files.write(file, yaml.getBytes(charset));
        return List.of("run", file.toString());
    }
}
