package org.limbeck.network.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense layer of one shape, forward and backward: rows {@code (n, in)}, weights whose memory is {@code (out, in)} in C
 * order. For one thread at a time.
 */
public final class Dense {
    private final boolean hasBias;
    private final Operation forward;
    private final Operation data;
    private final Operation slopes;

    /** @param rectified whether ReLU follows */
    public Dense(long rows, long inputs, long outputs, boolean hasBias, boolean rectified) {
        this.hasBias = hasBias;
        memory.desc source = Layout.plain(rows, inputs);
        memory.desc result = Layout.plain(rows, outputs);
        memory.desc weights = Layout.plain(outputs, inputs);
        memory.desc bias = hasBias ? Layout.plain(outputs) : new memory.desc();
        inner_product_forward.primitive_desc description = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(dnnl.dnnl_forward_training, source, weights, bias, result),
                attributes(rectified),
                OneDnn.engine());
        this.forward = new Operation(new inner_product_forward(description), description)
                .argument(dnnl.DNNL_ARG_SRC, source)
                .argument(dnnl.DNNL_ARG_WEIGHTS, weights)
                .argument(dnnl.DNNL_ARG_DST, result);
        if (hasBias) forward.argument(dnnl.DNNL_ARG_BIAS, bias);
        this.data = data(description, source, weights, result);
        this.slopes = slopes(description, source, weights, bias, result);
    }

    private static primitive_attr attributes(boolean rectified) {
        primitive_attr attributes = Operation.attributes();
        if (rectified) {
            post_ops after = new post_ops();
            after.append_eltwise(1, dnnl.dnnl_eltwise_relu, 0, 0);
            attributes.set_post_ops(after);
        }
        return attributes;
    }

    private static Operation data(
            inner_product_forward.primitive_desc forward, memory.desc source, memory.desc weights, memory.desc result) {
        inner_product_backward_data.primitive_desc backward = new inner_product_backward_data.primitive_desc(
                new inner_product_backward_data.desc(source, weights, result),
                Operation.attributes(),
                OneDnn.engine(),
                forward);
        return new Operation(new inner_product_backward_data(backward), backward)
                .argument(dnnl.DNNL_ARG_DIFF_DST, result)
                .argument(dnnl.DNNL_ARG_WEIGHTS, weights)
                .argument(dnnl.DNNL_ARG_DIFF_SRC, source);
    }

    private Operation slopes(
            inner_product_forward.primitive_desc forward,
            memory.desc source,
            memory.desc weights,
            memory.desc bias,
            memory.desc result) {
        inner_product_backward_weights.primitive_desc backward = new inner_product_backward_weights.primitive_desc(
                new inner_product_backward_weights.desc(source, weights, bias, result),
                Operation.attributes(),
                OneDnn.engine(),
                forward);
        Operation operation = new Operation(new inner_product_backward_weights(backward), backward)
                .argument(dnnl.DNNL_ARG_SRC, source)
                .argument(dnnl.DNNL_ARG_DIFF_DST, result)
                .argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, weights);
        return hasBias ? operation.argument(dnnl.DNNL_ARG_DIFF_BIAS, bias) : operation;
    }

    /** {@code y = x w^T + b}, rectified if so made. @param b null without bias */
    public void forward(INDArray x, INDArray w, INDArray b, INDArray y) {
        if (hasBias) forward.bind(dnnl.DNNL_ARG_BIAS, b);
        forward.bind(dnnl.DNNL_ARG_SRC, x)
                .bind(dnnl.DNNL_ARG_WEIGHTS, w)
                .bind(dnnl.DNNL_ARG_DST, y)
                .run();
    }

    /** Slopes by the input. @param dy by the result before rectification */
    public void backwardData(INDArray dy, INDArray w, INDArray dx) {
        data.bind(dnnl.DNNL_ARG_DIFF_DST, dy)
                .bind(dnnl.DNNL_ARG_WEIGHTS, w)
                .bind(dnnl.DNNL_ARG_DIFF_SRC, dx)
                .run();
    }

    /** Slopes by weights and bias, summed over rows. @param db null without bias */
    public void backwardWeights(INDArray x, INDArray dy, INDArray dw, INDArray db) {
        if (hasBias) slopes.bind(dnnl.DNNL_ARG_DIFF_BIAS, db);
        slopes.bind(dnnl.DNNL_ARG_SRC, x)
                .bind(dnnl.DNNL_ARG_DIFF_DST, dy)
                .bind(dnnl.DNNL_ARG_DIFF_WEIGHTS, dw)
                .run();
    }
}
