package org.limbeck.network.dl4j.optimiser;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Stochastic gradient descent with classical momentum, {@code v = momentum v + g}, {@code W -= rate v}, which DL4J lacks:
 * it has Nesterov's form only. With momentum 0 it is plain gradient descent.
 */
public final class SgdMomentum implements IUpdater {
    private static final long serialVersionUID = 1L;
    private static final String VELOCITY = "V";

    @JsonProperty
    private final ISchedule rate;

    @JsonProperty
    private final double momentum;

    @JsonCreator
    public SgdMomentum(@JsonProperty("rate") ISchedule rate, @JsonProperty("momentum") double momentum) {
        this.rate = rate;
        this.momentum = momentum;
    }

    @Override
    public long stateSize(long parameters) {
        return parameters;
    }

    @Override
    public GradientUpdater<SgdMomentum> instantiate(INDArray state, boolean initialise) {
        Rule rule = new Rule(this);
        rule.setStateViewArray(state, state.shape(), state.ordering(), initialise);
        return rule;
    }

    @Override
    public GradientUpdater<SgdMomentum> instantiate(Map<String, INDArray> state, boolean initialise) {
        Rule rule = new Rule(this);
        rule.setState(state, initialise);
        return rule;
    }

    @Override
    public double getLearningRate(int iteration, int epoch) {
        return rate.valueAt(iteration, epoch);
    }

    @Override
    public boolean hasLearningRate() {
        return true;
    }

    @Override
    public void setLrAndSchedule(double fixed, ISchedule schedule) {
        throw new UnsupportedOperationException("the rate is given once, with the network");
    }

    @Override
    public IUpdater clone() {
        return new SgdMomentum(rate.clone(), momentum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SgdMomentum that && rate == that.rate && momentum == that.momentum;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(momentum);
    }

    /** The rule at work on one block of parameters. */
    private static final class Rule implements GradientUpdater<SgdMomentum> {
        private final SgdMomentum settings;
        private INDArray velocity;

        Rule(SgdMomentum settings) {
            this.settings = settings;
        }

        @Override
        public SgdMomentum getConfig() {
            return settings;
        }

        @Override
        public void setState(Map<String, INDArray> state, boolean initialise) {
            velocity = state.get(VELOCITY);
            if (initialise) velocity.assign(0);
        }

        @Override
        public Map<String, INDArray> getState() {
            return Map.of(VELOCITY, velocity);
        }

        @Override
        public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialise) {
            velocity = view;
            if (initialise) velocity.assign(0);
        }

        @Override
        public void applyUpdater(INDArray gradient, int iteration, int epoch) {
            velocity.muli(settings.momentum).addi(gradient.reshape(velocity.shape()));
            gradient.assign(velocity.reshape(gradient.shape())).muli(settings.getLearningRate(iteration, epoch));
        }
    }
}
