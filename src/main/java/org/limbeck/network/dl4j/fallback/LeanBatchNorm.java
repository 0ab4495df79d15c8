package org.limbeck.network.dl4j.fallback;

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
import org.limbeck.network.dl4j.LayerPaths;
import org.limbeck.network.dl4j.vertex.Planes;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * Batch normalisation of images in plain Java: two passes over memory forward and two backward, where DL4J's oneDNN path
 * makes a dozen. Results do not depend on the number of threads. Vectors go DL4J's way.
 */
public final class LeanBatchNorm extends BatchNormalization {
    private static final long serialVersionUID = 1L;

    private boolean lean = true;

    /** For reading a stored configuration. */
    public LeanBatchNorm() {}

    /** Without weight decay. */
    LeanBatchNorm(int channels, double epsilon, double decay) {
        this(channels, epsilon, decay, List.of());
    }

    /** @param terms weight decay on gain and offset; empty for none */
    LeanBatchNorm(int channels, double epsilon, double decay, List<Regularization> terms) {
        setNIn(channels);
        setNOut(channels);
        setEps(epsilon);
        setDecay(decay);
        setUseLogStd(false);
        setCudnnAllowFallback(false);
        setRegularization(terms);
    }

    public boolean isLean() {
        return lean;
    }

    /** @param lean false leaves all arithmetic to DL4J */
    public void setLean(boolean lean) {
        this.lean = lean;
        setCudnnAllowFallback(!lean);
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
    public static final class Running extends org.deeplearning4j.nn.layers.normalization.BatchNormalization {
        private static final long serialVersionUID = 1L;

        private transient ChannelMoments batch;

        Running(NeuralNetConfiguration settings, DataType type) {
            super(settings, type);
        }

        @Override
        public INDArray preOutput(INDArray x, TrainingMode mode, LayerWorkspaceMgr memory) {
            if (!usable(x)) return super.preOutput(x, mode, memory);
            Planes in = Planes.reading(x);
            boolean training = mode == TrainingMode.TRAIN;
            ChannelMoments moments = training
                    ? ChannelMoments.measure(in)
                    : new ChannelMoments(floats("mean"), floats("var"), in.images() * in.size());
            if (training) batch = moments;
            INDArray out = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), x.shape(), 'c');
            normalise(in, moments, Planes.writing(out));
            return out;
        }

        private boolean usable(INDArray images) {
            return images.rank() == 4 && ((LeanBatchNorm) layerConf()).lean;
        }

        private void normalise(Planes in, ChannelMoments moments, Planes out) {
            float[] gain = floats("gamma");
            float[] offset = floats("beta");
            double epsilon = layerConf().getEps();
            Planes.forEach(in.channels(), channel -> {
                float factor = (float) (gain[channel] / Math.sqrt(moments.variance()[channel] + epsilon));
                float shift = offset[channel] - moments.mean()[channel] * factor;
                float[] plane = new float[in.size()];
                for (int image = 0; image < in.images(); image++) {
                    in.read(image, channel, plane);
                    for (int i = 0; i < plane.length; i++) plane[i] = factor * plane[i] + shift;
                    out.write(image, channel, plane);
                }
            });
        }

        @Override
        public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr memory) {
            if (!usable(epsilon)) return super.backpropGradient(epsilon, memory);
            INDArray out =
                    memory.createUninitialized(ArrayType.ACTIVATION_GRAD, epsilon.dataType(), input.shape(), 'c');
            float[] gain = floats("gamma");
            float[] gainGradient = new float[gain.length];
            float[] offsetGradient = new float[gain.length];
            Planes x = Planes.reading(input);
            Planes dy = Planes.reading(epsilon);
            Planes dx = Planes.writing(out);
            ChannelMoments moments = batch;
            double stabiliser = layerConf().getEps();
            Planes.forEach(gain.length, channel -> {
                double scale = 1 / Math.sqrt(moments.variance()[channel] + stabiliser);
                NormGradient gradient = NormGradient.of(x, dy, channel, moments.mean()[channel], scale);
                offsetGradient[channel] = (float) gradient.offset();
                gainGradient[channel] = (float) gradient.gain();
                gradient.write(x, dy, dx, channel, gain[channel], moments);
            });
            return new Pair<>(gradients(gainGradient, offsetGradient, moments), out);
        }

        private Gradient gradients(float[] gain, float[] offset, ChannelMoments moments) {
            double share = 1 - layerConf().getDecay();
            Gradient gradient = new DefaultGradient();
            gradient.setGradientFor("gamma", put("gamma", gain));
            gradient.setGradientFor("beta", put("beta", offset));
            // DL4J subtracts these: running = running - share * (running - batch).
            gradient.setGradientFor("mean", put("mean", change(floats("mean"), moments.mean(), share)));
            gradient.setGradientFor("var", put("var", change(floats("var"), moments.variance(), share)));
            return gradient;
        }

        private static float[] change(float[] running, float[] measured, double share) {
            float[] change = new float[running.length];
            for (int i = 0; i < change.length; i++) change[i] = (float) (share * (running[i] - measured[i]));
            return change;
        }

        private INDArray put(String name, float[] values) {
            INDArray view = gradientViews.get(name);
            try (INDArray copy = Nd4j.createFromArray(values)) {
                view.assign(copy.reshape(view.shape()));
            }
            return view;
        }

        private float[] floats(String name) {
            return getParam(name).dup('c').data().asFloat();
        }
    }
}
