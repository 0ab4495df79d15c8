package org.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.bench.WindowSpeed;
import org.limbeck.cli.console.Engine;
import org.limbeck.cli.console.WindowDoor;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import picocli.CommandLine;

/** Commands that need no workspace: what they print, and what they say to bad input. */
class CommandLineTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void arrays() {
        Npy.write(folder.resolve("k.npy"), Tensor.of(new double[] {2, 1, 1, 2}, 2, 2));
        Npy.write(folder.resolve("y.npy"), Tensor.of(new double[] {1, -1}, 2));
        Npy.write(folder.resolve("o.npy"), Tensor.of(new double[] {0.5, -0.1}, 2));
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Engine.Factory none = new Engine.Factory() {
            @Override
            public Engine open(Path workspace, int threads) {
                throw new AssertionError("a workspace was opened");
            }

            @Override
            public Engine look(Path workspace, int threads) {
                throw new AssertionError("a workspace was looked at");
            }

            @Override
            public Engine.Rebuilt rebuild(Path workspace) {
                throw new AssertionError("a workspace was rebuilt");
            }
        };
        WindowDoor headless = new WindowDoor() {
            @Override
            public boolean hasDisplay() {
                return false;
            }

            @Override
            public int open(Path workspace, int threads) {
                throw new AssertionError("the window was opened");
            }

            @Override
            public WindowSpeed measure(int threads, double seconds) {
                throw new AssertionError("the window was opened");
            }
        };
        return LimbeckCommand.commands(new PrintStream(out, true), new PrintStream(err, true), none, headless)
                .execute(arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private String message() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void complexityIsOneJsonDocumentWhereverTheOptionStands() throws IOException {
        for (String[] line : new String[][] {
            {"--json", "complexity", "--kernel", path("k.npy"), "--targets", path("y.npy"), "--ridge", "0"},
            {"complexity", "--kernel", path("k.npy"), "--targets", path("y.npy"), "--ridge", "0", "--json"}
        }) {
            assertThat(run(line)).as(message()).isZero();
            assertThat(json().get("supervisionComplexity").asDouble()).isCloseTo(2, within(1e-12));
            assertThat(json().get("adjusted").asDouble()).isCloseTo(Math.sqrt(8) / 2, within(1e-12));
            assertThat(json().get("conditionNumber").asDouble()).isCloseTo(3, within(1e-12));
            assertThat(message()).isEmpty();
        }
    }

    @Test
    void targetsOfSeveralOutputsWithASmallKernelMeanClassMean() throws IOException {
        Npy.write(folder.resolve("y3.npy"), Tensor.of(new double[] {1, 0, 0, 0, 1, 0}, 2, 3));
        assertThat(run("complexity", "--kernel", path("k.npy"), "--targets", path("y3.npy"), "--json"))
                .isZero();
        assertThat(json().get("d").asInt()).isEqualTo(3);
        assertThat(json().get("trace").asDouble()).isEqualTo(12);
    }

    @Test
    void vanishingTargetsGiveNullWhereJsonLacksNotANumber() throws IOException {
        Npy.write(folder.resolve("zero.npy"), Tensor.of(new double[2], 2));
        run("complexity", "--kernel", path("k.npy"), "--targets", path("zero.npy"), "--json");
        assertThat(json().get("normalised").isNull()).isTrue();
    }

    @Test
    void theBoundComesWithItsTerms() throws IOException {
        int code = run(
                "bound",
                "--kernel=" + path("k.npy"),
                "--targets=" + path("y.npy"),
                "--predictions=" + path("o.npy"),
                "--margin=0.5",
                "--delta=0.05",
                "--json");
        assertThat(code).as(message()).isZero();
        assertThat(json().get("marginLoss").asDouble()).isCloseTo(0.4, within(1e-12));
        assertThat(json().get("vacuous").asBoolean()).isTrue();
    }

    @Test
    void aKernelIsSimilarToItself() throws IOException {
        assertThat(run("similarity", path("k.npy"), path("k.npy"), "--json")).isZero();
        assertThat(json().get("cosine").asDouble()).isCloseTo(1, within(1e-12));
    }

    @Test
    void theKernelOfAFolderIsWrittenExampleMajor() {
        Architecture model = new BuiltInModels().build(new ModelSpec("mlp", 0.1), new int[] {3}, 2);
        NetworkFolder.write(folder.resolve("net"), Initialiser.initialise(model, 1));
        Npy.write(folder.resolve("x.npy"), Tensor.of(new double[] {1, 2, 3, 0, 1, -1}, 2, 3));
        assertThat(run("ntk", "--checkpoint", path("net"), "--inputs", path("x.npy"), "--out", path("K.npy")))
                .as(message())
                .isZero();
        Tensor kernel = Npy.read(folder.resolve("K.npy"));
        assertThat(kernel.shape()).containsExactly(4, 4);
        assertThat(kernel.get(1)).isEqualTo(kernel.get(4));
    }

    @Test
    void anUntrainedNetworkOnADataSetGoesStraightIntoKernelAndComplexity() throws IOException {
        String net = path("start");
        assertThat(run("export", "start", "mlp:0.2", "--dataset", "blobs", "--n", "12", "--out", net))
                .as(message())
                .isZero();
        assertThat(run("ntk", "--checkpoint", net, "--inputs", net + "/inputs.npy", "--out", path("K.npy")))
                .as(message())
                .isZero();
        assertThat(run("complexity", "--kernel", path("K.npy"), "--targets", net + "/targets.npy", "--json"))
                .as(message())
                .isZero();
        assertThat(json().get("n").asInt()).isEqualTo(12);
        assertThat(json().get("adjusted").asDouble()).isPositive();
        expectFault("is unknown", "export", "start", "net", "--dataset", "blobs", "--out", net);
        expectFault("no data set", "export", "start", "mlp", "--dataset", "no", "--out", net);
    }

    @Test
    void badInputIsOneMessageAndExitCodeTwo() throws IOException {
        Npy.write(folder.resolve("nan.npy"), Tensor.of(new double[] {1, Double.NaN}, 2));
        Npy.write(folder.resolve("three.npy"), Tensor.of(new double[] {1, 1, 1}, 3));
        Files.write(folder.resolve("cut.npy"), new byte[] {(byte) 0x93, 'N', 'U'});
        String kernel = path("k.npy");
        expectFault("value 1 of", "complexity", "--kernel", kernel, "--targets", path("nan.npy"));
        expectFault("3 x 1 targets", "complexity", "--kernel", kernel, "--targets", path("three.npy"));
        expectFault("cut short", "complexity", "--kernel", kernel, "--targets", path("cut.npy"));
        expectFault("does not exist", "complexity", "--kernel", kernel, "--targets", path("none.npy"));
        expectFault("ridge", "complexity", "--kernel", kernel, "--targets", path("y.npy"), "--ridge", "-1");
        expectFault("--targets", "complexity", "--kernel", kernel);
        expectFault("no data set", "datasets", "inspect", "imagenet");
        expectFault("no display", "ui");
        expectFault("no display", "bench", "ui");
        expectFault("neither a folder", "ntk", "--checkpoint", "x", "--inputs", kernel, "--out", path("K.npy"));
        expectFault("no specification", "run");
        assertThat(run("--json", "complexity", "--kernel", kernel, "--targets", path("nan.npy")))
                .isEqualTo(2);
        assertThat(json().at("/error/where").asText()).isEqualTo(path("nan.npy"));
        assertThat(message()).isEmpty();
    }

    @Test
    void whatIsNoKernelIsRefusedByEachCommandThatReadsOne() {
        save("nan", 1, Double.NaN, Double.NaN, 1);
        save("lopsided", 1, 0.5, 0, 1);
        save("singular", 1, 1, 1, 1);
        Npy.write(folder.resolve("three.npy"), Tensor.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3));
        Npy.write(folder.resolve("row.npy"), Tensor.of(new double[] {1, 0}, 1, 2));
        String y = path("y.npy");
        for (String[] bad : new String[][] {
            {"nan", "is NaN, not a finite number"},
            {"lopsided", "not symmetric at (1, 0)"},
            {"three", "2 x 1 targets for a kernel of 3 rows"},
            {"row", "not a square matrix"}
        }) {
            String kernel = path(bad[0] + ".npy");
            expectFault(bad[1], "complexity", "--kernel", kernel, "--targets", y);
            expectFault(bad[1], bound(kernel, "0.5", "0.05"));
        }
        String singular = path("singular.npy");
        expectFault("least ridge that works", "complexity", "--kernel", singular, "--targets", y, "--ridge", "0");
        String good = path("k.npy");
        expectFault("is NaN, not a finite number", "similarity", good, path("nan.npy"));
        expectFault("not symmetric at (1, 0)", "similarity", path("lopsided.npy"), good);
        expectFault("2 and 3 rows", "similarity", good, path("three.npy"));
        expectFault("margin scale -1 is not above 0", bound(good, "-1", "0.05"));
        expectFault("delta 2 is not between 0 and 1", bound(good, "0.5", "2"));
    }

