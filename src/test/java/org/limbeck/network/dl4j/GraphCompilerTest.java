package org.limbeck.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.limbeck.network.Architecture;
import org.limbeck.network.GoldenNetworks;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.npy.Npy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class GraphCompilerTest {
    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(2);
    }

    /**
     * Single precision. The network of every type of layer normalises values of a small deviation as {@code factor x +
     * shift}, which cancels digits: its logits are off by 2e-6 to 1.5e-5, as the processor orders its sums.
     */
    @TestFactory
    List<DynamicTest> compiledGraphsGiveTheGoldenLogits() {
        return tests(GoldenNetworks.folders(), folder -> {
            double tolerance = folder.getFileName().toString().equals("every-type") ? 2e-5 : 1e-5;
            assertLogits(folder, Graphs.linear(NetworkFolder.read(folder)), tolerance);
        });
    }

    @TestFactory
    List<DynamicTest> inDoublePrecisionTheGoldenLogitsAreMetToTheirOwnPrecision() {
        return tests(
                GoldenNetworks.folders(),
                folder -> assertLogits(folder, Graphs.linear(NetworkFolder.read(folder), Backend.DOUBLE), 1e-6));
    }

    private static void assertLogits(Path folder, ComputationGraph graph, double tolerance) {
        INDArray inputs = Graphs.array(Npy.read(folder.resolve("inputs.npy")));
        INDArray logits = graph.outputSingle(inputs.castTo(graph.params().dataType()));
        float[] expected = Npy.read(folder.resolve("logits.npy")).floats();
        float[] actual = Graphs.floats(logits);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
            assertThat((double) actual[i]).isCloseTo(expected[i], within(allowed));
        }
    }

    @TestFactory
    List<DynamicTest> gradientsWithoutNormalisationGiveTheGoldenKernel() {
        List<Path> plain = GoldenNetworks.folders().stream()
                .filter(folder -> Files.exists(folder.resolve("kernel.npy")))
                .filter(folder -> NetworkFolder.read(folder).architecture().nodes().stream()
                        .noneMatch(Node.BatchNorm.class::isInstance))
                .toList();
        return tests(plain, GraphCompilerTest::assertKernel);
    }

    private static void assertKernel(Path folder) {
        Network network = NetworkFolder.read(folder);
        ComputationGraph graph = Graphs.linear(network);
        INDArray inputs = Graphs.array(Npy.read(folder.resolve("inputs.npy")));
        double[] expected = Npy.read(folder.resolve("kernel.npy")).doubles();
        List<INDArray> rows = new ArrayList<>();
        int side = (int) Math.round(Math.sqrt(expected.length));
        int outputs = side / (int) inputs.size(0);
        for (int row = 0; row < side; row++) {
            INDArray chosen = Nd4j.zeros(1, outputs);
            chosen.putScalar(0, row % outputs, 1);
            rows.add(gradient(graph, inputs.slice(row / outputs).reshape(one(inputs)), chosen));
        }
        double error = 0;
        double size = 0;
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double inner = Nd4j.getBlasWrapper().dot(rows.get(i), rows.get(j));
                error += Math.pow(inner - expected[i * side + j], 2);
                size += Math.pow(expected[i * side + j], 2);
            }
        }
        assertThat(Math.sqrt(error / size)).isLessThan(1e-5);
    }

    @TestFactory
    List<DynamicTest> gradientsInTrainingAgreeWithFiniteDifferences() {
        return tests(GoldenNetworks.folders(), GraphCompilerTest::assertGradient);
    }

    private static void assertGradient(Path folder) {
        ComputationGraph graph = Graphs.linear(NetworkFolder.read(folder));
        INDArray inputs = Graphs.array(Npy.read(folder.resolve("inputs.npy")));
        INDArray labels = Graphs.noise(
                3, Graphs.array(Npy.read(folder.resolve("logits.npy"))).shape());
        INDArray slope = gradient(graph, inputs, labels);
        double step = 5e-5
                * graph.params().norm2Number().doubleValue()
                / slope.norm2Number().doubleValue();
        INDArray start = graph.params().dup();
        double above = score(graph, start.add(slope.mul(step)), inputs, labels);
        double below = score(graph, start.sub(slope.mul(step)), inputs, labels);
        double expected =
                slope.norm2Number().doubleValue() * slope.norm2Number().doubleValue();
        assertThat((above - below) / (2 * step)).isCloseTo(expected, within(0.02 * expected));
    }

    private static double score(ComputationGraph graph, INDArray params, INDArray inputs, INDArray labels) {
        graph.params().assign(params);
        INDArray logits = graph.output(true, inputs)[0];
        return logits.mul(labels).sumNumber().doubleValue();
    }

    /** Trainable parameters' gradient; running statistics' part is cleared. */
    private static INDArray gradient(ComputationGraph graph, INDArray inputs, INDArray labels) {
        graph.setInputs(inputs);
        graph.setLabels(labels);
        graph.computeGradientAndScore();
        for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
            if (layer instanceof org.deeplearning4j.nn.layers.normalization.BatchNormalization) {
                String name = layer.conf().getLayer().getLayerName();
                graph.gradient().getGradientFor(name + "_mean").assign(0);
                graph.gradient().getGradientFor(name + "_var").assign(0);
            }
        }
        return graph.getFlattenedGradients().dup();
    }

    @Test
    void aNodeReadByTwoOthersIsLeftAsItIs() {
        Architecture fork = new Architecture(
                new int[] {2},
                "sum",
                List.of(
                        new Node.Activation("same", List.of("input"), org.limbeck.network.Nonlinearity.IDENTITY),
                        new Node.Activation("relu", List.of("same"), org.limbeck.network.Nonlinearity.RELU),
                        new Node.Add("sum", List.of("same", "relu", "same"))));
        ComputationGraph graph =
                GraphCompiler.compile(fork, new LinearLoss(), new org.nd4j.linalg.learning.config.NoOp(), 0, 0);
        INDArray inputs = Nd4j.createFromArray(new float[][] {{-1, 2}});
        assertThat(Graphs.floats(graph.outputSingle(inputs))).containsExactly(-2, 6);
        assertThat(Graphs.floats(graph.output(true, inputs)[0])).containsExactly(-2, 6);
        assertThat(Graphs.floats(inputs)).containsExactly(-1, 2);
    }

    @Test
    void trainingTwiceGivesTheSameBits() {
        Architecture architecture = new BuiltInModels().build(new ModelSpec("resnet-8", 0.5), new int[] {3, 16, 16}, 4);
        float[] first = trained(architecture);
        assertThat(trained(architecture)).isEqualTo(first);
    }

    private static float[] trained(Architecture architecture) {
        ComputationGraph graph = Graphs.trainable(architecture, 1e-3);
        DataSet batch = new DataSet(Graphs.noise(1, 16, 3, 16, 16), Graphs.noise(2, 16, 4));
        for (int step = 0; step < 5; step++) graph.fit(batch);
        return Graphs.floats(graph.params());
    }

    @Test
    void runningStatisticsKeepNineTenths() {
        Architecture architecture =
                new Architecture(new int[] {3}, "norm", List.of(new Node.BatchNorm("norm", List.of("input"), 1e-5)));
        ComputationGraph graph = Graphs.trainable(architecture, 0);
        INDArray inputs = Graphs.noise(4, 20, 3).addi(2);
        graph.fit(new DataSet(inputs, Graphs.noise(5, 20, 3)));
        Network after = GraphWeights.extract(graph, architecture);
        for (int channel = 0; channel < 3; channel++) {
            INDArray column = inputs.getColumn(channel);
            double mean = 0.1 * column.meanNumber().doubleValue();
            double variance = 0.9 + 0.1 * column.var(false, 0).getDouble(0);
            assertThat(after.parameter("norm", "mean").get(channel)).isCloseTo(mean, within(1e-6));
            assertThat(after.parameter("norm", "variance").get(channel)).isCloseTo(variance, within(1e-6));
        }
    }

    @Test
    void weightDecayShrinksWeightsAlone() {
        Architecture architecture = new BuiltInModels().build(new ModelSpec("resnet-8", 0.5), new int[] {3, 8, 8}, 2);
        DataSet batch = new DataSet(Graphs.noise(1, 8, 3, 8, 8), Graphs.noise(2, 8, 2));
        ComputationGraph plain = Graphs.trainable(architecture, 0);
        ComputationGraph decayed = Graphs.trainable(architecture, 0.5);
        Network start = GraphWeights.extract(plain, architecture);
        plain.fit(batch);
        decayed.fit(batch);
        Network free = GraphWeights.extract(plain, architecture);
        Network shrunk = GraphWeights.extract(decayed, architecture);
        start.parameters().forEach((name, values) -> {
            double factor = name.endsWith("/W") ? 0.01 * 0.5 : 0;
            for (int i = 0; i < values.size(); i++) {
                double expected = free.parameters().get(name).get(i) - factor * values.get(i);
                assertThat(shrunk.parameters().get(name).get(i)).as(name).isCloseTo(expected, within(1e-6));
            }
        });
    }

    @Test
    void theConfigurationSurvivesJson() {
        Network network = NetworkFolder.read(GoldenNetworks.everyType());
        ComputationGraph graph = GraphCompiler.compile(
                network.architecture(),
                new org.nd4j.linalg.lossfunctions.impl.LossMSE(),
                new org.nd4j.linalg.learning.config.Nesterovs(0.1),
                1e-4,
                0);
        ComputationGraphConfiguration again =
                ComputationGraphConfiguration.fromJson(graph.getConfiguration().toJson());
        assertThat(again.toJson()).isEqualTo(graph.getConfiguration().toJson());
        ComputationGraph reread = new ComputationGraph(again);
        reread.init();
        GraphWeights.load(reread, network);
        assertThat(GraphWeights.extract(reread, network.architecture()).parameters())
                .hasSameSizeAs(network.parameters());
    }

    private static long[] one(INDArray inputs) {
        long[] shape = inputs.shape().clone();
        shape[0] = 1;
        return shape;
    }

    private static List<DynamicTest> tests(List<Path> folders, java.util.function.Consumer<Path> check) {
        return folders.stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check.accept(folder)))
                .toList();
    }
}
