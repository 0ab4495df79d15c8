package org.limbeck.network.dl4j;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Node;
import org.limbeck.network.dl4j.direct.DirectNodeCompiler;
import org.limbeck.network.dl4j.fallback.NodeCompiler;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Turns an {@link Architecture} into a DL4J graph that can be trained. Vertices are named like the nodes; convolutions
 * and dense layers have identity activation, so that every nonlinearity is a vertex of its own.
 */
public final class GraphCompiler {
    /** The vertex that reads logits and labels; not a node. */
    public static final String LOSS = "#loss";

    private GraphCompiler() {}

    /**
     * An initialised graph in single precision on the fastest backend here ({@link Backend#preferred}). Its weights are DL4J's own; load a start with {@link GraphWeights}.
     * {@code graph.outputSingle(x)} gives the logits {@code (n, d)} in inference mode (running statistics).
     *
     * <p>Batch normalisation keeps {@code running = 0.9 running + 0.1 batch}, with the batch's biased variance.
     * Training is bit-deterministic for one number of threads ({@link NativeMath}).
     *
     * @param loss reads logits before any activation and labels of any width
     * @param updater optimiser and learning rate
     * @param weightDecay decoupled decay: each step also subtracts {@code learningRate * weightDecay * W} from weights,
     *     never from biases, gains or offsets; 0 for none. DL4J's score then includes {@code weightDecay |W|^2 / 2}
     * @param seed of DL4J's own generator
     * @throws org.limbeck.base.UserError when the architecture does not fit together
     */
    public static ComputationGraph compile(
            Architecture architecture, ILossFunction loss, IUpdater updater, double weightDecay, long seed) {
        return compile(architecture, loss, updater, WeightDecay.onWeights(weightDecay), seed);
    }

    /** The same with any kind of weight decay. */
    public static ComputationGraph compile(
            Architecture architecture, ILossFunction loss, IUpdater updater, WeightDecay decay, long seed) {
        return compile(architecture, loss, updater, decay, seed, Backend.preferred());
    }

    /** As the others, computing as told; inputs and labels must have that backend's precision. */
    public static ComputationGraph compile(
            Architecture architecture,
            ILossFunction loss,
            IUpdater updater,
            WeightDecay decay,
            long seed,
            Backend backend) {
        Map<String, int[]> shapes = Architectures.shapes(architecture);
        NeuralNetConfiguration.Builder settings =
                new NeuralNetConfiguration.Builder().seed(seed).updater(updater).dataType(backend.type());
        GraphBuilder builder = settings.graphBuilder().addInputs(Architecture.INPUT);
        String logits = backend == Backend.DIRECT
                ? addDirect(builder, architecture, shapes, decay)
                : add(builder, architecture, shapes, decay, backend.helped());
        builder.addLayer(
                LOSS,
                new LossLayer.Builder(loss).activation(Activation.IDENTITY).build(),
                logits);
        builder.setOutputs(LOSS);
        ComputationGraph graph = new ComputationGraph(builder.build());
        if (backend.helped()) NativeMath.requireLoaded();
        else NativeMath.withoutHelpers();
        graph.init();
        return graph;
    }

    /** @return the vertex that gives the logits */
    private static String addDirect(
            GraphBuilder builder, Architecture architecture, Map<String, int[]> shapes, WeightDecay decay) {
        DirectNodeCompiler compiler = new DirectNodeCompiler(builder, architecture, shapes, decay);
        for (Node node : architecture.nodes()) node.accept(compiler);
        return compiler.place(architecture.output());
    }

    private static String add(
            GraphBuilder builder,
            Architecture architecture,
            Map<String, int[]> shapes,
            WeightDecay decay,
            boolean lean) {
        for (Node node : architecture.nodes()) {
            List<int[]> inputs = node.inputs().stream().map(shapes::get).toList();
            node.accept(new NodeCompiler(builder, inputs, decay, lean));
        }
        return architecture.output();
    }
}
