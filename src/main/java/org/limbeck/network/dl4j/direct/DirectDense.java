package org.limbeck.network.dl4j.direct;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.limbeck.network.dl4j.optimiser.WeightDecay;
import org.limbeck.network.dl4j.vertex.Planes;
import org.limbeck.network.onednn.Dense;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense layer that calls oneDNN, with a ReLU that follows. DL4J's own repeats the forward pass in the backward pass and
 * sums the bias's gradients slowly.
 */
public final class DirectDense extends DenseLayer {
    private static final long serialVersionUID = 1L;

    private Rectifier rectifier = Rectifier.NONE;
    private boolean first;

    /** For reading a stored configuration. */
    public DirectDense() {}

    /** @param first whether nothing asks for the gradient of its input */
    DirectDense(int inputs, int outputs, boolean bias, WeightDecay decay, Rectifier rectifier, boolean first) {
        setNIn(inputs);
        setNOut(outputs);
        setHasBias(bias);
        setActivationFn(Activation.IDENTITY.getActivationFunction());
        setRegularization(decay.weightTerms());
        setRegularizationBias(decay.normTerms());
        this.rectifier = rectifier;
        this.first = first;
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
    static final class Running extends BaseLayer<DirectDense> implements Direct {
        private static final long serialVersionUID = 1L;

        private final transient Recent<Dense> made = new Recent<>();
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
            INDArray y = memory.createUninitialized(
                    ArrayType.ACTIVATIONS,
                    x.dataType(),
                    new long[] {x.size(0), layerConf().getNOut()},
                    'c');
            INDArray bias = layerConf().hasBias() ? getParam(DefaultParamInitializer.BIAS_KEY) : null;
            dense(x).forward(x, getParam(DefaultParamInitializer.WEIGHT_KEY), bias, y);
            output = training ? y : null;
            return y;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(input);
            Dense dense = dense(x);
            INDArray outputGradient = layerConf().rectifier.inputGradient(output, Planes.ordered(epsilon), memory);
            output = null;
            Gradient gradient = new DefaultGradient();
            INDArray weightGradients = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
            INDArray biasGradients = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
            dense.backwardWeights(x, outputGradient, weightGradients, biasGradients);
            if (biasGradients != null) gradient.setGradientFor(DefaultParamInitializer.BIAS_KEY, biasGradients);
            gradient.setGradientFor(DefaultParamInitializer.WEIGHT_KEY, weightGradients);
            if (layerConf().first) return new Pair<>(gradient, null);
            INDArray inputGradient =
                    memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            dense.backwardData(outputGradient, getParam(DefaultParamInitializer.WEIGHT_KEY), inputGradient);
            return new Pair<>(gradient, inputGradient);
        }

        private Dense dense(INDArray x) {
            DirectDense layer = layerConf();
            return made.of(
                    x.shape(),
                    true,
                    () -> new Dense(x.size(0), x.size(1), layer.getNOut(), layer.rectifier != Rectifier.NONE));
        }
    }
}
