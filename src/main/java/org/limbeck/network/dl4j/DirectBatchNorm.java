package org.limbeck.network.dl4j;

import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.limbeck.network.onednn.BatchNorm;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Batch normalisation of images {@code (n, h, w, c)} or rows {@code (n, c)} by oneDNN, with a ReLU that follows. */
public final class DirectBatchNorm extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    private Rectifier rectifier = Rectifier.NONE;

    /** For reading a stored configuration. */
    public DirectBatchNorm() {}

    /** @param terms weight decay on gain and offset; empty for none */
    DirectBatchNorm(int channels, double epsilon, double decay, List<Regularization> terms, Rectifier rectifier) {
        setNIn(channels);
        setNOut(channels);
        setEps(epsilon);
        setDecay(decay);
        setUseLogStd(false);
        setRegularization(terms);
        this.rectifier = rectifier;
    }

    public Rectifier getRectifier() {
        return rectifier;
    }

    public void setRectifier(Rectifier rectifier) {
        this.rectifier = rectifier;
    }

    /** DL4J's own never decays; running statistics must not. */
    @Override
    public List<Regularization> getRegularizationByParam(String parameter) {
        return parameter.equals("gamma") || parameter.equals("beta") ? getRegularization() : null;
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

    /** The layer at work; {@link LayerPaths} knows it by this type. */
    static final class Running extends org.deeplearning4j.nn.layers.normalization.BatchNormalization implements Direct {
        private static final long serialVersionUID = 1L;

        private final transient Recent<BatchNorm> made = new Recent<>();

        Running(NeuralNetConfiguration settings, DataType type) {
            super(settings, type);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(input);
            BatchNorm norm = norm(x, training);
            if (!training) {
                norm.mean().put(0, Planes.numbers(getParam("mean")), 0, channels());
                norm.variance().put(0, Planes.numbers(getParam("var")), 0, channels());
            }
            INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), x.shape(), 'c');
            norm.forward(x, getParam("gamma"), getParam("beta"), y);
            return y;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(input);
            BatchNorm norm = norm(x, true);
            INDArray below = memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            Gradient gradient = new DefaultGradient();
            for (String name : new String[] {"gamma", "beta", "mean", "var"}) {
                gradient.setGradientFor(name, gradientViews.get(name));
            }
            norm.backward(
                    x,
                    Planes.ordered(epsilon),
                    getParam("gamma"),
                    below,
                    gradientViews.get("gamma"),
                    gradientViews.get("beta"));
            approach("mean", norm.mean());
            approach("var", norm.variance());
            return new Pair<>(gradient, below);
        }

        /** DL4J subtracts what stands here: {@code running = running - share * (running - batch)}. */
        private void approach(String name, FloatBuffer measured) {
            float share = (float) (1 - layerConf().getDecay());
            FloatBuffer running = Planes.numbers(getParam(name));
            FloatBuffer change = Planes.numbers(gradientViews.get(name));
            for (int i = 0; i < channels(); i++) change.put(i, share * (running.get(i) - measured.get(i)));
        }

        private BatchNorm norm(INDArray x, boolean training) {
            boolean image = x.rank() == 4;
            return made.of(
                    x.shape(),
                    training,
                    () -> new BatchNorm(
                            x.size(0),
                            channels(),
                            image ? x.size(1) : 1,
                            image ? x.size(2) : 1,
                            layerConf().getEps(),
                            ((DirectBatchNorm) layerConf()).rectifier != Rectifier.NONE,
                            training));
        }

        private int channels() {
            return (int) layerConf().getNOut();
        }
    }
}
