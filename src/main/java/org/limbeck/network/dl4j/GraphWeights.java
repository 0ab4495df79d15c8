package org.limbeck.network.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.limbeck.network.Architecture;
import org.limbeck.network.Architectures;
import org.limbeck.network.Network;
import org.limbeck.network.Node;
import org.limbeck.network.dl4j.fallback.NodeCompiler;
import org.limbeck.numeric.Tensor;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Moves numbers between a {@link Network} and the DL4J graph compiled from its architecture. Layouts differ: DL4J keeps
 * dense weights as {@code (in, out)}, depthwise ones as {@code (kh, kw, in, out/in)} and grouped ones by group. Both
 * directions copy exactly; single precision comes back bit for bit.
 */
public final class GraphWeights {
    private GraphWeights() {}

    /**
     * Writes all parameters and running statistics of a network into a graph, rounded to the graph's precision.
     *
     * @throws org.limbeck.base.UserError when the network is incomplete or does not fit, naming the node
     */
    public static void load(ComputationGraph graph, Network network) {
        Architectures.requireComplete(network);
        for (Node node : network.architecture().nodes()) {
            for (Slot slot : slots(graph, node)) {
                slot.write(network.parameter(node.name(), slot.parameter()));
            }
        }
    }

    /** A copy of all parameters and running statistics, in the graph's precision. */
    public static Network extract(ComputationGraph graph, Architecture architecture) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        Architectures.parameterShapes(architecture)
                .forEach(
                        (key, shape) -> parameters.put(key, empty(graph.params().dataType(), shape)));
        for (Node node : architecture.nodes()) {
            for (Slot slot : slots(graph, node)) {
                slot.read(parameters.get(node.name() + "/" + slot.parameter()));
            }
        }
        return new Network(architecture, parameters);
    }

    private static Tensor empty(DataType type, int[] shape) {
        int size = Tensor.sizeOf(shape);
        return type == DataType.DOUBLE ? Tensor.of(new double[size], shape) : Tensor.of(new float[size], shape);
    }

    private static List<Slot> slots(ComputationGraph graph, Node node) {
        List<Slot> slots = new ArrayList<>();
        if (node instanceof Node.Dense dense) {
            Layer layer = graph.getLayer(node.name());
            slots.add(new Slot("W", layer.getParam("W").transpose(), 0));
            if (dense.bias()) slots.add(new Slot("b", layer.getParam("b"), 0));
        } else if (node instanceof Node.Convolution convolution) {
            addConvolution(slots, graph, convolution);
        } else if (node instanceof Node.BatchNorm) {
            Layer layer = graph.getLayer(node.name());
            slots.add(new Slot("gain", layer.getParam("gamma"), 0));
            slots.add(new Slot("offset", layer.getParam("beta"), 0));
            slots.add(new Slot("mean", layer.getParam("mean"), 0));
            slots.add(new Slot("variance", layer.getParam("var"), 0));
        }
        return slots;
    }

    private static void addConvolution(List<Slot> slots, ComputationGraph graph, Node.Convolution node) {
        if (graph.getVertex(node.name()).hasLayer()) {
            Layer layer = graph.getLayer(node.name());
            INDArray weights = layer.getParam("W");
            boolean depthwise = layer.conf().getLayer() instanceof DepthwiseConvolution2D;
            slots.add(new Slot("W", depthwise ? weights.permute(2, 3, 0, 1) : weights, 0));
            if (node.bias()) slots.add(new Slot("b", layer.getParam("b"), 0));
            return;
        }
        for (int group = 0; group < node.groups(); group++) {
            Layer layer = graph.getLayer(NodeCompiler.groupName(node, group));
            INDArray weights = layer.getParam("W");
            slots.add(new Slot("W", weights, group * (int) weights.length()));
            if (node.bias()) slots.add(new Slot("b", layer.getParam("b"), group * node.outputs() / node.groups()));
        }
    }

    /**
     * A parameter, or one group's part of it.
     *
     * @param array view of DL4J's array with the axes of the exchange format
     * @param offset where it begins in the exchange array
     */
    private record Slot(String parameter, INDArray array, int offset) {
        void write(Tensor all) {
            int end = offset + (int) array.length();
            try (INDArray copy = array.dataType() == DataType.DOUBLE
                    ? Nd4j.create(Arrays.copyOfRange(all.doubles(), offset, end), array.shape(), 'c')
                    : Nd4j.create(Arrays.copyOfRange(all.floats(), offset, end), array.shape(), 'c')) {
                array.assign(copy);
            }
        }

        void read(Tensor all) {
            int length = (int) array.length();
            try (INDArray copy = array.dup('c')) {
                if (copy.dataType() == DataType.DOUBLE) {
                    System.arraycopy(copy.data().asDouble(), 0, all.doubles(), offset, length);
                } else {
                    System.arraycopy(copy.data().asFloat(), 0, all.floats(), offset, length);
                }
            }
        }
    }
}
