package org.limbeck.network.dl4j.fallback;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.limbeck.network.Node;
import org.limbeck.network.Nonlinearity;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.network.dl4j.vertex.ActivationVertex;
import org.limbeck.network.dl4j.vertex.HardSigmoid;
import org.limbeck.network.dl4j.vertex.HardSwish;
import org.limbeck.network.dl4j.vertex.MultiplyVertex;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;

/**
 * Adds one node to a DL4J graph under construction.
 *
 * @param lean whether layers of our own, which know single precision only, replace the slowest of DL4J's
 */
public record NodeCompiler(GraphBuilder graph, List<int[]> inputs, WeightDecay decay, boolean lean)
        implements Node.Visitor<Void> {
    /** Running statistics keep this share of their old value at each step. */
    public static final double RUNNING_DECAY = 0.9;

    @Override
    public Void convolution(Node.Convolution node) {
        int channels = inputs.get(0)[0];
        if (node.groups() == 1) {
            return layer(node, convolution(node, channels, node.outputs()));
        }
        if (node.groups() == channels) return layer(node, depthwise(node, channels));
        return grouped(node, channels / node.groups());
    }

    private Layer convolution(Node.Convolution node, int channels, int outputs) {
        ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(node.kernel(), node.stride(), node.padding());
        builder.convolutionMode(ConvolutionMode.Truncate)
                .nIn(channels)
                .nOut(outputs)
                .hasBias(node.bias())
                .activation(Activation.IDENTITY)
                .cudnnAllowFallback(!lean);
        decay.applyTo(builder);
        return lean ? new LeanConvolution(builder) : builder.build();
    }

    private Layer depthwise(Node.Convolution node, int channels) {
        DepthwiseConvolution2D.Builder builder =
                new DepthwiseConvolution2D.Builder(node.kernel(), node.stride(), node.padding());
        builder.depthMultiplier(node.outputs() / channels)
                .convolutionMode(ConvolutionMode.Truncate)
                .nIn(channels)
                .nOut(node.outputs())
                .hasBias(node.bias())
                .activation(Activation.IDENTITY);
        return decay.applyTo(builder).build();
    }

    /** DL4J has no grouped convolution: split, convolve, merge. */
    private Void grouped(Node.Convolution node, int channels) {
        String[] parts = new String[node.groups()];
        for (int group = 0; group < parts.length; group++) {
            String slice = node.name() + "#in" + group;
            graph.addVertex(
                    slice,
                    new SubsetVertex(group * channels, (group + 1) * channels - 1),
                    node.inputs().get(0));
            parts[group] = groupName(node, group);
            graph.addLayer(parts[group], convolution(node, channels, node.outputs() / node.groups()), slice);
        }
        graph.addVertex(node.name(), new MergeVertex(), parts);
        return null;
    }

    /** The vertex that holds the weights of one group of a grouped convolution. */
    public static String groupName(Node.Convolution node, int group) {
        return node.name() + "#" + group;
    }

    @Override
    public Void dense(Node.Dense node) {
        DenseLayer.Builder builder = new DenseLayer.Builder()
                .nIn(inputs.get(0)[0])
                .nOut(node.outputs())
                .hasBias(node.bias())
                .activation(Activation.IDENTITY);
        return layer(node, decay.applyTo(builder).build());
    }

    @Override
    public Void batchNorm(Node.BatchNorm node) {
        LeanBatchNorm norm = new LeanBatchNorm(inputs.get(0)[0], node.epsilon(), RUNNING_DECAY, decay.normTerms());
        norm.setLean(lean);
        return layer(node, norm);
    }

    @Override
    public Void activation(Node.Activation node) {
        return vertex(node, new ActivationVertex(function(node.function())));
    }

    /** DL4J's form of a function. */
    public static IActivation function(Nonlinearity function) {
        return switch (function) {
            case RELU -> Activation.RELU.getActivationFunction();
            case HARDSWISH -> new HardSwish();
            case HARDSIGMOID -> new HardSigmoid();
            case SIGMOID -> Activation.SIGMOID.getActivationFunction();
            case TANH -> Activation.TANH.getActivationFunction();
            case SOFTPLUS -> Activation.SOFTPLUS.getActivationFunction();
            case IDENTITY -> Activation.IDENTITY.getActivationFunction();
        };
    }

    @Override
    public Void maxPool(Node.MaxPool node) {
        if (!lean) return pool(node, PoolingType.MAX, node.kernel(), node.stride(), node.padding());
        return vertex(node, new MaxPoolVertex(node.kernel(), node.stride(), node.padding()));
    }

    @Override
    public Void averagePool(Node.AveragePool node) {
        int[] padding = node.padding();
        if (padding[0] == 0 && padding[1] == 0) {
            return pool(node, PoolingType.AVG, node.kernel(), node.stride(), padding);
        }
        // oneDNN's derivative leaves padding out of the divisor, unlike its forward pass: pad before pooling.
        String padded = node.name() + "#padded";
        graph.addLayer(
                padded,
                new ZeroPaddingLayer.Builder(padding[0], padding[1]).build(),
                node.inputs().get(0));
        graph.addLayer(
                node.name(), subsampling(PoolingType.AVG, node.kernel(), node.stride(), new int[] {0, 0}), padded);
        return null;
    }

    private Void pool(Node node, PoolingType type, int[] kernel, int[] stride, int[] padding) {
        return layer(node, subsampling(type, kernel, stride, padding));
    }

    private Layer subsampling(PoolingType type, int[] kernel, int[] stride, int[] padding) {
        return new SubsamplingLayer.Builder(type, kernel, stride, padding)
                .convolutionMode(ConvolutionMode.Truncate)
                .avgPoolIncludePadInDivisor(true)
                .cudnnAllowFallback(!lean)
                .build();
    }

    @Override
    public Void globalAveragePool(Node.GlobalAveragePool node) {
        return layer(node, new GlobalPoolingLayer(PoolingType.AVG));
    }

    @Override
    public Void flatten(Node.Flatten node) {
        int[] in = inputs.get(0);
        if (in.length == 1) return vertex(node, new ActivationVertex(Activation.IDENTITY.getActivationFunction()));
        return vertex(node, new PreprocessorVertex(new CnnToFeedForwardPreProcessor(in[1], in[2], in[0])));
    }

    @Override
    public Void add(Node.Add node) {
        return vertex(node, new ElementWiseVertex(ElementWiseVertex.Op.Add));
    }

    @Override
    public Void concat(Node.Concat node) {
        return vertex(node, new MergeVertex());
    }

    @Override
    public Void multiply(Node.Multiply node) {
        return vertex(node, new MultiplyVertex(false));
    }

    @Override
    public Void shortcut(Node.Shortcut node) {
        return vertex(node, new ShortcutVertex(node.stride(), node.channels()));
    }

    private Void layer(Node node, Layer layer) {
        graph.addLayer(node.name(), layer, node.inputs().get(0));
        return null;
    }

    private Void vertex(Node node, org.deeplearning4j.nn.conf.graph.GraphVertex vertex) {
        graph.addVertex(node.name(), vertex, node.inputs().toArray(String[]::new));
        return null;
    }
}
