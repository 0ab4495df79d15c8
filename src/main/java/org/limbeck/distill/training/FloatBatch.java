package org.limbeck.distill.training;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One off-heap array that is filled again and again from a heap array of the same size, so that training touches no
 * fresh memory. The off-heap one may be wider. Owns the off-heap array until closed.
 */
final class FloatBatch implements AutoCloseable {
    private final float[] values;
    private final INDArray array;

    /** In single precision. @param shape of the whole batch, examples first */
    FloatBatch(long... shape) {
        this(DataType.FLOAT, shape);
    }

    /** @param type of the off-heap array, {@code FLOAT} or {@code DOUBLE} */
    FloatBatch(DataType type, long... shape) {
        this.array = Nd4j.createUninitializedDetached(type, shape);
        this.values = new float[Math.toIntExact(array.length())];
    }

    /** The heap side: write here, then {@link #push()}. C order. */
    float[] values() {
        return values;
    }

    /** Copies the heap side over and returns the array; valid until the next push or close. */
    INDArray push() {
        return push(values);
    }

    /** Copies another array of the same size over. */
    INDArray push(float[] given) {
        if (array.dataType() == DataType.DOUBLE) widen(given);
        else overwrite(array, given);
        return array;
    }

    private void widen(float[] given) {
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
