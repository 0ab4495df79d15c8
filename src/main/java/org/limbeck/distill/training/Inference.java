package org.limbeck.distill.training;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.limbeck.base.JobControl;
import org.limbeck.data.Examples;
import org.limbeck.numeric.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a compiled graph in inference mode over many examples through one reused batch. The last batch is filled up with
 * what stood there before and its surplus is dropped, so that every pass has the same shape: no new workspaces, and an
 * example's logits do not depend on how many others come with it. Same thread as the training.
 */
final class Inference implements AutoCloseable {
    private static final int BATCH = 256;
    /** Larger examples come fewer at a time, so that a pass asks often enough whether to stop. */
    private static final int LARGE_BATCH = 32;

    private static final int LARGE = 4096;

    private final ComputationGraph graph;
    private final int outputs;
    private final int batch;
    private final FloatBatch inputs;

    /** @param shape of one example */
    Inference(ComputationGraph graph, int[] shape, int outputs) {
        this.graph = graph;
        this.outputs = outputs;
        this.batch = Tensor.sizeOf(shape) > LARGE ? LARGE_BATCH : BATCH;
        this.inputs = new FloatBatch(graph.params().dataType(), TrainingBatches.batchShape(batch, shape));
    }

    /** {@code n x d} logits. @throws org.limbeck.base.CancelledException when told to stop between batches */
    float[] logits(Examples examples, JobControl control) {
        int n = examples.count();
        int size = examples.exampleSize();
        float[] logits = new float[n * outputs];
        for (int first = 0; first < n; first += batch) {
            control.checkCancelled();
            int count = Math.min(batch, n - first);
            System.arraycopy(examples.inputs(), first * size, inputs.values(), 0, count * size);
            try (INDArray output = graph.outputSingle(false, inputs.push())) {
                float[] values = output.data().asFloat();
                System.arraycopy(values, 0, logits, first * outputs, count * outputs);
            }
        }
        return logits;
    }

    @Override
    public void close() {
        inputs.close();
    }
}
