package org.limbeck.distill.training;

import java.util.Arrays;
import org.limbeck.data.Examples;
import org.limbeck.data.random.EpochOrder;

/**
 * Assembles the minibatch of any step: which examples (a seeded order for each epoch), their augmented inputs (made
 * ahead by {@link InputsAhead}), and label rows {@code [teacher logits | one-hot]} by example index. What a step gets depends on seed and step alone,
 * never on the steps before it, so that a resumed training sees the same batches. A last part that fills no batch is
 * left out of its epoch.
 */
final class TrainingBatches implements AutoCloseable {
    private final Examples examples;
    private final int outputs;
    private final int batch;
    private final int stepsPerEpoch;
    private final long seed;
    private final double smoothing;
    private final InputsAhead ahead;
    private final float[] labelRows;
    private int orderEpoch = -1;
    private int[] order;

    /** @param outputs logits {@code d}: 1 for two classes */
    TrainingBatches(Examples examples, int outputs, TrainerSettings settings, long seed) {
        this.examples = examples;
        this.outputs = outputs;
        this.batch = Math.min(settings.training().batch(), examples.count());
        this.stepsPerEpoch = examples.count() / batch;
        this.seed = seed;
        this.smoothing = settings.training().labelSmoothing();
        this.ahead = new InputsAhead(examples, batch, settings, seed);
        this.labelRows = new float[batch * 2 * outputs];
    }

    int stepsPerEpoch() {
        return stepsPerEpoch;
    }

    /** Whether a step's inputs can differ from the images themselves. */
    boolean augments() {
        return ahead.augments();
    }

    /** Examples in a batch. */
    int size() {
        return batch;
    }

    /** Examples in the training set. */
    int examples() {
        return examples.count();
    }

    /** Indices into the training set of the examples of a step, in the order in which they stand in the batch. */
    int[] indices(long step) {
        int epoch = Math.toIntExact(step / stepsPerEpoch);
        if (epoch != orderEpoch) {
            order = EpochOrder.of(examples.count(), seed, epoch);
            orderEpoch = epoch;
        }
        int first = (int) (step % stepsPerEpoch) * batch;
        return Arrays.copyOfRange(order, first, first + batch);
    }

    /** Network inputs of a step, {@code (batch, shape)}; valid until the next call. */
    float[] inputs(long step) {
        return ahead.of(step);
    }

    /**
     * Label rows of a step, {@code (batch, 2d)}; valid until the next call.
     *
     * @param teacherLogits {@code batch x d}; null leaves zeros
     */
    float[] labels(long step, float[] teacherLogits) {
        int[] chosen = indices(step);
        Arrays.fill(labelRows, 0);
        for (int i = 0; i < batch; i++) {
            int row = 2 * outputs * i;
            if (teacherLogits != null) {
                System.arraycopy(teacherLogits, i * outputs, labelRows, row, outputs);
            }
            label(row + outputs, examples.labels()[chosen[i]]);
        }
        return labelRows;
    }

    /** A label smoothed by {@code s}: {@code (1 - s)} of it, and {@code s} spread evenly over all classes. */
    private void label(int at, int label) {
        double rest = smoothing / Math.max(2, outputs);
        if (outputs == 1) {
            labelRows[at] = (float) ((1 - smoothing) * label + rest);
            return;
        }
        for (int c = 0; c < outputs; c++) labelRows[at + c] = (float) ((c == label ? 1 - smoothing : 0) + rest);
    }

    /** The label rows last made. */
    float[] labelRows() {
        return labelRows;
    }

    @Override
    public void close() {
        ahead.close();
    }
}
