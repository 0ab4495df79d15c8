package org.limbeck.cli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.limbeck.cli.console.Console;
import org.limbeck.cli.console.GlobalOptions;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import picocli.CommandLine;

/** {@code forecast --json} on small arrays whose answers are known by hand. */
class ForecastCommandTest {
    @TempDir
    Path folder;

    private String save(String name, double[] values, int... shape) {
        Path file = folder.resolve(name);
        Npy.write(file, Tensor.of(values, shape));
        return file.toString();
    }

    private JsonNode forecast(String... arguments) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true);
        GlobalOptions options = new GlobalOptions();
        CommandLine root =
                new CommandLine(options).addSubcommand(new ForecastCommand(new Console(print, print, options)));
        List<String> line = new ArrayList<>(List.of("--json", "forecast"));
        line.addAll(List.of(arguments));
        assertThat(root.execute(line.toArray(String[]::new))).as(out.toString()).isZero();
        return new ObjectMapper().readTree(out.toByteArray());
    }

    /** Each of two examples is predicted from the other alone: {@code k / (k_ii + e) y}. */
    @Test
    void anExampleIsForecastFromTheOthers() throws IOException {
        JsonNode json = forecast(
                "--kernel",
                save("k.npy", new double[] {2, 1, 1, 2}, 2, 2),
                "--targets",
                save("y.npy", new double[] {1, -1}, 2),
                "--ridge",
                "0.5");
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly("n", "d", "ridge", "leaveOneOutMse", "gcv", "leaveOneOutAccuracy", "recommendedAlpha");
        assertThat(json.get("n").asInt()).isEqualTo(2);
        assertThat(json.get("d").asInt()).isEqualTo(1);
        assertThat(json.get("ridge").asDouble()).isEqualTo(0.5);
        assertThat(json.get("leaveOneOutMse").asDouble()).isCloseTo(16 / 9.0, within(1e-12));
        assertThat(json.get("gcv").asDouble()).isCloseTo(16 / 9.0, within(1e-12));
        assertThat(json.get("leaveOneOutAccuracy").isNull()).isTrue();
        assertThat(json.get("recommendedAlpha").isNull()).isTrue();
    }

    /** Predictions -1/3 and 1/3 by half the size: the teacher's are half the labels', so alpha is beyond 1. */
    @Test
    void labelsOfEitherConventionGiveAccuracyAndAlpha() throws IOException {
        String kernel = save("k.npy", new double[] {2, 1, 1, 2}, 2, 2);
        String targets = save("y.npy", new double[] {0.5, -0.5}, 2);
        for (double[] labels : new double[][] {{1, 0}, {1, -1}}) {
            JsonNode json = forecast(
                    "--kernel", kernel, "--targets", targets, "--labels", save("l.npy", labels, 2), "--ridge", "0.5");
            assertThat(json.get("leaveOneOutAccuracy").asDouble()).isZero();
            // p_l = -y/3, p_t = -y/6: y = (1 - a) (-1/3) + a (-1/6) asks for a = 8.
            assertThat(json.get("recommendedAlpha").asDouble()).isCloseTo(8, within(1e-9));
        }
    }

    @Test
    void aSmallKernelWithSeveralOutputsIsAClassMeanOneAndAWholeOneFull() throws IOException {
        double[] y = {0.75, -0.25, -0.5, 0.5};
        double[] whole = new double[16];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                for (int c = 0; c < 2; c++) whole[(i * 2 + c) * 4 + j * 2 + c] = i == j ? 2 : 1;
            }
        }
        String targets = save("y.npy", y, 2, 2);
        String labels = save("l.npy", new double[] {0, 1}, 2);
        JsonNode mean = forecast(
                "--kernel", save("k.npy", new double[] {2, 1, 1, 2}, 2, 2), "--targets", targets, "--labels", labels);
        JsonNode full = forecast("--kernel", save("f.npy", whole, 4, 4), "--targets", targets, "--labels", labels);
        assertThat(mean.get("d").asInt()).isEqualTo(2);
        assertThat(mean.get("ridge").asDouble()).isEqualTo(1e-6);
        for (String name : List.of("leaveOneOutMse", "gcv", "leaveOneOutAccuracy", "recommendedAlpha")) {
            assertThat(mean.get(name).asDouble()).isCloseTo(full.get(name).asDouble(), within(1e-9));
        }
    }
}
