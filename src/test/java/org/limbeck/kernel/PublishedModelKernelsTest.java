package org.limbeck.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.limbeck.base.JobControl;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.GraphCompiler;
import org.limbeck.network.dl4j.GraphWeights;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.model.BuiltInModels;
import org.limbeck.network.model.ModelSpec;
import org.limbeck.numeric.Matrix;
import org.limbeck.numeric.Precision;
import org.limbeck.numeric.Tensor;
import org.limbeck.theory.KernelKind;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Kernels and logits of the larger models in narrow versions: one derivative a parameter, and the graph in use. */
class PublishedModelKernelsTest {
    @ParameterizedTest
    @CsvSource({"resnet-18, 0.016, 8", "vgg-16, 0.01, 8"})
    void kernelsAgreeWithDualNumbers(String name, double width, int side) {
        agrees(name, width, side);
    }

    @ParameterizedTest
    @Tag("nightly")
    @CsvSource({"resnet-101, 0.016, 8", "mobilenet-v3-small, 0.1, 8", "mobilenet-v3-large, 0.1, 8", "resnet-56, 0.06, 8"
    })
    void kernelsOfTheDeepestAgreeWithDualNumbers(String name, double width, int side) {
        agrees(name, width, side);
    }

    private static void agrees(String name, double width, int side) {
        Network network = network(name, width, side, 2);
        Tensor inputs = inputs(2, side);
        double[][] expected = DualNetwork.kernel(network, inputs);
        assertThat(StructuredKernelTest.error(kernel(network, inputs, Precision.FLOAT64), expected))
                .as(name)
                .isLessThan(1e-9);
        assertThat(StructuredKernelTest.error(kernel(network, inputs, Precision.FLOAT32), expected))
                .as(name)
                .isLessThan(1e-4);
    }

    private static Matrix kernel(Network network, Tensor inputs, Precision precision) {
        return new StructuredKernel()
                .compute(network, inputs, KernelKind.FULL, precision, JobControl.none())
                .matrix();
    }

    @Test
    void theGraphThatIsTrainedAndTheWalkOfTheKernelGiveTheSameLogits() {
        NativeMath.initialise(2);
        for (String name : new String[] {
            "resnet-18", "resnet-50", "resnet-101", "vgg-16", "mobilenet-v3-large", "mobilenet-v3-small"
        }) {
            Network network = network(name, 0.2, 64, 5);
            Tensor inputs = inputs(2, 64);
            double[] walked = Logits.of(network, inputs, Precision.FLOAT64).doubles();
            var graph = GraphCompiler.compile(network.architecture(), new LossMSE(), new NoOp(), 0, 0);
            GraphWeights.load(graph, network);
            INDArray images = Nd4j.create(inputs.floats(), new long[] {2, 3, 64, 64}, 'c');
            double[] trained = graph.outputSingle(images).dup('c').data().asDouble();
            graph.close();
            double largest = 0;
            for (double logit : walked) largest = Math.max(largest, Math.abs(logit));
            assertThat(largest).isPositive();
            for (int i = 0; i < walked.length; i++) {
                assertThat(Math.abs(trained[i] - walked[i])).as(name).isLessThan(1e-4 * largest);
            }
        }
    }

    /** As initialised, with running statistics and offsets as a training might leave them. */
    private static Network network(String name, double width, int side, int outputs) {
        Architecture architecture =
                new BuiltInModels().build(new ModelSpec(name, width), new int[] {3, side, side}, outputs);
        Network start = Initialiser.initialise(architecture, 1);
        Random random = new Random(2);
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        start.parameters().forEach((key, tensor) -> {
            double[] values = tensor.doubles().clone();
            boolean weight = key.endsWith("/W");
            for (int i = 0; i < values.length && !weight; i++) {
                values[i] += key.endsWith("/variance") ? random.nextDouble() : 0.1 * random.nextGaussian();
            }
            parameters.put(key, Tensor.of(values, tensor.shape()));
        });
        return new Network(architecture, parameters);
    }

    private static Tensor inputs(int n, int side) {
        Random random = new Random(4);
        double[] values = new double[n * 3 * side * side];
        for (int i = 0; i < values.length; i++) values[i] = random.nextGaussian();
        return Tensor.of(values, n, 3, side, side);
    }
}
