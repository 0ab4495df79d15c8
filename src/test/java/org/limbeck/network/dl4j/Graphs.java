package org.limbeck.network.dl4j;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.limbeck.network.Architecture;
import org.limbeck.network.Initialiser;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.numeric.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** Compiled graphs for tests. */
public final class Graphs {
    private Graphs() {}

    /** With weights; its loss is linear in the logits. */
    static ComputationGraph linear(Network network) {
        return linear(network, Backend.preferred());
    }

    static ComputationGraph linear(Network network, Backend backend) {
        ComputationGraph graph = GraphCompiler.compile(
                network.architecture(), new LinearLoss(), new Sgd(1), WeightDecay.onWeights(0), 0, backend);
        GraphWeights.load(graph, network);
        return graph;
    }

    /** Ready for training from a seeded start. */
    static ComputationGraph trainable(Architecture architecture, double weightDecay) {
        ComputationGraph graph =
                GraphCompiler.compile(architecture, new LossMSE(), new Nesterovs(0.01, 0.9), weightDecay, 0);
        GraphWeights.load(graph, Initialiser.initialise(architecture, 1));
        return graph;
    }

    static INDArray array(Tensor tensor) {
        long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
        return Nd4j.create(tensor.floats().clone(), shape, 'c');
    }

    public static float[] floats(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    /** Standard normal numbers from a seed. */
    public static INDArray noise(long seed, long... shape) {
        java.util.Random random = new java.util.Random(seed);
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
        return Nd4j.create(values, shape, 'c');
    }
}
