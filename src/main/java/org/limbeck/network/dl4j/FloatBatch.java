package org.limbeck.network.dl4j;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One off-heap array that is filled again and again from heap arrays of the same size, so that training touches no fresh
 * memory. The off-heap one may be wider. Owns the off-heap array until closed.
 */
final class FloatBatch implements AutoCloseable {
    private final INDArray array;

    /** @param type {@code FLOAT} or {@code DOUBLE} @param shape of the whole batch, examples first */
    FloatBatch(DataType type, long... shape) {
        this.array = Nd4j.createUninitializedDetached(type, shape);
    }

    /** Copies an array of the same size over, in C order; what is returned is valid until the next push or close. */
    INDArray push(float[] given) {
        if (array.dataType() == DataType.DOUBLE) widen(given);
        else overwrite(array, given);
        return array;
    }

    private void widen(float[] given) {
        if (array.length() != given.length) throw new IllegalArgumentException("do not fit: " + given.length);
        double[] wide = new double[given.length];
        for (int i = 0; i < wide.length; i++) wide[i] = given[i];
        ((DoublePointer) array.data().pointer()).position(0).put(wide, 0, wide.length);
    }

    /** Copies {@code values} over a whole contiguous single-precision array that is no view into another. */
    static void overwrite(INDArray array, float[] values) {
        if (array.length() != values.length || array.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException(values.length + " values do not fit " + array.shapeInfoToString());
        }
        ((FloatPointer) array.data().pointer()).position(0).put(values, 0, values.length);
    }

    @Override
    public void close() {
        array.close();
    }
}
