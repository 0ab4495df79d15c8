package org.limbeck.oddities;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.limbeck.app.InProcess;
import org.limbeck.base.DurableFiles;

/** Runs the catalogue of oddities and writes down what the program answered. */
final class OddityPage {
    static final Path FILE = Path.of("docs", "oddities.md");

    /** Where a case says nothing else, runs are kept in this folder of its own. */
    private static final String WORKSPACE = "workspace";

    private static final Set<String> OPENS_WORKSPACE = Set.of("run", "runs", "teacher", "ntk", "export", "doctor");

    private static final String HEAD =
            """
            # Oddities

            Inputs that are not as one would wish, and how the program answers them: right, or refused with what is wrong, where, and what to do. Exit code 0: answered; 2: refused; 1: failed.
            Made by running them (`LIMBECK_ODDITIES=write ./mvnw -q test -Dtest=OdditiesTest`); a test holds that each is still answered so. A new case is one entry in a list of `src/test/java/org/limbeck/oddities/`.
            """;

    private OddityPage() {}

    /**
     * A case that was run.
     *
     * @param command as typed in the folder of its files
     * @param code exit code
     * @param answer the line with the expected part, or all of the answer when none has it
     * @param good whether code and answer are as expected, and a refusal is one line
     */
    record Row(Oddity oddity, String command, int code, String answer, boolean good) {}

    static Row run(Oddity oddity) throws Exception {
        Path folder = Files.createTempDirectory("limbeck-oddity").toRealPath();
        try {
            List<String> arguments = oddity.making().in(folder);
            List<String> all = new ArrayList<>(arguments);
            if (opensWorkspace(arguments) && !arguments.contains("--workspace")) {
                all.addAll(0, List.of("--workspace", folder.resolve(WORKSPACE).toString()));
            }
            all.add(0, "--quiet");
            InProcess.Answer answer = InProcess.run(all);
            String text = local(answer.out() + answer.err(), folder);
            String line = text.lines()
                    .filter(candidate -> candidate.contains(oddity.part()))
                    .findFirst()
                    .orElse(text);
            boolean whole = answer.code() != 2 || isOneMessage(answer);
            return new Row(
                    oddity,
                    arguments.stream()
                            .map(argument -> quoted(local(argument, folder)))
                            .collect(Collectors.joining(" ")),
                    answer.code(),
                    line.strip(),
                    whole && answer.code() == oddity.code() && line.contains(oddity.part()) && !line.contains("\n"));
        } finally {
            makeWritable(folder);
            DurableFiles.delete(folder);
        }
    }

    /** One whole line on standard error that speaks to people. */
    private static boolean isOneMessage(InProcess.Answer answer) {
        return answer.out().isEmpty()
                && answer.err().lines().count() == 1
                && answer.err().endsWith(System.lineSeparator())
                && !answer.err().contains("Exception");
    }

    private static boolean opensWorkspace(List<String> arguments) {
        return OPENS_WORKSPACE.contains(arguments.get(0))
                && !arguments.subList(0, 2).equals(List.of("export", "start"));
    }

    /** The same on every machine: names instead of temporary paths. */
    private static String local(String text, Path folder) {
        return text.replace(folder + "/", "").replace(folder.toString(), ".");
    }

    private static String quoted(String argument) {
        return argument.isEmpty() || argument.contains(" ") ? '"' + argument + '"' : argument;
    }

    /** Cases may take away the right to write. */
    private static void makeWritable(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isDirectory).forEach(path -> path.toFile().setWritable(true));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The part of the page for one area. */
    static String section(String title, List<Row> rows) {
        StringBuilder text = new StringBuilder(
                "\n## " + title + "\n\n| input | command | answer | exit code |\n|---|---|---|---|\n");
        for (Row row : rows) {
            text.append("| %s | `%s` | %s | %d |\n"
                    .formatted(row.oddity().input(), cell(row.command()), cell(row.answer()), row.code()));
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }

    static String page(List<String> sections) {
        return HEAD + String.join("", sections);
    }
}
