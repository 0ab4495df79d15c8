package org.limbeck.network.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution of one shape, forward and backward, its images shared among threads. Images are {@code (n, h, w, c)},
 * weights {@code (out, in/groups, kh, kw)}, all in C order. For one calling thread.
 */
public final class Convolution {
    private final Parts<ConvolutionPart> parts;
    private final PartialSums weightGradients;
    private final PartialSums biasGradients;

    public Convolution(ConvolutionShape shape) {
        this.parts = Parts.of(shape.images(), images -> new ConvolutionPart(shape, images));
        this.weightGradients = new PartialSums(parts.count(), Layout.count(shape.weights()));
        this.biasGradients = shape.bias() ? new PartialSums(parts.count(), shape.outputs()) : null;
    }

    /** {@code y = w * x + b}, rectified if the shape says so. @param b null without bias */
    public void forward(INDArray x, INDArray w, INDArray b, INDArray y) {
        parts.each(part -> part.forward(x, w, b, y));
    }

    /** Gradients by the input. @param dy by the result before rectification */
    public void backwardData(INDArray dy, INDArray w, INDArray dx) {
        parts.each(part -> part.backwardData(dy, w, dx));
    }

    /** Gradients by weights and bias, summed over images. @param db null without bias */
    public void backwardWeights(INDArray x, INDArray dy, INDArray dw, INDArray db) {
        Parts.run(parts.count(), index -> parts.part(index)
                .backwardWeights(
                        x,
                        dy,
                        weightGradients.share(index, dw),
                        biasGradients == null ? null : biasGradients.share(index, db)));
        weightGradients.collect(dw);
        if (biasGradients != null) biasGradients.collect(db);
    }
}
