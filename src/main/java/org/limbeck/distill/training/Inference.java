package org.limbeck.distill.training;

import org.limbeck.base.JobControl;
import org.limbeck.data.Examples;
import org.limbeck.network.TrainableNetwork;
import org.limbeck.numeric.Tensor;

/**
 * Runs a network in inference mode over many examples through one reused batch. The last batch is filled up with
 * what stood there before and its surplus is dropped, so that every pass has the same shape: no new memory, and an
 * example's logits do not depend on how many others come with it. Same thread as the training.
 */
final class Inference {
    private static final int BATCH = 256;
    /** Larger examples come fewer at a time, so that a pass asks often enough whether to stop. */
    private static final int LARGE_BATCH = 32;

    private static final int LARGE = 4096;

    private final TrainableNetwork network;
    private final int outputs;
    private final int batch;
    private final float[] inputs;

    /** @param shape of one example */
    Inference(TrainableNetwork network, int[] shape, int outputs) {
        this.network = network;
        this.outputs = outputs;
        this.batch = Tensor.sizeOf(shape) > LARGE ? LARGE_BATCH : BATCH;
        this.inputs = new float[batch * Tensor.sizeOf(shape)];
    }

    /** {@code n x d} logits. @throws org.limbeck.base.CancelledException when told to stop between batches */
    float[] logits(Examples examples, JobControl control) {
        int n = examples.count();
        int size = examples.exampleSize();
        float[] logits = new float[n * outputs];
        for (int first = 0; first < n; first += batch) {
            control.checkCancelled();
            int count = Math.min(batch, n - first);
            System.arraycopy(examples.inputs(), first * size, inputs, 0, count * size);
            System.arraycopy(network.logits(inputs), 0, logits, first * outputs, count * outputs);
        }
        return logits;
    }
}
