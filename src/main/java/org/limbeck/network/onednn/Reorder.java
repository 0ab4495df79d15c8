package org.limbeck.network.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies some of the images between {@code (n, c, h, w)} and {@code (n, h, w, c)}, both in C order. For one thread at a time. */
public final class Reorder {
    private final Primitive operation;

    /** @param images those to work on @param towardsChannelsLast else away from it */
    public Reorder(Range images, long channels, long height, long width, boolean towardsChannelsLast) {
        memory.desc first = Layout.plain(images.count(), channels, height, width);
        memory.desc last = Layout.channelsLast(images.count(), channels, height, width);
        long start = images.first() * channels * height * width;
        memory.desc from = towardsChannelsLast ? first : last;
        memory.desc to = towardsChannelsLast ? last : first;
        reorder.primitive_desc description =
                new reorder.primitive_desc(OneDnn.engine(), from, OneDnn.engine(), to, Primitive.attributes(), false);
        this.operation = new Primitive(new reorder(description), description)
                .argument(dnnl.DNNL_ARG_FROM, from, start)
                .argument(dnnl.DNNL_ARG_TO, to, start);
    }

    public void run(INDArray from, INDArray to) {
        operation.bind(dnnl.DNNL_ARG_FROM, from).bind(dnnl.DNNL_ARG_TO, to).run();
    }
}
