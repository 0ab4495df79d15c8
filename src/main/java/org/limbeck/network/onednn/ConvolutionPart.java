package org.limbeck.network.onednn;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of some of the images, forward and backward. The backward operations are made when they are first asked
 * for. For one thread at a time.
 */
final class ConvolutionPart {
    private final ConvolutionShape shape;
    private final long sourceStart;
    private final long resultStart;
    private final memory.desc source;
    private final memory.desc result;
    private final memory.desc bias;
    private final convolution_forward.primitive_desc description;
    private final Primitive forward;
    private final Weights weights;
    private Primitive data;
    private Weights dataWeights;
    private Primitive gradients;
    private Weights weightGradients;

    ConvolutionPart(ConvolutionShape whole, Range images) {
        ConvolutionShape shape = whole.of(images.count());
        this.sourceStart = images.first() * shape.channels() * shape.height() * shape.width();
        this.resultStart = images.first() * shape.outputs() * shape.rows() * shape.columns();
        this.shape = shape;
        this.source = Layout.channelsLast(shape.images(), shape.channels(), shape.height(), shape.width());
        this.result = Layout.channelsLast(shape.images(), shape.outputs(), shape.rows(), shape.columns());
        this.bias = shape.bias() ? Layout.plain(shape.outputs()) : new memory.desc();
        this.description = new convolution_forward.primitive_desc(
                new convolution_forward.desc(
                        dnnl.dnnl_forward_training,
                        dnnl.dnnl_convolution_direct,
                        source,
                        liked(),
                        bias,
                        result,
                        shape.strides(),
                        shape.margins(),
                        shape.margins()),
                attributes(),
                OneDnn.engine());
        this.forward = new Primitive(new convolution_forward(description), description, shape.filled())
                .argument(dnnl.DNNL_ARG_SRC, source, sourceStart)
                .argument(dnnl.DNNL_ARG_DST, result, resultStart);
        if (shape.bias()) forward.argument(dnnl.DNNL_ARG_BIAS, bias);
        this.weights = Weights.read(forward, dnnl.DNNL_ARG_WEIGHTS, plain(), description.weights_desc());
    }

    private primitive_attr attributes() {
        primitive_attr attributes = Primitive.attributes();
        if (shape.rectified()) {
            post_ops after = new post_ops();
            after.append_eltwise(1, dnnl.dnnl_eltwise_relu, 0, 0);
            attributes.set_post_ops(after);
        }
        return attributes;
    }

    private memory.desc liked() {
        return Layout.free(shape.weights());
    }

    private memory.desc plain() {
        return Layout.plain(shape.weights());
    }

    /** {@code y = w * x + b}, rectified if the shape says so. @param b null without bias */
    void forward(INDArray x, INDArray w, INDArray b, INDArray y) {
        weights.load(w);
        if (shape.bias()) forward.bind(dnnl.DNNL_ARG_BIAS, b);
        forward.bind(dnnl.DNNL_ARG_SRC, x).bind(dnnl.DNNL_ARG_DST, y).run();
    }

    /** Gradients by the input. @param dy by the result before rectification */
    void backwardData(INDArray dy, INDArray w, INDArray dx) {
        if (data == null) makeData();
        dataWeights.load(w);
        data.bind(dnnl.DNNL_ARG_DIFF_DST, dy).bind(dnnl.DNNL_ARG_DIFF_SRC, dx).run();
    }

    private void makeData() {
        convolution_backward_data.primitive_desc backward = new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        dnnl.dnnl_convolution_direct,
                        source,
                        liked(),
                        result,
                        shape.strides(),
                        shape.margins(),
                        shape.margins()),
                Primitive.attributes(),
                OneDnn.engine(),
                description);
        data = new Primitive(new convolution_backward_data(backward), backward, shape.filled())
                .argument(dnnl.DNNL_ARG_DIFF_DST, result, resultStart)
                .argument(dnnl.DNNL_ARG_DIFF_SRC, source, sourceStart);
        dataWeights = Weights.read(data, dnnl.DNNL_ARG_WEIGHTS, plain(), backward.weights_desc());
    }

    /** Gradients by weights and bias, summed over these images. @param db null without bias */
    void backwardWeights(INDArray x, INDArray dy, FloatPointer dw, FloatPointer db) {
        if (gradients == null) makeGradients();
        if (shape.bias()) gradients.bind(dnnl.DNNL_ARG_DIFF_BIAS, db);
        gradients.bind(dnnl.DNNL_ARG_SRC, x).bind(dnnl.DNNL_ARG_DIFF_DST, dy).run();
        weightGradients.store(dw);
    }

    private void makeGradients() {
        convolution_backward_weights.primitive_desc backward = new convolution_backward_weights.primitive_desc(
                new convolution_backward_weights.desc(
                        dnnl.dnnl_convolution_direct,
                        source,
                        liked(),
                        bias,
                        result,
                        shape.strides(),
                        shape.margins(),
                        shape.margins()),
                Primitive.attributes(),
                OneDnn.engine(),
                description);
        gradients = new Primitive(new convolution_backward_weights(backward), backward, shape.filled())
                .argument(dnnl.DNNL_ARG_SRC, source, sourceStart)
                .argument(dnnl.DNNL_ARG_DIFF_DST, result, resultStart);
        if (shape.bias()) gradients.argument(dnnl.DNNL_ARG_DIFF_BIAS, bias);
        weightGradients = Weights.written(gradients, dnnl.DNNL_ARG_DIFF_WEIGHTS, plain(), backward.diff_weights_desc());
    }
}
