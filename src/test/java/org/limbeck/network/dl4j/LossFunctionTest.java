package org.limbeck.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.limbeck.network.LogitLoss;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A loss over plain arrays, as DL4J sees it. */
class LossFunctionTest {
    private static final IActivation IDENTITY = new ActivationIdentity();
    private static final LossFunction LOSS = new LossFunction(new Weighted());

    /** Of each example, the sum of its logits times its targets. */
    private record Weighted() implements LogitLoss {
        @Override
        public double[] evaluate(double[] logits, double[] targets, int n, double[] gradient) {
            double[] each = new double[n];
            for (int i = 0; i < logits.length; i++) each[i * n / logits.length] += logits[i] * targets[i];
            if (gradient != null) System.arraycopy(targets, 0, gradient, 0, gradient.length);
            return each;
        }
    }

    @Test
    void scoresOfSingleExamplesAddUpToTheWhole() {
        INDArray logits = Nd4j.create(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        INDArray labels = Nd4j.create(new double[][] {{1, 0}, {2, 1}, {0, 3}});
        INDArray each = LOSS.computeScoreArray(labels, logits, IDENTITY, null);
        assertThat(each.shape()).containsExactly(3, 1);
        assertThat(each.data().asDouble()).containsExactly(1, 10, 18);
        assertThat(LOSS.computeScore(labels, logits, IDENTITY, null, false)).isCloseTo(29, within(1e-12));
        assertThat(LOSS.computeScore(labels, logits, IDENTITY, null, true)).isCloseTo(29 / 3.0, within(1e-12));
    }

    @Test
    void singlePrecisionLogitsOfEitherOrderGiveTheSameGradient() {
        INDArray labels = Nd4j.create(new float[][] {{1, 0, 4}, {2, 1, 5}});
        INDArray logits = Nd4j.create(new float[][] {{1, 2, 3}, {4, 5, 6}});
        INDArray before = logits.dup();
        INDArray plain = LOSS.computeGradient(labels, logits, IDENTITY, null);
        INDArray fortran = LOSS.computeGradient(labels.dup('f'), logits.dup('f'), IDENTITY, null);
        assertThat(plain.dataType()).isEqualTo(DataType.FLOAT);
        assertThat(plain).isEqualTo(labels);
        assertThat(fortran).isEqualTo(plain);
        assertThat(logits).as("the logits are only read").isEqualTo(before);
    }

    @Test
    void refusesWhatItCannotMean() {
        INDArray two = Nd4j.create(new double[][] {{1, 2}, {3, 4}});
        INDArray three = Nd4j.create(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThatThrownBy(() -> LOSS.computeScore(two, two, new ActivationSigmoid(), null, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOSS.computeScore(two, three, IDENTITY, null, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LOSS.computeScore(two, two, IDENTITY, two, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
