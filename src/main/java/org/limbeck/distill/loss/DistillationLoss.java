package org.limbeck.distill.loss;

import java.util.Objects;
import org.limbeck.distill.schedule.Matching;
import org.limbeck.distill.schedule.StageSetting;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The loss of {@code docs/theory.md}, section 7, as DL4J's output layer asks for it: {@code alpha tau^2 KL(teacher ||
 * student) + (1 - alpha) cross-entropy}, gradient {@code tau (softmax(f/tau) - softmax(g/tau))} of the first term, with
 * the sigmoid analogue for one output. Labels are {@code (n, 2d)}: teacher logits, then one-hot (for {@code d = 1} a
 * teacher logit, then 0 or 1). The output layer's activation must be the identity. Immutable; {@code Trainer} puts
 * another one into the compiled graph when the stage changes. Arithmetic is double whatever the arrays hold.
 */
public final class DistillationLoss implements ILossFunction {
    private static final long serialVersionUID = 1L;

    @JsonProperty
    private final Matching matching;

    @JsonProperty
    private final double temperature;

    @JsonProperty
    private final double alpha;

    /**
     * @param temperature {@code tau > 0}
     * @param alpha weight of the matching term in [0, 1]; at 0 teacher logits are never looked at
     */
    @JsonCreator
    public DistillationLoss(
            @JsonProperty("matching") Matching matching,
            @JsonProperty("temperature") double temperature,
            @JsonProperty("alpha") double alpha) {
        if (!(temperature > 0)) throw new IllegalArgumentException("temperature must be above 0, not " + temperature);
        if (!(alpha >= 0 && alpha <= 1)) throw new IllegalArgumentException("alpha must be in [0, 1], not " + alpha);
        this.matching = Objects.requireNonNull(matching);
        this.temperature = temperature;
        this.alpha = alpha;
    }

    /** The loss that a stage asks for. */
    public static DistillationLoss of(StageSetting setting, Matching matching) {
        return new DistillationLoss(matching, setting.temperature(), setting.usesTeacher() ? setting.alpha() : 0);
    }

    /**
     * An upper mark for the mean loss of a student that knows nothing and answers 0 for every logit; the yardstick by
     * which {@code Trainer} calls a loss exploded. Divergence matching costs it at most {@code tau^2 ln d}, squared
     * matching the teacher's own mean square, of which at least 1 is taken.
     *
     * @param labels {@code n x 2d}
     */
    public double ignorance(float[] labels, int d) {
        double unknowing = Math.log(Math.max(2, d));
        if (matching == Matching.KL) return (alpha * temperature * temperature + 1 - alpha) * unknowing;
        double squares = 0;
        for (int row = 0; row < labels.length; row += 2 * d) {
            for (int c = 0; c < d; c++) squares += labels[row + c] * (double) labels[row + c];
        }
        return alpha * Math.max(1, 2 * squares / labels.length) + (1 - alpha) * unknowing;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double[] each = evaluate(labels, preOutput, activation, mask, null);
        double sum = 0;
        for (double loss : each) sum += loss;
        return average ? sum / each.length : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[] each = evaluate(labels, preOutput, activation, mask, null);
        return Nd4j.create(each, new long[] {each.length, 1}, preOutput.dataType());
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        double[] gradient = new double[Math.toIntExact(preOutput.length())];
        evaluate(labels, preOutput, activation, mask, gradient);
        return Nd4j.create(gradient, preOutput.shape(), preOutput.dataType());
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return "DistillationLoss";
    }

    /** The loss of each example; also the gradient when wanted, {@code n x d}. */
    private double[] evaluate(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, double[] gradient) {
        if (!(activation instanceof ActivationIdentity)) {
            throw new IllegalArgumentException("the output layer must have identity activation, not " + activation);
        }
        if (mask != null) throw new IllegalArgumentException("masks have no meaning here");
        int n = Math.toIntExact(preOutput.size(0));
        int d = Math.toIntExact(preOutput.size(1));
        if (labels.size(0) != n || labels.size(1) != 2L * d) {
            throw new IllegalArgumentException(
                    "labels must be " + n + " x " + 2 * d + ", not " + labels.shapeInfoToString());
        }
        double[] logits = values(preOutput);
        double[] wanted = values(labels);
        ExampleLoss example = new ExampleLoss(matching, temperature, alpha, d);
        double[] each = new double[n];
        for (int i = 0; i < n; i++) each[i] = example.at(logits, wanted, i, gradient);
        return each;
    }

    private static double[] values(INDArray array) {
        // DL4J hands over views in either order; the copy is tiny (n x 2d) and lives in the open workspace, if any.
        try (INDArray copy = array.dup('c')) {
            return copy.data().asDouble();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DistillationLoss that
                && matching == that.matching
                && temperature == that.temperature
                && alpha == that.alpha;
    }

    @Override
    public int hashCode() {
        return Objects.hash(matching, temperature, alpha);
    }

    @Override
    public String toString() {
        return "DistillationLoss(" + matching + ", tau=" + temperature + ", alpha=" + alpha + ")";
    }
}
