package org.limbeck.distill.loss;

import java.util.Arrays;
import org.limbeck.distill.schedule.Matching;

/**
 * The loss of one example in double precision, on plain arrays: {@code alpha * matching + (1 - alpha) * label
 * cross-entropy} with its gradient in the logits ({@code docs/theory.md}, section 7). Holds
 * scratch space: one instance serves one thread. Cost {@code O(d)} an example.
 */
final class ExampleLoss {
    private final Matching matching;
    private final double temperature;
    private final double alpha;
    private final int d;
    private final double[] student;
    private final double[] teacher;

    ExampleLoss(Matching matching, double temperature, double alpha, int d) {
        this.matching = matching;
        this.temperature = temperature;
        this.alpha = alpha;
        this.d = d;
        this.student = new double[d];
        this.teacher = new double[d];
    }

    /**
     * The loss of example {@code i}.
     *
     * @param logits {@code n x d}
     * @param labels {@code n x 2d}: teacher logits, then one-hot; for {@code d = 1} a teacher logit, then 0 or 1
     * @param gradient {@code n x d}, row {@code i} is overwritten; null when not wanted
     */
    double at(double[] logits, double[] labels, int i, double[] gradient) {
        if (gradient != null) Arrays.fill(gradient, i * d, (i + 1) * d, 0);
        double loss = 0;
        // A weight of zero leaves its term out, so that it may hold anything: labels-only training has no teacher.
        if (alpha > 0) loss += alpha * match(logits, labels, i, gradient);
        if (alpha < 1) loss += (1 - alpha) * label(logits, labels, i, gradient);
        return loss;
    }

    private double match(double[] logits, double[] labels, int i, double[] gradient) {
        if (matching == Matching.MSE) return squared(logits, labels, i, gradient);
        return d == 1 ? binaryDivergence(logits, labels, i, gradient) : divergence(logits, labels, i, gradient);
    }

    private double squared(double[] logits, double[] labels, int i, double[] gradient) {
        double sum = 0;
        for (int c = 0; c < d; c++) {
            double difference = logits[i * d + c] - labels[2 * i * d + c];
            sum += difference * difference;
            if (gradient != null) gradient[i * d + c] += alpha * 2 * difference / d;
        }
        return sum / d;
    }

    private double divergence(double[] logits, double[] labels, int i, double[] gradient) {
        logSoftmax(logits, i * d, temperature, student);
        logSoftmax(labels, 2 * i * d, temperature, teacher);
        double sum = 0;
        for (int c = 0; c < d; c++) {
            double p = Math.exp(teacher[c]);
            // 0 log 0 = 0, also where the logarithm has left the finite numbers.
            if (p > 0) sum += p * (teacher[c] - student[c]);
            if (gradient != null) gradient[i * d + c] += alpha * temperature * (Math.exp(student[c]) - p);
        }
        return temperature * temperature * sum;
    }

    private double binaryDivergence(double[] logits, double[] labels, int i, double[] gradient) {
        double f = logits[i] / temperature;
        double g = labels[2 * i] / temperature;
        double p = sigmoid(g);
        double q = sigmoid(-g);
        double sum = (p > 0 ? p * (softplus(-f) - softplus(-g)) : 0) + (q > 0 ? q * (softplus(f) - softplus(g)) : 0);
        if (gradient != null) gradient[i] += alpha * temperature * (sigmoid(f) - p);
        return temperature * temperature * sum;
    }

    private double label(double[] logits, double[] labels, int i, double[] gradient) {
        if (d == 1) {
            double y = labels[2 * i + 1];
            double f = logits[i];
            if (gradient != null) gradient[i] += (1 - alpha) * (sigmoid(f) - y);
            return y * softplus(-f) + (1 - y) * softplus(f);
        }
        logSoftmax(logits, i * d, 1, student);
        double sum = 0;
        for (int c = 0; c < d; c++) {
            double y = labels[(2 * i + 1) * d + c];
            if (y != 0) sum -= y * student[c];
            if (gradient != null) gradient[i * d + c] += (1 - alpha) * (Math.exp(student[c]) - y);
        }
        return sum;
    }

    /** {@code out = log softmax(z / tau)} of {@code z} at {@code offset}; the maximum is taken out first. */
    private void logSoftmax(double[] z, int offset, double tau, double[] out) {
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < d; c++) max = Math.max(max, z[offset + c]);
        double sum = 0;
        for (int c = 0; c < d; c++) {
            out[c] = (z[offset + c] - max) / tau;
            sum += Math.exp(out[c]);
        }
        double logSum = Math.log(sum);
        for (int c = 0; c < d; c++) out[c] -= logSum;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
