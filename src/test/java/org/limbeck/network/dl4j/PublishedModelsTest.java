package org.limbeck.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The larger models as they are trained: their gradients, on the backend in use and against finite differences. */
class PublishedModelsTest {
    private static final int BATCH = 6;
    private static final int SIDE = 32;
    private static final double CLOSE = 2e-3;

    @BeforeAll
    static void loadNativeMath() {
        NativeMath.initialise(2);
    }

    @ParameterizedTest
    @CsvSource({"resnet-18, 0.1", "mobilenet-v3-small, 0.35"})
    void gradientsAreTheGradientsOfTheTrainingLoss(String name, double width) {
        check(name, width);
    }

    @ParameterizedTest
    @Tag("nightly")
    @CsvSource({"resnet-50, 0.1", "resnet-101, 0.05", "resnet-56, 0.5", "vgg-16, 0.1", "mobilenet-v3-large, 0.35"})
    void gradientsOfTheDeepestAreTheGradientsOfTheTrainingLoss(String name, double width) {
        check(name, width);
    }

    private static void check(String name, double width) {
        Architecture architecture = new BuiltInModels().build(new ModelSpec(name, width), new int[] {3, SIDE, SIDE}, 4);
        Network network = Initialiser.initialise(architecture, 3);
        ComputationGraph exact = graph(network, Backend.DOUBLE);
        double[] gradient = gradient(exact);
        Random random = new Random(5);
        double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
        for (int checked = 0; checked < 6; ) {
            int at = random.nextInt(gradient.length);
            if (Math.abs(gradient[at]) < 1e-3 * largest) continue;
            assertThat(finiteDifference(exact, at))
                    .as("%s, weight %d", name, at)
                    .isCloseTo(gradient[at], within(1e-4 * largest));
            checked++;
        }
        double[] expected = byNode(exact, gradient, architecture);
        exact.close();
        double error = distance(single(network, Backend.preferred()), expected);
        // So deep a network magnifies rounding: then single precision on stock layers says how much is its own.
        if (error > CLOSE) {
            assertThat(error).as(name).isLessThan(3 * distance(single(network, Backend.STOCK), expected));
        }
    }

    private static double[] single(Network network, Backend backend) {
        ComputationGraph graph = graph(network, backend);
        double[] gradient = byNode(graph, gradient(graph), network.architecture());
        graph.close();
        return gradient;
    }

    /** Graphs on different backends lay parameters out differently: through the exchange format they are alike. */
    private static double[] byNode(ComputationGraph graph, double[] flat, Architecture architecture) {
        graph.params()
                .assign(Nd4j.create(flat)
                        .castTo(graph.params().dataType())
                        .reshape(graph.params().shape()));
        return GraphWeights.extract(graph, architecture).parameters().values().stream()
                .flatMapToDouble(tensor -> Arrays.stream(tensor.doubles()))
                .toArray();
    }

    private static ComputationGraph graph(Network network, Backend backend) {
        ComputationGraph graph = GraphCompiler.compile(
                network.architecture(), new LossMSE(), new NoOp(), WeightDecay.onWeights(0), 0, backend);
        GraphWeights.load(graph, network);
        graph.setInputs(Graphs.noise(8, BATCH, 3, SIDE, SIDE).castTo(backend.type()));
        graph.setLabels(Graphs.noise(9, BATCH, 4).castTo(backend.type()));
        return graph;
    }

    /** Of the mean loss in batch normalisation's own batch; running statistics have none. */
    private static double[] gradient(ComputationGraph graph) {
        graph.computeGradientAndScore();
        graph.gradient().gradientForVariable().forEach((parameter, part) -> {
            if (parameter.endsWith("_mean") || parameter.endsWith("_var")) part.assign(0);
        });
        INDArray flat = graph.gradient().gradient();
        double[] gradient = flat.dup().data().asDouble();
        for (int i = 0; i < gradient.length; i++) gradient[i] /= BATCH;
        return gradient;
    }

    private static double finiteDifference(ComputationGraph graph, int weight) {
        double step = 1e-6;
        double value = graph.params().getDouble(weight);
        graph.params().putScalar(weight, value + step);
        graph.computeGradientAndScore();
        double above = graph.score();
        graph.params().putScalar(weight, value - step);
        graph.computeGradientAndScore();
        double below = graph.score();
        graph.params().putScalar(weight, value);
        return (above - below) / (2 * step);
    }

    /** Relative to the length of the expected. */
    private static double distance(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double difference = 0;
        double length = 0;
        for (int i = 0; i < actual.length; i++) {
            difference += Math.pow(actual[i] - expected[i], 2);
            length += expected[i] * expected[i];
        }
        return Math.sqrt(difference / length);
    }
}
