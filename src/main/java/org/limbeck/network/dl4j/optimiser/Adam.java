package org.limbeck.network.dl4j.optimiser;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam as published (Kingma and Ba, 2015, algorithm 1) and as PyTorch has it: {@code W -= rate m^ / (sqrt(v^) +
 * epsilon)} with bias-corrected moments. DL4J's own adds epsilon before the correction, which makes it 30 times larger
 * in the first step and lets weights of small gradients go another way.
 */
public final class Adam extends org.nd4j.linalg.learning.config.Adam {
    private static final long serialVersionUID = 1L;

    /** @param beta1 of the first moment; the second's is 0.999, epsilon 1e-8 */
    public Adam(ISchedule rate, double beta1) {
        super(DEFAULT_ADAM_LEARNING_RATE, beta1, DEFAULT_ADAM_BETA2_VAR_DECAY, DEFAULT_ADAM_EPSILON);
        setLearningRateSchedule(rate);
    }

    @Override
    public GradientUpdater<org.nd4j.linalg.learning.config.Adam> instantiate(INDArray state, boolean initialise) {
        Rule rule = new Rule(this);
        rule.setStateViewArray(state, new long[] {state.length() / 2}, state.ordering(), initialise);
        return rule;
    }

    @Override
    public GradientUpdater<org.nd4j.linalg.learning.config.Adam> instantiate(
            Map<String, INDArray> state, boolean initialise) {
        Rule rule = new Rule(this);
        rule.setState(state, initialise);
        return rule;
    }

    @Override
    public Adam clone() {
        return new Adam(getLearningRateSchedule().clone(), getBeta1());
    }

    /** The rule at work on one block of parameters. */
    private static final class Rule extends AdamUpdater {
        Rule(Adam settings) {
            super(settings);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            org.nd4j.linalg.learning.config.Adam settings = getConfig();
            double correction = Math.sqrt(1 - Math.pow(settings.getBeta2(), iteration + 1));
            Nd4j.exec(new org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater(
                    gradient.reshape(getV().shape()),
                    getV(),
                    getM(),
                    settings.getLearningRate(iteration, epoch),
                    settings.getBeta1(),
                    settings.getBeta2(),
                    settings.getEpsilon() * correction,
                    iteration));
        }
    }
}
