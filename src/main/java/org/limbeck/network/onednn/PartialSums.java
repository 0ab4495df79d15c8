package org.limbeck.network.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Where threads put their shares of a sum: the first into the result itself, each other into memory of its own, added
 * in order afterwards.
 */
final class PartialSums {
    private final long length;
    private final FloatPointer[] others;

    PartialSums(int parts, long length) {
        this.length = length;
        this.others = new FloatPointer[parts - 1];
        for (int i = 0; i < others.length; i++) {
            others[i] = new FloatPointer(Primitive.memory(length * Float.BYTES)).limit(length);
        }
    }

    /** Memory of a part's share. */
    FloatPointer share(int part, INDArray result) {
        return part == 0 ? new FloatPointer(result.data().addressPointer()) : others[part - 1];
    }

    /** Adds all shares to the first, by ranges in several threads. */
    void collect(INDArray result) {
        if (others.length == 0) return;
        FloatPointer first = new FloatPointer(result.data().addressPointer());
        first.position(0).capacity(length).limit(length);
        FloatBuffer sum = first.asBuffer();
        int threads = others.length + 1;
        Parts.run(threads, part -> {
            Range range = Range.of(length, part, threads);
            float[] total = new float[(int) range.count()];
            float[] share = new float[total.length];
            sum.get((int) range.first(), total);
            for (FloatPointer other : others) {
                other.asBuffer().get((int) range.first(), share);
                for (int i = 0; i < total.length; i++) total[i] += share[i];
            }
            sum.put((int) range.first(), total);
        });
    }
}
