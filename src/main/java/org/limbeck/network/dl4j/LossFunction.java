package org.limbeck.network.dl4j;

import org.limbeck.network.LogitLoss;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A loss as DL4J's output layer asks for it. That layer's activation must be the identity. Arithmetic is double whatever
 * the arrays hold.
 */
public record LossFunction(LogitLoss loss) implements ILossFunction {
    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double[] each = evaluate(labels, preOutput, activation, mask, null);
        double sum = 0;
        for (double value : each) sum += value;
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
        return loss.getClass().getSimpleName();
    }

    private double[] evaluate(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, double[] gradient) {
        if (!(activation instanceof ActivationIdentity)) {
            throw new IllegalArgumentException("the output layer must have identity activation, not " + activation);
        }
        if (mask != null) throw new IllegalArgumentException("masks have no meaning here");
        int n = Math.toIntExact(preOutput.size(0));
        if (labels.size(0) != n) {
            throw new IllegalArgumentException(n + " logits do not go with labels of " + labels.shapeInfoToString());
        }
        return loss.evaluate(values(preOutput), values(labels), n, gradient);
    }

    private static double[] values(INDArray array) {
        // DL4J hands over views in either order; the copy is tiny (n x 2d) and lives in the open workspace, if any.
        try (INDArray copy = array.dup('c')) {
            return copy.data().asDouble();
        }
    }
}
