package org.limbeck.distill;

import java.util.Arrays;
import org.limbeck.data.Augmentation;
import org.limbeck.data.EpochOrder;
import org.limbeck.data.Examples;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Assembles the minibatch of any step: which examples (a seeded order for each epoch), their augmented inputs, and
 * label rows {@code [teacher logits | one-hot]} by example index. What a step gets depends on seed and step alone,
 * never on the steps before it, so that a resumed training sees the same batches. A last part that fills no batch is
 * left out of its epoch.
 */
final class TrainingBatches implements AutoCloseable {
    private final Examples examples;
    private final int outputs;
    private final int batch;
    private final int stepsPerEpoch;
    private final long seed;
    private final Augmentation augmentation;
    private final FloatBatch inputs;
    private final FloatBatch labels;
    private int orderEpoch = -1;
    private int[] order;

    /** @param outputs logits {@code d}: 1 for two classes */
    TrainingBatches(Examples examples, int outputs, TrainerSettings settings, long seed) {
        this.examples = examples;
        this.outputs = outputs;
        this.batch = Math.min(settings.batch(), examples.count());
        this.stepsPerEpoch = examples.count() / batch;
        this.seed = seed;
        this.augmentation = new Augmentation(examples.shape(), settings.crop(), settings.flip(), seed);
        this.inputs = new FloatBatch(batchShape(batch, examples.shape()));
        this.labels = new FloatBatch(batch, 2L * outputs);
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
        int size = examples.exampleSize();
        int epoch = Math.toIntExact(step / stepsPerEpoch);
        int[] chosen = indices(step);
        for (int i = 0; i < batch; i++) {
            augmentation.apply(examples.inputs(), chosen[i] * size, inputs.values(), i * size, epoch, chosen[i]);
        }
        return inputs.push();
    }

    /**
     * Label rows of a step, {@code (batch, 2d)}; valid until the next call.
     *
     * @param teacherLogits {@code n x d} over the training set; null leaves zeros
     */
    INDArray labels(long step, float[] teacherLogits) {
        int[] chosen = indices(step);
        float[] rows = labels.values();
        Arrays.fill(rows, 0);
        for (int i = 0; i < batch; i++) {
            int row = 2 * outputs * i;
            if (teacherLogits != null) {
                System.arraycopy(teacherLogits, chosen[i] * outputs, rows, row, outputs);
            }
            int label = examples.labels()[chosen[i]];
            if (outputs == 1) rows[row + 1] = label;
            else rows[row + outputs + label] = 1;
        }
        return labels.push();
    }

    /** The label rows last pushed. */
    float[] labelRows() {
        return labels.values();
    }

    @Override
    public void close() {
        inputs.close();
        labels.close();
    }
}
