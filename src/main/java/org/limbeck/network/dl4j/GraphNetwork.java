package org.limbeck.network.dl4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.limbeck.network.Architecture;
import org.limbeck.network.LogitLoss;
import org.limbeck.network.Network;
import org.limbeck.network.Optimiser;
import org.limbeck.network.TrainableNetwork;
import org.limbeck.network.UpdateRule;
import org.limbeck.network.dl4j.optimiser.Adam;
import org.limbeck.network.dl4j.optimiser.GradientClip;
import org.limbeck.network.dl4j.optimiser.SgdMomentum;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.numeric.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** A DL4J graph behind the port, whatever its layers compute with ({@link Backend}). */
public final class GraphNetwork implements TrainableNetwork {
    private final Architecture architecture;
    private final ComputationGraph graph;
    private final boolean penalised;
    private final Map<Integer, FloatBatch> inputs = new HashMap<>();
    private final Map<Integer, FloatBatch> targets = new HashMap<>();
    private LogitLoss loss;

    private GraphNetwork(Architecture architecture, ComputationGraph graph, boolean penalised) {
        this.architecture = architecture;
        this.graph = graph;
        this.penalised = penalised;
    }

    /**
     * Compiled; load a start. @throws org.limbeck.base.UserError when the architecture does not fit together
     *
     * @param seed of DL4J's own generator
     */
    public static TrainableNetwork compile(Architecture architecture, UpdateRule rule, long seed, Backend backend) {
        Optimiser optimiser = rule.optimiser();
        boolean coupled = optimiser.name() == Optimiser.Rule.ADAM;
        WeightDecay decay = new WeightDecay(rule.weightDecay(), coupled, optimiser.decayNormAndBias());
        ComputationGraph graph =
                GraphCompiler.compile(architecture, new LossMSE(), updater(rule), decay, seed, backend);
        if (optimiser.clipNorm() > 0) graph.setListeners(new GradientClip(optimiser.clipNorm()));
        return new GraphNetwork(architecture, graph, rule.weightDecay() > 0);
    }

    /** Only to be asked for logits; load weights first. */
    public static TrainableNetwork forInference(Architecture architecture) {
        ComputationGraph graph =
                GraphCompiler.compile(architecture, new LossMSE(), new NoOp(), WeightDecay.onWeights(0), 0);
        return new GraphNetwork(architecture, graph, false);
    }

    private static IUpdater updater(UpdateRule rule) {
        RateByStep rate = new RateByStep(rule.rate());
        return switch (rule.optimiser().name()) {
            case SGD -> new SgdMomentum(rate, rule.momentum());
            case SGD_NESTEROV -> new Nesterovs(rate, rule.momentum());
            case ADAM, ADAMW -> new Adam(rate, rule.momentum());
        };
    }

    @Override
    public Map<String, Integer> layers() {
        Map<String, Integer> layers = new TreeMap<>();
        LayerPaths.of(graph).values().forEach(path -> layers.merge(path.label(), 1, Integer::sum));
        return layers;
    }

    @Override
    public double step(float[] batch, float[] rows, LogitLoss next) {
        if (!next.equals(loss)) install(next);
        INDArray images = push(batch);
        int n = (int) images.size(0);
        INDArray labels = targets.computeIfAbsent(rows.length, length -> new FloatBatch(type(), n, length / n))
                .push(rows);
        double penalty = penalised ? graph.calcRegularizationScore(true) : 0;
        graph.fit(new INDArray[] {images}, new INDArray[] {labels});
        return graph.score() - penalty;
    }

    private void install(LogitLoss next) {
        ((LossLayer) graph.getOutputLayer(0).conf().getLayer()).setLossFn(new LossFunction(next));
        loss = next;
    }

    @Override
    public float[] logits(float[] batch) {
        try (INDArray output = graph.outputSingle(false, push(batch));
                INDArray ordered = output.dup('c')) {
            return ordered.data().asFloat();
        }
    }

    /** Into an array of its own for each size of batch, so that no step touches fresh memory. */
    private INDArray push(float[] batch) {
        return inputs.computeIfAbsent(batch.length, length -> new FloatBatch(type(), shape(length)))
                .push(batch);
    }

    private long[] shape(int length) {
        int[] one = architecture.input();
        long[] shape = new long[one.length + 1];
        shape[0] = length / Tensor.sizeOf(one);
        for (int axis = 0; axis < one.length; axis++) shape[axis + 1] = one[axis];
        return shape;
    }

    private DataType type() {
        return graph.params().dataType();
    }

    @Override
    public boolean finite() {
        return Double.isFinite(graph.params().sumNumber().doubleValue());
    }

    @Override
    public Network weights() {
        return GraphWeights.extract(graph, architecture);
    }

    @Override
    public void load(Network weights) {
        GraphWeights.load(graph, weights);
    }

    @Override
    public String layout() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(graph.paramTable())
                .forEach((name, array) ->
                        text.append(name).append(Arrays.toString(array.shape())).append(' '));
        return text.toString();
    }

    @Override
    public State state() {
        if (type() != DataType.FLOAT) throw new IllegalStateException("a training state holds single precision");
        return new State(
                graph.params().data().asFloat(), optimiserState().data().asFloat());
    }

    @Override
    public void resume(State state, long step) {
        FloatBatch.overwrite(graph.params(), state.parameters());
        FloatBatch.overwrite(optimiserState(), state.optimiser());
        graph.getConfiguration().setIterationCount(Math.toIntExact(step));
    }

    private INDArray optimiserState() {
        return graph.getUpdater().getStateViewArray();
    }

    @Override
    public void close() {
        inputs.values().forEach(FloatBatch::close);
        targets.values().forEach(FloatBatch::close);
        graph.close();
    }
}
