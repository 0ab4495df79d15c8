package org.limbeck.network.dl4j.direct;

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
import org.limbeck.network.dl4j.vertex.Planes;
import org.limbeck.network.onednn.BatchNorm;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.regularization.Regularization;

/** Batch normalisation of images {@code (n, h, w, c)} or rows {@code (n, c)} with a ReLU that follows. */
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

    /** The layer at work; {@code LayerPaths} knows it by this type. */
    static final class Running extends org.deeplearning4j.nn.layers.normalization.BatchNormalization implements Direct {
        private static final long serialVersionUID = 1L;

        private final transient Recent<BatchNorm> made = new Recent<>();
        private transient INDArray output;

        Running(NeuralNetConfiguration settings, DataType type) {
            super(settings, type);
        }

        @Override
        public INDArray activate(boolean training, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(input);
            BatchNorm norm = norm(x, training);
            INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), x.shape(), 'c');
            if (training) norm.forward(x, floats("gamma"), floats("beta"), y);
            else norm.infer(x, floats("gamma"), floats("beta"), floats("mean"), floats("var"), y);
            output = training ? y : null;
            return y;
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            INDArray x = Planes.ordered(input);
            BatchNorm norm = norm(x, true);
            INDArray inputGradient =
                    memory.createUninitialized(ArrayType.ACTIVATION_GRAD, x.dataType(), x.shape(), 'c');
            float[] gainGradients = new float[channels()];
            float[] offsetGradients = new float[channels()];
            norm.backward(
                    x, output, Planes.ordered(epsilon), floats("gamma"), inputGradient, gainGradients, offsetGradients);
            output = null;
            Gradient gradient = new DefaultGradient();
            put(gradient, "gamma", gainGradients);
            put(gradient, "beta", offsetGradients);
            put(gradient, "mean", change(floats("mean"), norm.mean()));
            put(gradient, "var", change(floats("var"), norm.variance()));
            return new Pair<>(gradient, inputGradient);
        }

        /** What DL4J subtracts: {@code running = running - share * (running - batch)}. */
        private float[] change(float[] running, float[] measured) {
            float share = (float) (1 - layerConf().getDecay());
            float[] change = new float[running.length];
            for (int i = 0; i < change.length; i++) change[i] = share * (running[i] - measured[i]);
            return change;
        }

        private void put(Gradient gradient, String name, float[] values) {
            INDArray view = gradientViews.get(name);
            Planes.numbers(view).put(values);
            gradient.setGradientFor(name, view);
        }

        private float[] floats(String name) {
            float[] values = new float[channels()];
            Planes.numbers(getParam(name)).get(values);
            return values;
        }

        private BatchNorm norm(INDArray x, boolean training) {
            boolean rectified = ((DirectBatchNorm) layerConf()).rectifier != Rectifier.NONE;
            return made.of(
                    x.shape(),
                    training,
                    () -> new BatchNorm(
                            x.length() / channels(), channels(), layerConf().getEps(), rectified));
        }

        private int channels() {
            return (int) layerConf().getNOut();
        }
    }
}
