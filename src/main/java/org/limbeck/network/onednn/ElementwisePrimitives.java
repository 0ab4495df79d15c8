package org.limbeck.network.onednn;

import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums over a part of arrays, whatever their shape. For one thread at a time. */
public final class ElementwisePrimitives {
    private final memory.desc values;
    private final long start;
    private Primitive sum;
    private Primitive rectifiedSum;

    /** @param part of the arrays to work on */
    public ElementwisePrimitives(Range part) {
        this.values = Layout.plain(part.count());
        this.start = part.first();
    }

    /** {@code out = a + b}; {@code out} may be one of them. */
    public void sum(INDArray a, INDArray b, INDArray out) {
        if (sum == null) sum = addition(Primitive.attributes());
        run(sum, a, b, out);
    }

    /** {@code out = max(a + b, 0)}. */
    public void rectifiedSum(INDArray a, INDArray b, INDArray out) {
        if (rectifiedSum == null) {
            post_ops after = new post_ops();
            after.append_eltwise(1, dnnl.dnnl_eltwise_relu, 0, 0);
            primitive_attr attributes = Primitive.attributes();
            attributes.set_post_ops(after);
            rectifiedSum = addition(attributes);
        }
        run(rectifiedSum, a, b, out);
    }

    private Primitive addition(primitive_attr attributes) {
        binary.primitive_desc description = new binary.primitive_desc(
                new binary.desc(dnnl.dnnl_binary_add, values, values, values), attributes, OneDnn.engine());
        return new Primitive(new binary(description), description)
                .argument(dnnl.DNNL_ARG_SRC_0, values, start)
                .argument(dnnl.DNNL_ARG_SRC_1, values, start)
                .argument(dnnl.DNNL_ARG_DST, values, start);
    }

    private static void run(Primitive addition, INDArray a, INDArray b, INDArray out) {
        addition.bind(dnnl.DNNL_ARG_SRC_0, a)
                .bind(dnnl.DNNL_ARG_SRC_1, b)
                .bind(dnnl.DNNL_ARG_DST, out)
                .run();
    }
}
