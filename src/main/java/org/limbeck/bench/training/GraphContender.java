package org.limbeck.bench.training;

import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.limbeck.distill.loss.DistillationLoss;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.network.Network;
import org.limbeck.network.dl4j.Backend;
import org.limbeck.network.dl4j.GraphCompiler;
import org.limbeck.network.dl4j.GraphWeights;
import org.limbeck.network.dl4j.LossFunction;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;

/** A compiled graph that steps on one batch over and over. */
final class GraphContender implements Contender {
    static final double RATE = 1e-3;
    static final double MOMENTUM = 0.9;
    static final double WEIGHT_DECAY = 5e-4;

    private final String name;
    private final int batch;
    private final ComputationGraph graph;
    private final INDArray inputs;
    private final INDArray labels;

    GraphContender(String name, Network network, Backend backend, int batch, int outputs) {
        this.name = name;
        this.batch = batch;
        this.graph = GraphCompiler.compile(
                network.architecture(),
                new LossFunction(new DistillationLoss(Matching.KL, 1, 0)),
                new Nesterovs(RATE, MOMENTUM),
                WeightDecay.onWeights(WEIGHT_DECAY),
                0,
                backend);
        GraphWeights.load(graph, network);
        this.inputs = Nd4j.create(Noise.images(network.architecture().input(), batch), shape(network, batch), 'c');
        float[] rows = new float[batch * 2 * outputs];
        for (int i = 0; i < batch; i++) rows[i * 2 * outputs + outputs + i % outputs] = 1;
        this.labels = Nd4j.create(rows, new long[] {batch, 2L * outputs}, 'c');
    }

    private static long[] shape(Network network, int batch) {
        int[] one = network.architecture().input();
        long[] shape = new long[one.length + 1];
        shape[0] = batch;
        for (int axis = 0; axis < one.length; axis++) shape[axis + 1] = one[axis];
        return shape;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double rate(double seconds) {
        long start = System.nanoTime();
        long images = 0;
        double passed;
        do {
            graph.fit(new INDArray[] {inputs}, new INDArray[] {labels});
            images += batch;
            passed = (System.nanoTime() - start) * 1e-9;
        } while (passed < seconds);
        return images / passed;
    }

    @Override
    public void close() {
        graph.close();
        inputs.close();
        labels.close();
    }

    /** Images of nothing. */
    private static final class Noise {
        static float[] images(int[] shape, int count) {
            int size = count;
            for (int axis : shape) size *= axis;
            Random random = new Random(1);
            float[] values = new float[size];
            for (int i = 0; i < size; i++) values[i] = (float) random.nextGaussian();
            return values;
        }
    }
}
