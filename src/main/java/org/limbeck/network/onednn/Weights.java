package org.limbeck.network.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights on their way between their plain order and the one that a primitive likes best. They are few beside the
 * images, so that reordering them at each step costs next to nothing.
 */
final class Weights {
    private final Primitive reordering;

    @SuppressWarnings("UnusedVariable") // keeps the native memory from being freed
    private final Pointer memory;

    private Weights(Primitive reordering, Pointer memory) {
        this.reordering = reordering;
        this.memory = memory;
    }

    /** Weights read by an operation. */
    static Weights read(Primitive operation, int argument, memory.desc plain, memory.desc liked) {
        return of(operation, argument, plain, liked, true);
    }

    /** Weights written by an operation. */
    static Weights written(Primitive operation, int argument, memory.desc plain, memory.desc liked) {
        return of(operation, argument, plain, liked, false);
    }

    private static Weights of(
            Primitive operation, int argument, memory.desc plain, memory.desc liked, boolean towards) {
        Pointer memory = Primitive.memory(liked.get_size());
        operation.share(argument, liked, memory);
        memory.desc from = towards ? plain : liked;
        memory.desc to = towards ? liked : plain;
        reorder.primitive_desc description =
                new reorder.primitive_desc(OneDnn.engine(), from, OneDnn.engine(), to, Primitive.attributes(), false);
        Primitive reordering = new Primitive(new reorder(description), description);
        reordering.argument(towards ? dnnl.DNNL_ARG_FROM : dnnl.DNNL_ARG_TO, plain);
        reordering.share(towards ? dnnl.DNNL_ARG_TO : dnnl.DNNL_ARG_FROM, liked, memory);
        return new Weights(reordering, memory);
    }

    void load(INDArray plain) {
        reordering.bind(dnnl.DNNL_ARG_FROM, plain).run();
    }

    void store(FloatPointer plain) {
        reordering.bind(dnnl.DNNL_ARG_TO, plain).run();
    }
}
