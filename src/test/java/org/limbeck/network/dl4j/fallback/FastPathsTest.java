package org.limbeck.network.dl4j.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.limbeck.network.Architecture;
import org.limbeck.network.Node;
import org.limbeck.network.dl4j.GraphCompiler;
import org.limbeck.network.dl4j.Graphs;
import org.limbeck.network.dl4j.LinearLoss;
import org.limbeck.network.dl4j.NativeMath;
import org.limbeck.network.dl4j.vertex.Planes;
import org.limbeck.network.onednn.ReluGradient;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.config.Sgd;

/** Layers of our own against the stock ones that they replace. */
class FastPathsTest {
    /** Before each: compiling a graph for oneDNN called directly switches DL4J's helpers off. */
    @BeforeEach
    void loadNativeMath() {
        NativeMath.initialise(2);
    }

    @Test
    void batchNormalisationAgreesWithDl4jInEverything() {
        BatchNormalization stock = new BatchNormalization.Builder()
                .eps(1e-3)
                .decay(0.9)
                .nIn(5)
                .nOut(5)
                .useLogStd(false)
                .build();
        INDArray inputs = Graphs.noise(1, 6, 5, 7, 3).muli(2).addi(3);
        assertSameStep(stock, new LeanBatchNorm(5, 1e-3, 0.9), inputs, inputs.shape());
    }

    @Test
    void convolutionAgreesWithDl4jInEverything() {
        ConvolutionLayer.Builder builder =
                new ConvolutionLayer.Builder(new int[] {3, 2}, new int[] {2, 1}, new int[] {1, 1});
        builder.nIn(4).nOut(6).activation(Activation.IDENTITY);
        INDArray inputs = Graphs.noise(1, 5, 4, 9, 6);
        assertSameStep(builder.build(), new LeanConvolution(builder), inputs, 5, 6, 5, 7);
    }

    private static void assertSameStep(Layer stock, Layer ours, INDArray inputs, long... outputs) {
        ComputationGraph expected = graph(stock);
        ComputationGraph actual = graph(ours);
        actual.params().assign(expected.params());
        INDArray labels = Graphs.noise(2, outputs);
        for (ComputationGraph graph : List.of(expected, actual)) {
            for (int step = 0; step < 3; step++) {
                graph.fit(new INDArray[] {inputs}, new INDArray[] {labels});
            }
        }
        assertClose(actual.params(), expected.params());
        assertClose(actual.output(inputs)[0], expected.output(inputs)[0]);
        assertClose(actual.output(true, inputs)[0], expected.output(true, inputs)[0]);
    }

    /** The layer, a pass-through below it whose gradient shows what the layer sends down, and a linear loss. */
    private static ComputationGraph graph(Layer layer) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(3)
                .updater(new Sgd(1e-2))
                .graphBuilder()
                .addInputs("in")
                .addLayer("below", below(layer), "in")
                .addLayer("layer", layer, "below")
                .addLayer(
                        "loss",
                        new org.deeplearning4j.nn.conf.layers.CnnLossLayer.Builder(new LinearLoss())
                                .activation(Activation.IDENTITY)
                                .build(),
                        "layer")
                .setOutputs("loss")
                .build());
        graph.init();
        return graph;
    }

    private static Layer below(Layer layer) {
        long channels = ((org.deeplearning4j.nn.conf.layers.FeedForwardLayer) layer).getNIn();
        return new ConvolutionLayer.Builder(1, 1)
                .nIn(channels)
                .nOut(channels)
                .activation(Activation.IDENTITY)
                .build();
    }

    @Test
    void theFirstMaximumInRowOrderGetsTheGradient() {
        Architecture pooled = new Architecture(
                new int[] {1, 3, 3},
                "flat",
                List.of(
                        new Node.MaxPool(
                                "pool", List.of("input"), new int[] {2, 2}, new int[] {2, 2}, new int[] {1, 1}),
                        new Node.Flatten("flat", List.of("pool"))));
        ComputationGraph graph = GraphCompiler.compile(pooled, new LinearLoss(), new NoOp(), 0, 0);
        INDArray inputs =
                Nd4j.createFromArray(-1f, -2, -2, -3, -5, -5, -4, -5, -5).reshape(1, 1, 3, 3);
        assertThat(Graphs.floats(graph.outputSingle(inputs))).containsExactly(-1, -2, -3, -5);
        MaxWindows windows = new MaxWindows(3, 3, 2, 2, new int[] {2, 2}, new int[] {2, 2}, new int[] {1, 1});
        float[] below = new float[9];
        windows.scatter(Graphs.floats(inputs), new float[] {1, 2, 3, 4}, below);
        assertThat(below).containsExactly(1, 2, 0, 3, 4, 0, 0, 0, 0);
    }

    @Test
    void gradientsPassReluOnlyAboveZero() {
        INDArray inputs = Nd4j.createFromArray(1f, -1f, 0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, 1e30f, -1e30f);
        INDArray gradients = Nd4j.createFromArray(1f, 2f, 3f, 4f, -5f, 6f, 7f, 8f);
        INDArray out = Nd4j.create(8);
        ReluGradient.pass(inputs, gradients, out);
        assertThat(Graphs.floats(out)).containsExactly(1, 0, 0, 0, -5, 0, 7, 0);
    }

    @Test
    void planesOutOfOrderAreCopiedForReadingAndRefusedForWriting() {
        INDArray turned = Graphs.noise(1, 2, 4, 3, 3).permute(0, 1, 3, 2);
        float[] plane = new float[9];
        Planes.reading(turned).read(1, 2, plane);
        assertThat(plane[1]).isEqualTo(turned.getFloat(1, 2, 0, 1));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Planes.writing(turned))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertClose(INDArray actual, INDArray expected) {
        float[] left = Graphs.floats(actual);
        float[] right = Graphs.floats(expected);
        assertThat(left).hasSameSizeAs(right);
        for (int i = 0; i < left.length; i++) {
            assertThat(left[i]).isCloseTo(right[i], within(1e-5f * Math.max(1, Math.abs(right[i]))));
        }
    }
}
