package org.limbeck.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.limbeck.network.GoldenNetworks;
import org.limbeck.network.Network;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Npy;
import org.limbeck.numeric.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class GoldenLogitsTest {
    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(2);
    }

    @TestFactory
    List<DynamicTest> compiledGraphsGiveTheGoldenLogits() {
        return GoldenNetworks.folders().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> assertLogits(folder)))
                .toList();
    }

    private static void assertLogits(Path folder) {
        Network network = NetworkFolder.read(folder);
        ComputationGraph graph = GraphCompiler.compile(network.architecture(), new LossMSE(), new Sgd(0.1), 0, 0);
        GraphWeights.load(graph, network);
        Tensor inputs = Npy.read(folder.resolve("inputs.npy"));
        long[] shape = Arrays.stream(inputs.shape()).asLongStream().toArray();
        INDArray logits = graph.outputSingle(Nd4j.create(inputs.floats(), shape, 'c'));
        float[] expected = Npy.read(folder.resolve("logits.npy")).floats();
        float[] actual = logits.dup('c').data().asFloat();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
