package org.limbeck.distill.training;

import java.util.Arrays;
import org.limbeck.data.Examples;
import org.limbeck.data.random.EpochOrder;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

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
    private final FloatBatch inputs;
    private final FloatBatch labels;
    private int orderEpoch = -1;
    private int[] order;

    /** @param outputs logits {@code d}: 1 for two classes */
    TrainingBatches(Examples examples, int outputs, TrainerSettings settings, long seed) {
        this(examples, outputs, settings, seed, DataType.FLOAT);
    }

    /** @param type of what is handed to the network */
    TrainingBatches(Examples examples, int outputs, TrainerSettings settings, long seed, DataType type) {
        this.examples = examples;
        this.outputs = outputs;
        this.batch = Math.min(settings.training().batch(), examples.count());
        this.stepsPerEpoch = examples.count() / batch;
        this.seed = seed;
        this.smoothing = settings.training().labelSmoothing();
        this.ahead = new InputsAhead(examples, batch, settings, seed);
        this.inputs = new FloatBatch(type, batchShape(batch, examples.shape()));
        this.labels = new FloatBatch(type, batch, 2L * outputs);
    }

    static long[] batchShape(int batch, int[] shape) {
        long[] whole = new long[shape.length + 1];
        whole[0] = batch;
        for (int axis = 0; axis < shape.length; axis++) whole[axis + 1] = shape[axis];
        return whole;
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
    INDArray inputs(long step) {
        return inputs.push(ahead.of(step));
    }

    /**
     * Label rows of a step, {@code (batch, 2d)}; valid until the next call.
     *
     * @param teacherLogits {@code batch x d}; null leaves zeros
     */
    INDArray labels(long step, float[] teacherLogits) {
        int[] chosen = indices(step);
        float[] rows = labels.values();
        Arrays.fill(rows, 0);
        for (int i = 0; i < batch; i++) {
            int row = 2 * outputs * i;
            if (teacherLogits != null) {
                System.arraycopy(teacherLogits, i * outputs, rows, row, outputs);
            }
            label(rows, row + outputs, examples.labels()[chosen[i]]);
        }
        return labels.push();
    }

    /** A label smoothed by {@code s}: {@code (1 - s)} of it, and {@code s} spread evenly over all classes. */
    private void label(float[] rows, int at, int label) {
        double rest = smoothing / Math.max(2, outputs);
        if (outputs == 1) {
            rows[at] = (float) ((1 - smoothing) * label + rest);
            return;
        }
        for (int c = 0; c < outputs; c++) rows[at + c] = (float) ((c == label ? 1 - smoothing : 0) + rest);
    }

    /** The label rows last pushed. */
    float[] labelRows() {
        return labels.values();
    }

    @Override
    public void close() {
        ahead.close();
        inputs.close();
        labels.close();
    }
}
