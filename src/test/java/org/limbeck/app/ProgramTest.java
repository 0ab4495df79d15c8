package org.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.cli.LimbeckCommand;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.npy.Npy;

/** The commands on the real engine: an experiment from its YAML file to what others read of it. */
class ProgramTest {
    private static final String SPECIFICATION = String.join(
            "\n",
            "name: plane",
            "dataset: {source: moons, trainCount: 100, testCount: 50, validationFraction: 0.2}",
            "teacher:",
            "  model: {name: mlp, width: 0.5}",
            "  training: {epochs: 4, batch: 16, learningRates: [0.1], checkpointEvery: 1}",
            "student: {name: mlp, width: 0.2}",
            "training: {epochs: 2, batch: 20, learningRates: [0.1], checkpointEvery: 1}",
            "methods: [none, {method: online, period: 1, temperature: 2}]",
            "probe: {examples: 16, arrays: all}",
            "seeds: [1]");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(
                List.of("--workspace", folder.resolve("workspace").toString(), "--quiet"));
        all.addAll(List.of(arguments));
        return LimbeckCommand.commands(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new Engines(),
                        new DesktopWindow())
                .execute(all.toArray(new String[0]));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    private String message() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void anExperimentIsTrainedListedReportedAndExported() throws IOException {
        Files.writeString(folder.resolve("plane.yaml"), SPECIFICATION);
        assertThat(run("run", path("plane.yaml"), "--json")).as(message()).isZero();
        JsonNode runs = json().get("runs");
        assertThat(runs.findValuesAsText("method")).containsExactly("none", "online");
        assertThat(runs.findValuesAsText("status")).containsOnly("finished");
        String id = runs.get(1).get("id").asText();

        assertThat(run("runs", "list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(id, "plane", "online, τ 2");

        assertThat(run("export", "report", "plane", "--out", path("report")))
                .as(message())
                .isZero();
        JsonNode results = new ObjectMapper()
                .readTree(folder.resolve("report/results.json").toFile());
        assertThat(results.get("runs").findValuesAsText("id")).isEqualTo(runs.findValuesAsText("id"));
        assertThat(results.get("runs").findValuesAsText("kernel")).isNotEmpty().allSatisfy(kernel -> assertThat(
                        folder.resolve("report").resolve(kernel))
                .exists());
        assertThat(folder.resolve("report/figures/methods.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("report/tables/methods.md")).content().contains("online");

        assertThat(run("export", "checkpoint", id + "@8", "--out", path("net")))
                .as(message())
                .isZero();
        Network network = NetworkFolder.read(folder.resolve("net"));
        assertThat(network.architecture().input()).containsExactly(2);
        assertThat(Npy.read(folder.resolve("net/logits.npy")).shape()).startsWith(64);
        theSameMethodForkedEndsTheSame(runs.get(1));
        marksAreWrittenListedAndUndone(id);
        aStageIsLookedInto(id);
        aSeedIsAdded();
    }

    private void marksAreWrittenListedAndUndone(String id) throws IOException {
        assertThat(run("runs", "tag", id, "--add", "paper,good")).as(message()).isZero();
        assertThat(run("runs", "rename", id, "baseline")).as(message()).isZero();
        assertThat(run("runs", "list", "--tag", "paper", "--search", "BASE online", "--json"))
                .isZero();
        assertThat(json().findValuesAsText("id")).containsExactly(id);
        assertThat(json().get(0).get("tags").toString()).isEqualTo("[\"good\",\"paper\"]");
        assertThat(run("runs", "delete", id)).as(message()).isZero();
        assertThat(run("runs", "list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(id);
        assertThat(run("runs", "list", "--deleted")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(id, "baseline");
        assertThat(run("runs", "undo")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("undone: deleted " + id);
        assertThat(run("workspace", "clean")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("nothing to free");
        assertThat(run("runs", "tag", "r-nosuch", "--add", "x")).isEqualTo(2);
    }

    private void aStageIsLookedInto(String id) throws IOException {
        assertThat(run("runs", "stage", id + "@stage1", "--json")).as(message()).isZero();
        JsonNode stage = json();
        double sum = 0;
        for (JsonNode share : stage.get("shares")) sum += share.asDouble();
        assertThat(sum).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9));
        JsonNode cells = stage.get("agreement").get("cells");
        assertThat(cells.get("bothRight").asInt()
                        + cells.get("teacherOnly").asInt()
                        + cells.get("studentOnly").asInt()
                        + cells.get("bothWrong").asInt())
                .isEqualTo(stage.get("examples").asInt());
        assertThat(run("runs", "stage", id + "@stage1")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("student right", "hardest probe examples");
        assertThat(run("runs", "stage", id)).isEqualTo(2);
        assertThat(run("runs", "stage", id + "@stage77")).isEqualTo(2);
    }

    private void aSeedIsAdded() throws IOException {
        assertThat(run("runs", "list", "--json")).isZero();
        String experiment = json().get(0).get("experimentId").asText();
        assertThat(run("runs", "extend", experiment, "--seeds", "77", "--json"))
                .as(message())
                .isZero();
        assertThat(json().get("runs").findValuesAsText("seed")).isNotEmpty().containsOnly("77");
        assertThat(run("runs", "extend", experiment, "--seeds", "77")).isEqualTo(2);
    }

    @Test
    void ratesAreFoundOnSomeSeedsConfirmedOnOthersAndReadBack() throws IOException {
        Files.writeString(folder.resolve("plane.yaml"), SPECIFICATION);
        assertThat(run("rates", path("plane.yaml"), "--grid", "0.1,0.0001", "--choose", "1,2", "--confirm", "3"))
                .as(message())
                .isZero();
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("mean over seeds 1, 2; confirmed on seeds 3", "0.0001", "online, τ 2")
                .contains("the best rate of none, 0.1, lies at the edge of the grid");
        String found = text.substring(text.indexOf("  methodRates:")).strip();
        Files.writeString(
                folder.resolve("rated.yaml"),
                SPECIFICATION.replace(
                        "training: {epochs: 2, batch: 20, learningRates: [0.1], checkpointEvery: 1}",
                        "training:\n  epochs: 2\n  " + found));
        assertThat(run("run", path("rated.yaml"), "--json")).as(message()).isZero();
        assertThat(json().get("runs").findValuesAsText("learningRate")).containsOnly("0.1");

        assertThat(run("rates", path("plane.yaml"), "--grid", "0.1,0.0001", "--choose", "1,2", "--json"))
                .isZero();
        JsonNode methods = json();
        assertThat(methods.findValuesAsText("method")).containsExactly("none", "online, τ 2");
        assertThat(methods.get(0).get("choosing")).hasSize(4);
        assertThat(methods.get(0).get("confirming")).isEmpty();

        assertThat(run("rates", path("plane.yaml"), "--choose", "1,2", "--confirm", "2"))
                .isEqualTo(2);
        assertThat(message()).contains("a seed is given twice");
        assertThat(run("rates", path("plane.yaml"), "--choose", "1", "--grid", "0.1"))
                .isEqualTo(2);
        assertThat(message()).contains("two or more different rates");
    }

    /** On the real engine, from a step between two checkpoints. */
    private void theSameMethodForkedEndsTheSame(JsonNode parent) throws IOException {
        String id = parent.get("id").asText();
        assertThat(run("runs", "fork", id + "@6", "--method", "{method: online, temperature: 2}", "--json"))
                .as(message())
                .isZero();
        JsonNode fork = json().get("runs").get(0);
        assertThat(fork.get("parent").asText()).isEqualTo(id);
        for (String measure : List.of("lastTestAccuracy", "lastTestNegativeLogLikelihood", "validationAccuracy")) {
            assertThat(fork.get(measure)).isEqualTo(parent.get(measure));
        }
        assertThat(run("runs", "fork", id + "@80", "--method", "offline")).isEqualTo(2);
        assertThat(message()).contains("cannot be forked at step 80", "from 0 to 7");
        assertThat(run("runs", "fork", id + "@stage9", "--method", "offline")).isEqualTo(2);
        assertThat(run("runs", "fork", id + "@2", "--method", "{method: offline, tau: 3}"))
                .isEqualTo(2);
        assertThat(message()).contains("methods[0].tau", "unknown field");
    }

    @Test
    void whatIsNotThereIsOneMessageThatSaysWhatIs() throws IOException {
        Files.writeString(folder.resolve("plane.yaml"), SPECIFICATION.replace("name: mlp, width: 0.2", "name: mlq"));
        assertThat(run("run", path("plane.yaml"))).isEqualTo(2);
        assertThat(message()).contains("student.name", "mlq", "mlp", "resnet-20");
        Files.writeString(folder.resolve("plane.yaml"), SPECIFICATION);
        assertThat(run("run", path("plane.yaml"))).as(message()).isZero();
        assertThat(run("export", "report", "plain", "--out", path("report"))).isEqualTo(2);
        assertThat(message()).contains("plain", "runs list");
        assertThat(folder.resolve("report")).doesNotExist();
        assertThat(run("runs", "list", "--json")).isZero();
        String id = json().findValuesAsText("id").get(0);
        assertThat(run("export", "checkpoint", id + "@3", "--out", path("net"))).isEqualTo(2);
        assertThat(message()).contains("no checkpoint at step 3", "0, 4, 8");
        assertThat(folder.resolve("net")).doesNotExist();
    }
}
