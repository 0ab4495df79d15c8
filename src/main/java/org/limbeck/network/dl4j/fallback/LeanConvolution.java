package org.limbeck.network.dl4j.fallback;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution with identity activation, whose backward pass does not repeat the forward pass: DL4J recomputes it
 * for the activation's derivative, which is 1 here. Saves a quarter of the arithmetic.
 */
public final class LeanConvolution extends ConvolutionLayer {
    private static final long serialVersionUID = 1L;

    /** For reading a stored configuration. */
    public LeanConvolution() {}

    LeanConvolution(ConvolutionLayer.Builder builder) {
        super(builder);
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

    private static final class Running extends org.deeplearning4j.nn.layers.convolution.ConvolutionLayer {
        private static final long serialVersionUID = 1L;

        Running(NeuralNetConfiguration settings, DataType type) {
            super(settings, type);
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            assertInputSet(true);
            ConvolutionLayer layer = layerConf();
            return helper.backpropGradient(
                    input,
                    getParam(ConvolutionParamInitializer.WEIGHT_KEY),
                    hasBias() ? getParam(ConvolutionParamInitializer.BIAS_KEY) : null,
                    epsilon,
                    layer.getKernelSize(),
                    layer.getStride(),
                    layer.getPadding(),
                    gradientViews.get(ConvolutionParamInitializer.BIAS_KEY),
                    gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY),
                    layer.getActivationFn(),
                    layer.getCudnnAlgoMode(),
                    layer.getCudnnBwdFilterAlgo(),
                    layer.getCudnnBwdDataAlgo(),
                    convolutionMode,
                    layer.getDilation(),
                    layer.getCnn2dDataFormat(),
                    memory);
        }
    }
}
