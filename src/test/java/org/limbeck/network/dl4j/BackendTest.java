package org.limbeck.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.limbeck.network.GoldenNetworks;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.network.onednn.OneDnn;
import org.limbeck.numeric.Tensor;
import org.limbeck.numeric.npy.Npy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Whatever a graph computes with, training goes the same way: each backend against double precision. */
class BackendTest {
    private static final int STEPS = 3;

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(2);
    }

    @AfterEach
    void switchOn() {
        System.clearProperty(OneDnn.SWITCH);
    }

    @TestFactory
    List<DynamicTest> goldenNetworksTrainAlikeOnEveryArithmetic() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path folder : GoldenNetworks.folders()) {
            Network network = NetworkFolder.read(folder);
            Tensor inputs = Npy.read(folder.resolve("inputs.npy"));
            tests.addAll(agreement(folder.getFileName().toString(), network, inputs));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> builtInModelsTrainAlikeOnEveryArithmetic() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : List.of("mlp", "lenet-5", "resnet-8")) {
            int[] shape = {3, 32, 32};
            Network network = Initialiser.initialise(new BuiltInModels().build(new ModelSpec(name, 0.5), shape, 10), 7);
            INDArray noise = Graphs.noise(8, 16, 3, 32, 32);
            tests.addAll(agreement(name, network, Tensor.of(Graphs.floats(noise), 16, 3, 32, 32)));
        }
        return tests;
    }

    private static List<DynamicTest> agreement(String name, Network network, Tensor inputs) {
        double[] exact = trained(network, inputs, Backend.DOUBLE);
        return List.of(Backend.DIRECT, Backend.HELPERS, Backend.STOCK).stream()
                .map(backend -> DynamicTest.dynamicTest(
                        name + " on " + backend, () -> assertClose(trained(network, inputs, backend), exact)))
                .toList();
    }

    /** Parameters, running statistics and training losses behind a few steps, then the logits. */
    private static double[] trained(Network network, Tensor inputs, Backend backend) {
        ComputationGraph graph = GraphCompiler.compile(
                network.architecture(),
                new LossMSE(),
                new Nesterovs(1e-3, 0.9),
                new WeightDecay(1e-3, false, true),
                0,
                backend);
        GraphWeights.load(graph, network);
        INDArray images = Graphs.array(inputs).castTo(backend.type());
        INDArray labels = Graphs.noise(3, graph.outputSingle(images).shape()).castTo(backend.type());
        double[] losses = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            graph.fit(new INDArray[] {images}, new INDArray[] {labels});
            losses[step] = graph.score();
        }
        double[] parameters = GraphWeights.extract(graph, network.architecture()).parameters().values().stream()
                .flatMapToDouble(tensor -> Arrays.stream(tensor.doubles()))
                .toArray();
        double[] logits = graph.outputSingle(images).dup('c').data().asDouble();
        graph.close();
        double[] all = Arrays.copyOf(losses, losses.length + parameters.length + logits.length);
        System.arraycopy(parameters, 0, all, losses.length, parameters.length);
        System.arraycopy(logits, 0, all, losses.length + parameters.length, logits.length);
        return all;
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5 * Math.max(1, Math.abs(expected[i]))));
        }
    }

    @Test
    void theSwitchTurnsDirectCallsOff() {
        assertThat(Backend.preferred()).isEqualTo(Backend.DIRECT);
        System.setProperty(OneDnn.SWITCH, "off");
        assertThat(Backend.preferred()).isEqualTo(Backend.HELPERS);
    }
}
