package org.limbeck.network.dl4j.direct;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.limbeck.network.Architecture;
import org.limbeck.network.Node;
import org.limbeck.network.dl4j.fallback.NodeCompiler;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.network.dl4j.vertex.ActivationVertex;
import org.limbeck.network.dl4j.vertex.ChannelConcat;
import org.limbeck.network.dl4j.vertex.MultiplyVertex;
import org.limbeck.network.onednn.Pooling;
import org.nd4j.linalg.activations.Activation;

/**
 * Adds nodes to a DL4J graph whose layers call oneDNN: images have their channels last from behind the input to where
 * they become rows, and most ReLU nodes are done by the node before them.
 */
public final class DirectNodeCompiler implements Node.Visitor<Void> {
    /** Network inputs with channels last; not a node. */
    private static final String ENTRY = "#channels-last";

    private final GraphBuilder graph;
    private final Map<String, int[]> shapes;
    private final Fusions fusions;
    private final WeightDecay decay;
    private boolean entered;

    /** @param shapes by node */
    public DirectNodeCompiler(
            GraphBuilder graph, Architecture architecture, Map<String, int[]> shapes, WeightDecay decay) {
        this.graph = graph;
        this.shapes = shapes;
        this.fusions = new Fusions(architecture);
        this.decay = decay;
    }

    /** The vertex that gives a node's values. */
    public String place(String node) {
        return fusions.place(node);
    }

    @Override
    public Void convolution(Node.Convolution node) {
        int channels = shape(node)[0];
        ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(node.kernel(), node.stride(), node.padding());
        builder.convolutionMode(ConvolutionMode.Truncate)
                .nIn(channels / node.groups())
                .nOut(node.outputs())
                .hasBias(node.bias())
                .activation(Activation.IDENTITY);
        decay.applyTo(builder);
        return layer(node, new DirectConvolution(builder, node.groups(), fusions.rectifier(node), first(node)));
    }

    @Override
    public Void dense(Node.Dense node) {
        return layer(
                node,
                new DirectDense(
                        shape(node)[0], node.outputs(), node.bias(), decay, fusions.rectifier(node), first(node)));
    }

    @Override
    public Void batchNorm(Node.BatchNorm node) {
        return layer(
                node,
                new DirectBatchNorm(
                        shape(node)[0],
                        node.epsilon(),
                        NodeCompiler.RUNNING_DECAY,
                        decay.normTerms(),
                        fusions.rectifier(node)));
    }

    @Override
    public Void activation(Node.Activation node) {
        if (fusions.contains(node)) return null;
        return vertex(node, new ActivationVertex(NodeCompiler.function(node.function())));
    }

    @Override
    public Void maxPool(Node.MaxPool node) {
        return vertex(
                node,
                new DirectPool(
                        Pooling.Kind.MAXIMUM, node.kernel(), node.stride(), node.padding(), fusions.rectifies(node)));
    }

    @Override
    public Void averagePool(Node.AveragePool node) {
        return vertex(node, new DirectPool(Pooling.Kind.AVERAGE, node.kernel(), node.stride(), node.padding(), false));
    }

    @Override
    public Void globalAveragePool(Node.GlobalAveragePool node) {
        return vertex(node, DirectPool.wholeImage());
    }

    @Override
    public Void flatten(Node.Flatten node) {
        int[] in = shape(node);
        if (in.length == 1) return vertex(node, new ActivationVertex(Activation.IDENTITY.getActivationFunction()));
        if (!node.inputs().get(0).equals(Architecture.INPUT)) return vertex(node, new ReorderVertex(false));
        graph.addVertex(
                node.name(),
                new PreprocessorVertex(new CnnToFeedForwardPreProcessor(in[1], in[2], in[0])),
                Architecture.INPUT);
        return null;
    }

    @Override
    public Void add(Node.Add node) {
        return vertex(node, new DirectSum(fusions.rectifier(node) != Rectifier.NONE));
    }

    @Override
    public Void concat(Node.Concat node) {
        return vertex(node, new ChannelConcat());
    }

    @Override
    public Void multiply(Node.Multiply node) {
        return vertex(node, new MultiplyVertex(true));
    }

    @Override
    public Void shortcut(Node.Shortcut node) {
        return vertex(node, new DirectShortcut(node.stride(), node.channels()));
    }

    private int[] shape(Node node) {
        return shapes.get(node.inputs().get(0));
    }

    private static boolean first(Node node) {
        return node.inputs().get(0).equals(Architecture.INPUT);
    }

    private Void layer(Node node, Layer layer) {
        graph.addLayer(node.name(), layer, source(node.inputs().get(0)));
        return null;
    }

    private Void vertex(Node node, GraphVertex vertex) {
        List<String> inputs = node.inputs().stream().map(this::source).toList();
        graph.addVertex(node.name(), vertex, inputs.toArray(String[]::new));
        return null;
    }

    private String source(String node) {
        if (!node.equals(Architecture.INPUT) || shapes.get(node).length == 1) return fusions.place(node);
        if (!entered) graph.addVertex(ENTRY, new ReorderVertex(true), Architecture.INPUT);
        entered = true;
        return ENTRY;
    }
}
