package org.limbeck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.app.InProcess;
import org.limbeck.experiment.SampleRuns;
import org.limbeck.experiment.spec.RunSpec;
import org.limbeck.store.LimbeckEngine;

/** {@code compare} on a workspace of made-up runs. */
class CompareCommandTest {
    @TempDir
    Path folder;

    private Path workspace;

    @BeforeEach
    void runs() {
        workspace = folder.resolve("workspace");
        try (LimbeckEngine engine = LimbeckEngine.open(workspace, 1)) {
            for (RunSpec run : SampleRuns.all()) {
                engine.runs().create(run);
                engine.runs().append(run.id(), SampleRuns.events(run));
            }
        }
    }

    private InProcess.Answer run(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("--workspace", workspace.toString(), "compare"));
        line.addAll(List.of(arguments));
        return InProcess.run(line);
    }

    private JsonNode json(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.add("--json");
        InProcess.Answer answer = run(line.toArray(String[]::new));
        assertThat(answer.code()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    @Test
    void anExperimentsMethodsComeWithTheirSpreadPairsAndSentences() throws Exception {
        JsonNode json = json("sample");
        assertThat(json.get("methods")).hasSize(5);
        assertThat(json.at("/methods/1/method").asText()).isEqualTo("offline, τ 1");
        assertThat(json.at("/methods/1/last/count").asInt()).isEqualTo(3);
        assertThat(json.get("pairs")).hasSize(4);
        assertThat(json.at("/pairs/0/baseline").asText()).isEqualTo("none");
        assertThat(json.at("/pairs/0/leastP").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/pairs/0/tooFew").asBoolean()).isTrue();
        assertThat(json.at("/pairs/0/seeds")).hasSize(3);
        assertThat(json.get("findings")).hasSize(4);
        assertThat(json.get("differences")).isEmpty();
    }

    @Test
    void twoRunsComeWithWhatSetsThemApart() throws Exception {
        JsonNode json = json("r-offline1-0", "r-offline4-1");
        assertThat(json.at("/differences/0/field").asText()).isEqualTo("method.temperature");
        assertThat(json.at("/differences/0/left").asText()).isEqualTo("1.0");
        assertThat(json.at("/differences/1/field").asText()).isEqualTo("seed");
        assertThat(json.get("differences")).hasSize(2);
    }

    @Test
    void textIsReadableAndNamesTheAccuracies() throws Exception {
        InProcess.Answer answer = run("e-1", "--by", "validation-selected", "--baseline", "online, tau 4");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .contains("validation-selected", "best (looks at the test set)", "offline, τ 4 against online, τ 4: ")
                .contains("paired by seed, test accuracy, epoch chosen on validation split")
                .contains("cannot give a smaller p than 0.25");
    }

    @Test
    void whatCannotBeComparedIsRefused() throws Exception {
        for (String[] bad : new String[][] {
            {"nobody", "there is no experiment or run of this name"},
            {"sample --by best", "looks at the test set"},
            {"sample --baseline x", "there is no method \"x\""}
        }) {
            InProcess.Answer answer = run(bad[0].split(" "));
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains(bad[1]);
        }
    }
}
