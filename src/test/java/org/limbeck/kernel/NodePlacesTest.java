package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.limbeck.base.JobControl;
import org.limbeck.network.Architectures;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.network.dl4j.Backend;
import org.limbeck.network.dl4j.GraphCompiler;
import org.limbeck.network.dl4j.GraphWeights;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.network.exchange.NetworkFolder;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/**
 * Every alternative of {@link Node} is known in all places that CONTRIBUTING.md names under "a layer type": a network
 * that has one of each goes through them all.
 */
class NodePlacesTest {
    private static final SmallNetworks BUILDER = oneOfEach();
    private static final Network NETWORK = BUILDER.build();

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(1);
    }

    private static SmallNetworks oneOfEach() {
        SmallNetworks net = new SmallNetworks(3, 2, 8, 8)
                .convolution(2, 4, 3, 1, 1)
                .batchNorm(4)
                .activation(Nonlinearity.RELU)
                .maxPool(new int[] {2, 2}, new int[] {2, 2}, new int[] {0, 0});
        String trunk = net.last();
        String branch = net.convolution(4, 4, 3, 1, 1).last();
        String sum = net.add(trunk, branch).last();
        String gate = net.globalPool()
                .dense(4, 4, true)
                .activation(Nonlinearity.SIGMOID)
                .last();
        String gated = net.multiply(sum, gate).last();
        String average = net.averagePool(new int[] {2, 2}, new int[] {2, 2}, new int[] {0, 0})
                .last();
        String cut = net.from(gated).shortcut(2, 6).last();
        return net.concat(average, cut).flatten().dense(10 * 4, 3, true);
    }

    @Test
    void theNetworkHasOneOfEach() {
        Set<Class<?>> present =
                NETWORK.architecture().nodes().stream().map(Node::getClass).collect(Collectors.toSet());
        assertThat(present).containsExactlyInAnyOrder(Node.class.getPermittedSubclasses());
    }

    @Test
    void shapesAndParametersAreKnown() {
        assertThat(Architectures.parameterShapes(NETWORK.architecture()).keySet())
                .isEqualTo(NETWORK.parameters().keySet());
        Architectures.parameterShapes(NETWORK.architecture())
                .forEach((name, shape) ->
                        assertThat(NETWORK.parameters().get(name).shape()).isEqualTo(shape));
    }

    @Test
    void theExchangeFormatBringsThemBack(@TempDir Path folder) {
        NetworkFolder.write(folder, NETWORK);
        Network copy = NetworkFolder.read(folder);
        assertThat(NetworkFolder.describe(copy.architecture()))
                .isEqualTo(NetworkFolder.describe(NETWORK.architecture()));
        assertThat(copy.parameters().keySet()).isEqualTo(NETWORK.parameters().keySet());
    }

    @Test
    void theKernelIsThatOfTheJacobian() {
        Tensor inputs = BUILDER.inputs(5);
        Matrix expected;
        try (Jacobian jacobian = Jacobian.of(NETWORK, inputs)) {
            expected = jacobian.gram();
            assertThat(jacobian.parameters()).isEqualTo(trainable());
        }
        Matrix actual = new StructuredKernel()
                .compute(NETWORK, inputs, KernelKind.FULL, Precision.FLOAT64, JobControl.none())
                .matrix();
        double scale = 0;
        for (double value : expected.values()) scale = Math.max(scale, Math.abs(value));
        for (int i = 0; i < expected.values().length; i++) {
            assertThat(actual.values()[i]).isCloseTo(expected.values()[i], within(1e-10 * scale));
        }
    }

    /** All but running statistics. */
    private static long trainable() {
        return NETWORK.parameters().entrySet().stream()
                .filter(entry ->
                        !entry.getKey().endsWith("/mean") && !entry.getKey().endsWith("/variance"))
                .mapToLong(entry -> entry.getValue().size())
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void everyBackendCompilesThemAndKeepsTheirWeights(Backend backend) {
        if (backend == Backend.DIRECT && Backend.preferred() != Backend.DIRECT) return;
        ComputationGraph graph = GraphCompiler.compile(
                NETWORK.architecture(), new LossMSE(), new Sgd(1), WeightDecay.onWeights(0), 0, backend);
        try {
            GraphWeights.load(graph, NETWORK);
            Network back = GraphWeights.extract(graph, NETWORK.architecture());
            NETWORK.parameters().forEach((name, tensor) -> {
                double[] values = back.parameters().get(name).doubles();
                for (int i = 0; i < values.length; i++) {
                    assertThat(values[i]).as(name).isCloseTo(tensor.doubles()[i], within(1e-6));
                }
            });
        } finally {
            graph.close();
        }
    }
}