    @Test
    void theExplorersAnswersAreTimedAtAnySize() throws IOException {
        assertThat(run("bench", "explorer", "--n", "20", "--outputs", "3", "--questions", "7", "--json"))
                .as(message())
                .isZero();
        assertThat(json().get("questions").asInt()).isEqualTo(7);
        assertThat(json().get("median").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(json().get("p95").asDouble());
        expectFault("out of range", "bench", "explorer", "--n", "0");
    }

    private void save(String name, double... values) {
        Npy.write(folder.resolve(name + ".npy"), Tensor.of(values, 2, 2));
    }

    private String[] bound(String kernel, String margin, String delta) {
        return new String[] {
            "bound",
            "--kernel=" + kernel,
            "--targets=" + path("y.npy"),
            "--predictions=" + path("o.npy"),
            "--margin=" + margin,
            "--delta=" + delta
        };
    }

    @Test
    void theSelfTestTakesTheUsersOwnNetworkAndRefusesABrokenOneOnce() throws IOException {
        String net = path("own");
        run("export", "start", "mlp:0.2", "--dataset", "blobs", "--n", "5", "--out", net);
        assertThat(run("doctor", "--self-test", "--model", net)).as(message()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("J u by finite differences", "J^T v by finite differences", "float64 against J J^T")
                .doesNotContain("BAD");
        Npy.write(folder.resolve("own/inputs.npy"), Tensor.of(new double[3], 1, 3));
        expectFault("the network reads (n, [2])", "doctor", "--self-test", "--model", net);
        Files.write(folder.resolve("own/weights.npz"), new byte[] {1, 2, 3});
        expectFault("weights.npz", "doctor", "--self-test", "--model", net);
        Files.createDirectory(folder.resolve("empty"));
        expectFault("architecture.json", "doctor", "--self-test", "--model", path("empty"));
        expectFault("neither a folder nor", "doctor", "--self-test", "--model", "lenet");
    }

    private void expectFault(String part, String... arguments) {
        assertThat(run(arguments)).as(String.join(" ", arguments)).isEqualTo(2);
        assertThat(message()).contains(part).doesNotContain("\tat ");
        assertThat(message().lines().filter(line -> !line.isBlank())).hasSize(1);
        assertThat(out.size()).isZero();
    }

    @Test
    void theExampleSpecificationIsPrinted() {
        assertThat(run("run", "--example")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("methods:").contains("dataset:");
    }

    @Test
    void aFolderIsInspectedByWhatItHolds() throws IOException {
        assertThat(run("datasets", "generate", "--out", path("made"))).isZero();
        assertThat(run("datasets", "inspect", path("made/glyphs-grey"), "--json"))
                .as(message())
                .isZero();
        assertThat(json().get("shape").toString()).isEqualTo("[1,28,28]");
        expectFault("its folder glyphs-grey does", "datasets", "inspect", path("made"));
        expectFault("does not exist", "datasets", "inspect", path("nowhere"));
    }

    @Test
    void aShippedDataSetIsInspected() throws IOException {
        assertThat(run("datasets", "inspect", "glyphs-rgb", "--json")).isZero();
        assertThat(json().get("train").asInt()).isEqualTo(2000);
        assertThat(json().get("shape").toString()).isEqualTo("[3,32,32]");
    }

    @Test
    void everyCommandTellsWhatItTakes() {
        CommandLine root = LimbeckCommand.commands(System.out, System.err, null, null);
        assertHelp(root, List.of());
    }

    private void assertHelp(CommandLine command, List<String> path) {
        List<String> asked = new ArrayList<>(path);
        asked.add("--help");
        assertThat(run(asked.toArray(String[]::new)))
                .as(String.join(" ", asked))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Usage: limbeck" + (path.isEmpty() ? "" : " " + String.join(" ", path)));
        command.getSubcommands().forEach((name, sub) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            assertHelp(sub, deeper);
        });
    }
}
