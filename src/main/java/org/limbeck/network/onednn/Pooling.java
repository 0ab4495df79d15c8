package org.limbeck.network.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pooling of some of the images {@code (n, h, w, c)}. A maximum remembers in training which value won: the first in row
 * order at a tie; padding never wins. An average divides by the whole window. For one thread at a time.
 */
public final class Pooling {
    /** oneDNN 2.5 on AVX2 takes twenty times as long where channels do not fill its vectors. */
    private static final int LANES = 8;

    /** What becomes of a window. */
    public enum Kind {
        MAXIMUM(dnnl.dnnl_pooling_max),
        AVERAGE(dnnl.dnnl_pooling_avg_include_padding);

        private final int algorithm;

        Kind(int algorithm) {
            this.algorithm = algorithm;
        }
    }

    private final Primitive forward;
    private final Primitive backward;
    private final NarrowMaximum narrow;

    /**
     * @param images all of them, {@code (n, h, w, c)}
     * @param result the same after pooling
     * @param part those to work on
     */
    public Pooling(
            Kind kind,
            long[] images,
            long[] result,
            int[] kernel,
            int[] stride,
            int[] padding,
            boolean training,
            Range part) {
        if (kind == Kind.MAXIMUM && images[3] % LANES != 0) {
            this.narrow = new NarrowMaximum(images, result, kernel, stride, padding, training, part);
            this.forward = null;
            this.backward = null;
            return;
        }
        this.narrow = null;
        memory.desc source = Layout.channelsLast(part.count(), images[3], images[1], images[2]);
        memory.desc pooled = Layout.channelsLast(part.count(), result[3], result[1], result[2]);
        long sourceStart = part.first() * images[1] * images[2] * images[3];
        long pooledStart = part.first() * result[1] * result[2] * result[3];
        long[] window = longs(kernel);
        long[] steps = longs(stride);
        long[] margins = longs(padding);
        pooling_forward.primitive_desc description = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        training ? dnnl.dnnl_forward_training : dnnl.dnnl_forward_inference,
                        kind.algorithm,
                        source,
                        pooled,
                        steps,
                        window,
                        margins,
                        margins),
                Primitive.attributes(),
                OneDnn.engine());
        this.forward = new Primitive(new pooling_forward(description), description)
                .argument(dnnl.DNNL_ARG_SRC, source, sourceStart)
                .argument(dnnl.DNNL_ARG_DST, pooled, pooledStart);
        if (!training) {
            this.backward = null;
            return;
        }
        pooling_backward.primitive_desc back = new pooling_backward.primitive_desc(
                new pooling_backward.desc(kind.algorithm, source, pooled, steps, window, margins, margins),
                Primitive.attributes(),
                OneDnn.engine(),
                description);
        this.backward = new Primitive(new pooling_backward(back), back)
                .argument(dnnl.DNNL_ARG_DIFF_DST, pooled, pooledStart)
                .argument(dnnl.DNNL_ARG_DIFF_SRC, source, sourceStart);
        shareWinners(description.workspace_desc());
    }

    private void shareWinners(memory.desc winners) {
        if (winners.get_size() == 0) return;
        BytePointer memory = Primitive.memory(winners.get_size());
        forward.share(dnnl.DNNL_ARG_WORKSPACE, winners, memory);
        backward.share(dnnl.DNNL_ARG_WORKSPACE, winners, memory);
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    public void forward(INDArray x, INDArray y) {
        if (narrow != null) {
            narrow.forward(x, y);
            return;
        }
        forward.bind(dnnl.DNNL_ARG_SRC, x).bind(dnnl.DNNL_ARG_DST, y).run();
    }

    /** Gradients by the input of the last forward pass in training. */
    public void backward(INDArray dy, INDArray dx) {
        if (narrow != null) {
            narrow.backward(dy, dx);
            return;
        }
        backward.bind(dnnl.DNNL_ARG_DIFF_DST, dy)
                .bind(dnnl.DNNL_ARG_DIFF_SRC, dx)
                .run();
    }
}
