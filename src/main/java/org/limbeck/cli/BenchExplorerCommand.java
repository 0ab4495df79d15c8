package org.limbeck.cli;

import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.limbeck.base.UserError;
import org.limbeck.numeric.Matrix;
import org.limbeck.theory.Encoding;
import org.limbeck.theory.Explorer;
import org.limbeck.theory.FactoredKernel;
import org.limbeck.theory.KernelKind;
import org.limbeck.theory.KernelMatrix;
import org.limbeck.theory.Margins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench explorer}: how long a slider waits for complexity, margin loss and bound under a factored kernel. */
@Command(name = "explorer", description = "Time the answers to a slider over teacher checkpoint and temperature")
final class BenchExplorerCommand implements Callable<Integer> {
    private static final int CHECKPOINTS = 8;
    private static final int FEATURES = 64;
    private static final int WARM_UP = 50;

    private final Console console;

    @Option(names = "--n", defaultValue = "1024", description = "examples (default: ${DEFAULT-VALUE})")
    private int n;

    @Option(names = "--outputs", defaultValue = "10", description = "d (default: ${DEFAULT-VALUE})")
    private int d;

    @Option(names = "--questions", defaultValue = "500", description = "default: ${DEFAULT-VALUE}")
    private int questions;

    BenchExplorerCommand(Console console) {
        this.console = console;
    }

    /** What {@code --json} prints; times in milliseconds. */
    record Result(int n, int d, int questions, double factorMillis, double median, double p95, double worst) {}

    @Override
    public Integer call() {
        if (n < 1 || d < 1 || questions < 1 || (long) n * n > Integer.MAX_VALUE) {
            throw new UserError("a size is out of range", "bench explorer", "Give sizes from 1 up, and n up to 46,340");
        }
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
            Result result = new Result(n, d, questions, factor, quantiles[0], quantiles[1], quantiles[2]);
            console.result(result, text(result));
        }
        return 0;
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

    private static String text(Result result) {
        return """
                class-mean kernel, n = %d, d = %d: factored in %.1f ms
                answer to a question, median      %8.2f ms
                answer to a question, 95th of 100 %8.2f ms
                answer to a question, worst       %8.2f ms  (of %d)"""
                .formatted(
                        result.n,
                        result.d,
                        result.factorMillis,
                        result.median,
                        result.p95,
                        result.worst,
                        result.questions);
    }
}
