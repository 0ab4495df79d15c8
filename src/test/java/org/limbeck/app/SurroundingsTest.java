package org.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.base.UserPath;

/** The program under other locales and encodings than the one it is written under, as child processes. */
class SurroundingsTest {
    private static final String WHAT_TO_SET = "Start the program with LC_ALL=C.UTF-8";

    @TempDir
    Path folder;

    private record Answer(int code, String text) {}

    private Answer start(Path working, Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        for (String option : environment.getOrDefault("options", "").split(" ")) {
            if (!option.isEmpty()) command.add(option);
        }
        String classes = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classes, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(working.toFile()).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        environment.forEach((name, value) -> {
            if (!name.equals("options")) builder.environment().put(name, value);
        });
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** The places where the two differ, for the message. */
    private static List<String> differing(Map<String, byte[]> one, Map<String, byte[]> other) {
        assertThat(other.keySet()).isEqualTo(one.keySet());
        return one.keySet().stream()
                .filter(name -> !java.util.Arrays.equals(one.get(name), other.get(name)))
                .toList();
    }

    @Test
    void textFilesAndFiguresAreTheSameBytesInEveryLocaleAndEncoding() throws Exception {
        Map<String, byte[]> expected = produced("en", "-Duser.language=en");
        assertThat(expected).containsKeys("said.txt", "K.npy", "report/results.json", "report/figures/methods.pdf");
        assertThat(new String(expected.get("said.txt"), StandardCharsets.UTF_8))
                .doesNotContain("exit code 1")
                .containsOnlyOnce("exit code 2");
        for (String language : List.of("tr", "de", "ar", "fa", "th")) {
            // Thai digits are written only where the locale asks for them.
            String options = "-Duser.language=" + language + " -Duser.country="
                    + Map.of("tr", "TR", "de", "DE", "ar", "EG", "fa", "IR", "th", "TH")
                            .get(language)
                    + (language.equals("th") ? " -Duser.extensions=u-nu-thai" : "");
            assertThat(differing(expected, produced(language, options)))
                    .as(language)
                    .isEmpty();
        }
        String latin = "-Dfile.encoding=ISO-8859-1";
        assertThat(differing(expected, produced("latin-1", latin))).as(latin).isEmpty();
    }

    private Map<String, byte[]> produced(String name, String options) throws Exception {
        Path out = folder.resolve(name);
        Answer answer = start(folder, Map.of("options", options), LocaleProgram.class, out.toString());
        assertThat(answer.code()).as(answer.text()).isZero();
        return files(out);
    }

    private Answer underC(Path working, String... arguments) throws Exception {
        return start(working, Map.of("LC_ALL", "C", "LANG", "C"), Main.class, arguments);
    }

    @Test
    void whereTheEncodingIsAsciiItWorksOrSaysInOneLineWhatToSet() throws Exception {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assumeTrue(linux && UserPath.canEncode("é"), "only where LC_ALL decides, and not under LC_ALL=C itself");
        Path accents = Files.createDirectories(folder.resolve("données"));
        Path plain = Files.createDirectories(folder.resolve("plain"));

        assertThat(underC(plain, "datasets", "list").code()).isZero();
        assertThat(underC(accents, "--version")).satisfies(answer -> {
            assertThat(answer.code()).isZero();
            assertThat(answer.text()).contains("Limbeck");
        });
        saysWhatToSet(underC(accents, "datasets", "list"), "the working folder");
        saysWhatToSet(underC(plain, "datasets", "inspect", accents.toString()), "the argument");
        saysWhatToSet(underC(plain, "--workspace", accents.toString(), "runs", "list"), "the path");
        Path yaml = plain.resolve("spec.yaml");
        Files.writeString(
                yaml, "dataset: {source: idx, path: " + accents + "}\nstudent: mlp\nmethods: none\nname: données\n");
        saysWhatToSet(
                underC(plain, "--workspace", plain.resolve("w").toString(), "run", yaml.toString()), "dataset.path");
    }

    @Test
    void aHomeFolderThatTheEncodingCannotNameKeepsNothingFromRunning() throws Exception {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assumeTrue(linux && UserPath.canEncode("\u00e9"), "only where LC_ALL decides, and not under LC_ALL=C itself");
        Path home = Files.createDirectories(folder.resolve("home").resolve("andr\u00e9"));
        Path plain = Files.createDirectories(folder.resolve("plain"));
        Map<String, String> surroundings =
                Map.of("LC_ALL", "C", "LANG", "C", "options", "-Duser.home=" + home + " -Djava.io.tmpdir=" + plain);
        Files.writeString(
                plain.resolve("spec.yaml"),
                "dataset: {source: moons, trainCount: 100, testCount: 50}\nstudent: mlp\nmethods: none\n"
                        + "training: {epochs: 1}\nprobe: {examples: 16}\n");
        String[] run = {"--workspace", plain.resolve("w").toString(), "run", "spec.yaml"};
        Answer answer = start(plain, surroundings, Main.class, run);
        assertThat(answer.code()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("finished");
        try (Stream<Path> homes = Files.list(home.getParent())) {
            assertThat(homes).as("no folder of a mangled name").containsExactly(home);
        }
        saysWhatToSet(start(plain, surroundings, Main.class, "runs", "list"), "your home folder");
    }

    private static void saysWhatToSet(Answer answer, String where) {
        assertThat(answer.code()).as(answer.text()).isEqualTo(2);
        assertThat(answer.text()).contains(where, "(US-ASCII)", WHAT_TO_SET).doesNotContain("\tat ", "    at ");
        assertThat(answer.text().strip().lines()).hasSize(1);
    }
}
