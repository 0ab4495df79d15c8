package org.limbeck.network.onednn;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of an array of single precision in C order, from its first number on, without a copy. */
final class ArrayBuffers {
    private ArrayBuffers() {}

    static FloatBuffer floats(INDArray array) {
        FloatPointer start = new FloatPointer(array.data().addressPointer());
        start.position(0).capacity(array.length()).limit(array.length());
        return start.asBuffer();
    }

    /** The bits of its numbers. */
    static IntBuffer ints(INDArray array) {
        IntPointer start = new IntPointer(array.data().addressPointer());
        start.position(0).capacity(array.length()).limit(array.length());
        return start.asBuffer();
    }
}
