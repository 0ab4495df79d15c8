package org.limbeck.network.dl4j.direct;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.limbeck.network.dl4j.vertex.Planes;
import org.limbeck.network.onednn.Convolution;
import org.limbeck.network.onednn.ConvolutionShape;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution that calls oneDNN on images {@code (n, h, w, c)}, with groups, and with a ReLU that follows. Weights are
 * {@code (out, in/groups, kh, kw)}.
 */
public final class DirectConvolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    private int groups = 1;
    private Rectifier rectifier = Rectifier.NONE;
    private boolean first;

    /** For reading a stored configuration. */
    public DirectConvolution() {}

    /**
     * @param builder with inputs by group
     * @param first whether nothing asks for the gradient of its input
     */
    DirectConvolution(ConvolutionLayer.Builder builder, int groups, Rectifier rectifier, boolean first) {
        super(builder);
        this.groups = groups;
        this.rectifier = rectifier;
        this.first = first;
    }

    public int getGroups() {
        return groups;
    }

    public void setGroups(int groups) {
        this.groups = groups;
    }

    public Rectifier getRectifier() {
        return rectifier;
    }

    public void setRectifier(Rectifier rectifier) {
        this.rectifier = rectifier;
    }

    public boolean isFirst() {
        return first;
    }

    public void setFirst(boolean first) {
        this.first = first;
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration settings,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        Running layer = new Running(settings, type);
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(settings, parameters, initialise));
        layer.setConf(settings);
        return layer;
    }

    /** The layer at work; {@code LayerPaths} knows it by this type. */
    static final class Running extends BaseLayer<DirectConvolution> implements Direct {
        private static final long serialVersionUID = 1L;

        private final transient Recent<Convolution> made = new Recent<>();
        private transient INDArray output;

        Running(NeuralNetConfiguration settings, DataType type) {
            super(settings, type);
        }

        @Override
        public boolean isPretrainLayer() {
            return false;
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(input);
            Convolution convolution = convolution(x);
            INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), shape(x).result(), 'c');
            convolution.forward(x, getParam(ConvolutionParamInitializer.WEIGHT_KEY), bias(), y);
            output = training ? y : null;
            return y;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(input);
            Convolution convolution = convolution(x);
            INDArray outputGradient = layerConf().rectifier.inputGradient(output, Planes.ordered(epsilon), memory);
            Gradient gradient = new DefaultGradient();
            INDArray weightGradients = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
            INDArray biasGradients = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
            convolution.backwardWeights(x, outputGradient, weightGradients, biasGradients);
            if (biasGradients != null) gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasGradients);
            gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weightGradients, 'c');
            output = null;
            if (layerConf().first) return new Pair<>(gradient, null);
            INDArray inputGradient =
                    memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            convolution.backwardData(outputGradient, getParam(ConvolutionParamInitializer.WEIGHT_KEY), inputGradient);
            return new Pair<>(gradient, inputGradient);
        }

        private INDArray bias() {
            return layerConf().hasBias() ? getParam(ConvolutionParamInitializer.BIAS_KEY) : null;
        }

        private Convolution convolution(INDArray x) {
            return made.of(x.shape(), true, () -> new Convolution(shape(x)));
        }

        private ConvolutionShape shape(INDArray x) {
            DirectConvolution layer = layerConf();
            return new ConvolutionShape(
                    x.size(0),
                    x.size(3),
                    x.size(1),
                    x.size(2),
                    layer.getNOut(),
                    layer.getKernelSize(),
                    layer.getStride(),
                    layer.getPadding(),
                    layer.groups,
                    layer.hasBias(),
                    layer.rectifier != Rectifier.NONE);
        }
    }
}
