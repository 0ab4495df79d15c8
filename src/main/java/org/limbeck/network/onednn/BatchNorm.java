package org.limbeck.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of images {@code (n, h, w, c)} of one shape, with ReLU behind it if so made. In training it
 * measures mean and (biased) variance of each channel and keeps them, and where ReLU let through, for the way back. For
 * one thread at a time.
 */
public final class BatchNorm {
    private final boolean training;
    private final Operation forward;
    private final Operation backward;
    private final FloatBuffer mean;
    private final FloatBuffer variance;

    public BatchNorm(
            long images, long channels, long height, long width, double epsilon, boolean rectified, boolean training) {
        this.training = training;
        memory.desc values = Layout.channelsLast(images, channels, height, width);
        memory.desc vector = Layout.plain(channels);
        int flags = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;
        if (rectified) flags |= dnnl.dnnl_fuse_norm_relu;
        int kind = training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference;
        batch_normalization_forward.primitive_desc description = new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(
                        kind, values, (float) epsilon, training ? flags : flags | dnnl.dnnl_use_global_stats),
                Operation.attributes(),
                OneDnn.engine());
        FloatPointer means = new FloatPointer(channels);
        FloatPointer variances = new FloatPointer(channels);
        this.mean = means.asBuffer();
        this.variance = variances.asBuffer();
        this.forward = new Operation(new batch_normalization_forward(description), description)
                .argument(dnnl.DNNL_ARG_SRC, values)
                .argument(dnnl.DNNL_ARG_DST, values)
                .argument(dnnl.DNNL_ARG_SCALE, vector)
                .argument(dnnl.DNNL_ARG_SHIFT, vector)
                .share(dnnl.DNNL_ARG_MEAN, vector, means)
                .share(dnnl.DNNL_ARG_VARIANCE, vector, variances);
        this.backward = training ? backward(description, values, vector, (float) epsilon, flags) : null;
    }

    private Operation backward(
            batch_normalization_forward.primitive_desc description,
            memory.desc values,
            memory.desc vector,
            float epsilon,
            int flags) {
        batch_normalization_backward.primitive_desc back = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(dnnl.dnnl_backward, values, values, epsilon, flags),
                Operation.attributes(),
                OneDnn.engine(),
                description);
        Operation operation = new Operation(new batch_normalization_backward(back), back)
                .argument(dnnl.DNNL_ARG_SRC, values)
                .argument(dnnl.DNNL_ARG_DIFF_DST, values)
                .argument(dnnl.DNNL_ARG_DIFF_SRC, values)
                .argument(dnnl.DNNL_ARG_SCALE, vector)
                .argument(dnnl.DNNL_ARG_SHIFT, vector)
                .argument(dnnl.DNNL_ARG_DIFF_SCALE, vector)
                .argument(dnnl.DNNL_ARG_DIFF_SHIFT, vector)
                .share(dnnl.DNNL_ARG_MEAN, vector, forward.kept(dnnl.DNNL_ARG_MEAN))
                .share(dnnl.DNNL_ARG_VARIANCE, vector, forward.kept(dnnl.DNNL_ARG_VARIANCE));
        memory.desc passed = description.workspace_desc();
        if (passed.get_size() > 0) {
            BytePointer memory = new BytePointer(passed.get_size());
            forward.share(dnnl.DNNL_ARG_WORKSPACE, passed, memory);
            operation.share(dnnl.DNNL_ARG_WORKSPACE, passed, memory);
        }
        return operation;
    }

    /** The batch's mean by channel after a forward pass in training; before one in inference, to be filled. */
    public FloatBuffer mean() {
        return mean;
    }

    /** As {@link #mean}. */
    public FloatBuffer variance() {
        return variance;
    }

    /** {@code y = gain (x - mean) / sqrt(variance + epsilon) + offset}. */
    public void forward(INDArray x, INDArray gain, INDArray offset, INDArray y) {
        forward.bind(dnnl.DNNL_ARG_SRC, x)
                .bind(dnnl.DNNL_ARG_SCALE, gain)
                .bind(dnnl.DNNL_ARG_SHIFT, offset)
                .bind(dnnl.DNNL_ARG_DST, y)
                .run();
    }

    /** Slopes by the input of the last forward pass and by gain and offset. oneDNN wants an offset too, without use. */
    public void backward(
            INDArray x, INDArray dy, INDArray gain, INDArray dx, INDArray gainSlopes, INDArray offsetSlopes) {
        if (!training) throw new IllegalStateException("made for inference");
        backward.bind(dnnl.DNNL_ARG_SRC, x)
                .bind(dnnl.DNNL_ARG_DIFF_DST, dy)
                .bind(dnnl.DNNL_ARG_SCALE, gain)
                .bind(dnnl.DNNL_ARG_SHIFT, gain)
                .bind(dnnl.DNNL_ARG_DIFF_SRC, dx)
                .bind(dnnl.DNNL_ARG_DIFF_SCALE, gainSlopes)
                .bind(dnnl.DNNL_ARG_DIFF_SHIFT, offsetSlopes)
                .run();
    }
}
