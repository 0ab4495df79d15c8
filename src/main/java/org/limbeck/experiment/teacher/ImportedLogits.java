package org.limbeck.experiment.teacher;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.limbeck.base.UserError;
import org.limbeck.data.Examples;
import org.limbeck.experiment.spec.TeacherFile.Values;
import org.limbeck.experiment.training.Accuracy;

/**
 * Whether numbers that another program wrote are the logits of these examples in this order. Probabilities and shuffled
 * rows have the right shape and would teach nonsense without a word, so that both are looked for.
 */
final class ImportedLogits {
    /** As far as the sum of a row of half-precision probabilities strays from 1. */
    private static final double SUM_TOLERANCE = 5e-3;

    /** Gaps below this are not called far, however many examples there are. */
    private static final double FAR = 0.1;

    private static final double DEVIATIONS = 4;

    private ImportedLogits() {}

    /**
     * The logits that the numbers of a file stand for.
     *
     * @param numbers {@code n x d}, finite; not changed
     * @param values what they are said to be, null when nothing is said
     * @throws UserError when they look like something else
     */
    static float[] of(float[] numbers, int outputs, @Nullable Values values, String file) {
        if (values == Values.LOGITS) return numbers;
        int odd = firstWithoutProbabilities(numbers, outputs);
        boolean probabilities = odd < 0 && numbers.length > 0;
        if (values == Values.PROBABILITIES) {
            if (!probabilities) {
                throw new UserError(
                        "row " + odd + " is no probability" + (outputs == 1 ? "" : " distribution"),
                        file,
                        "Leave out values: probabilities, or write probabilities from 0 to 1"
                                + (outputs == 1 ? "" : " that sum to 1 in each row"));
            }
            return logarithms(numbers, outputs, file);
        }
        if (!probabilities) return numbers;
        throw new UserError(
                outputs == 1
                        ? "every number lies between 0 and 1, as probabilities do; logits are expected"
                        : "every row lies between 0 and 1 and sums to 1, as softmax outputs do; logits are expected",
                file,
                "Write the numbers from before the softmax or sigmoid; or say in teacher.yaml values: probabilities to"
                        + " have logits made of them, or values: logits if they are logits all the same");
    }

    /** @return -1 when all rows are probabilities */
    private static int firstWithoutProbabilities(float[] numbers, int outputs) {
        for (int row = 0; row * outputs < numbers.length; row++) {
            double sum = 0;
            for (int k = row * outputs; k < (row + 1) * outputs; k++) {
                if (numbers[k] < 0 || numbers[k] > 1) return row;
                sum += numbers[k];
            }
            if (outputs > 1 && Math.abs(sum - 1) > SUM_TOLERANCE) return row;
        }
        return -1;
    }

    private static float[] logarithms(float[] probabilities, int outputs, String file) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            double p = probabilities[i];
            logits[i] = (float) (outputs == 1 ? Math.log(p / (1 - p)) : Math.log(p));
            if (!Float.isFinite(logits[i])) {
                throw new UserError(
                        "a probability of row " + i / outputs + " is exactly " + (p == 0 ? 0 : 1)
                                + ", which no finite logit gives",
                        file,
                        "Write the numbers from before the softmax or sigmoid");
            }
        }
        return logits;
    }

    /**
     * Compares what the last checkpoint answers with the labels.
     *
     * @throws UserError when rows are likely in another order than the examples
     */
    static void requireOrder(float[] trainLogits, Examples train, float[] testLogits, Examples test, int outputs) {
        double onTrain = Accuracy.of(trainLogits, train.labels(), outputs);
        double onTest = Accuracy.of(testLogits, test.labels(), outputs);
        boolean trainChance = atChance(onTrain, train.labels());
        boolean testChance = atChance(onTest, test.labels());
        if (isFarBelow(onTrain, train.count(), onTest, test.count())) {
            throw otherOrder("training", onTrain, onTest);
        }
        if (trainChance && testChance) throw otherOrder("training and test", onTrain, onTest);
        if (testChance && isFarBelow(onTest, test.count(), onTrain, train.count())) {
            throw otherOrder("test", onTrain, onTest);
        }
    }

    private static UserError otherOrder(String rows, double onTrain, double onTest) {
        return new UserError(
                String.format(
                        Locale.ROOT,
                        "the last checkpoint is right on %.1f %% of the training rows and %.1f %% of the test rows; the %s"
                                + " rows are likely in another order than the examples",
                        100 * onTrain,
                        100 * onTest,
                        rows),
                "checkpoints",
                "Write one row for each example in the order that docs/exchange.md gives, not that of a shuffled loader;"
                        + " or say in teacher.yaml rows: checked");
    }

    /** No better than naming the commonest class, within what chance allows. */
    private static boolean atChance(double accuracy, int[] labels) {
        int[] counts = new int[Arrays.stream(labels).max().orElse(0) + 1];
        for (int label : labels) counts[label]++;
        double commonest = Arrays.stream(counts).max().orElse(0) / (double) Math.max(1, labels.length);
        return accuracy <= commonest + 2 * Math.sqrt(commonest * (1 - commonest) / Math.max(1, labels.length));
    }

    private static boolean isFarBelow(double low, int n, double high, int m) {
        double pooled = (low * n + high * m) / (n + m);
        double deviation = Math.sqrt(pooled * (1 - pooled) * (1.0 / n + 1.0 / m));
        return high - low > Math.max(FAR, DEVIATIONS * deviation);
    }
}
