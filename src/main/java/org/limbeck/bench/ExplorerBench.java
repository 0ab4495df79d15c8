package org.limbeck.bench;

import java.util.SplittableRandom;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.Explorer;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Margins;

/**
 * Times the answers to a slider over teacher checkpoint and temperature under a factored kernel.
 *
 * @param n examples
 * @param d outputs
 * @param questions that are timed
 */
public record ExplorerBench(int n, int d, int questions) {
    private static final int CHECKPOINTS = 8;
    private static final int FEATURES = 64;
    private static final int WARM_UP = 50;

    /** Times in milliseconds. */
    public record Result(int n, int d, int questions, double factorMillis, double median, double p95, double worst) {}

    public Result measure() {
        SplittableRandom random = new SplittableRandom(1);
        KernelMatrix kernel = new KernelMatrix(kernel(random), KernelKind.CLASS_MEAN, n, d);
        float[][] teacher = new float[CHECKPOINTS][];
        for (int s = 0; s < CHECKPOINTS; s++) teacher[s] = logits(random);
        long start = System.nanoTime();
        FactoredKernel factored = FactoredKernel.factor(kernel, 1e-6);
        double factor = (System.nanoTime() - start) / 1e6;
        try (Explorer explorer = new Explorer(factored, teacher, logits(random))) {
            for (int i = 0; i < WARM_UP; i++) answerMillis(explorer, random);
            double[] times = new double[questions];
            for (int i = 0; i < questions; i++) times[i] = answerMillis(explorer, random);
            double[] quantiles = Margins.quantiles(times, 0.5, 0.95, 1);
            return new Result(n, d, questions, factor, quantiles[0], quantiles[1], quantiles[2]);
        }
    }

    /** {@code F F^T + I}: what numbers it holds does not change the time of an answer. */
    private Matrix kernel(SplittableRandom random) {
        double[] features = random.doubles((long) n * FEATURES, -1, 1).toArray();
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? 1 : 0;
                for (int k = 0; k < FEATURES; k++) sum += features[i * FEATURES + k] * features[j * FEATURES + k];
                values[i * n + j] = sum;
                values[j * n + i] = sum;
            }
        }
        return new Matrix(n, n, values);
    }

    private float[] logits(SplittableRandom random) {
        float[] logits = new float[n * d];
        for (int i = 0; i < logits.length; i++) logits[i] = (float) (6 * random.nextDouble() - 3);
        return logits;
    }

    private static double answerMillis(Explorer explorer, SplittableRandom random) {
        Explorer.Question question = new Explorer.Question(
                random.nextInt(explorer.checkpoints()), random.nextDouble(0.5, 10), Encoding.PROBABILITY, 0.1, 0.05);
        long start = System.nanoTime();
        explorer.answer(question);
        return (System.nanoTime() - start) / 1e6;
    }
}
