package org.limbeck.numeric;

import java.util.Arrays;
import java.util.Objects;

/**
 * A dense array of any rank in C order on the Java heap, in single or double precision: what is read from and written
 * to {@code .npy} files and passed between packages. The arrays are shared, not copied; nobody writes to them after
 * handing them over.
 */
public sealed interface Tensor {
    /** Sizes by axis, outermost first; empty for a scalar. */
    int[] shape();

    Precision precision();

    /** The element at a flat C-order index. */
    double get(int index);

    /** All elements in C order; the array itself when already single precision. */
    float[] floats();

    /** All elements in C order; the array itself when already double precision. */
    double[] doubles();

    default int size() {
        return sizeOf(shape());
    }

    default int rank() {
        return shape().length;
    }

    /** {@code (count, shape)}: that of several examples. */
    static int[] batchShape(int count, int... shape) {
        int[] batch = new int[shape.length + 1];
        batch[0] = count;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return batch;
    }

    /** Product of the axis sizes. @throws ArithmeticException past 2^31 - 1 elements */
    static int sizeOf(int... shape) {
        int size = 1;
        for (int axis : shape) size = Math.multiplyExact(size, axis);
        return size;
    }

    static Tensor of(float[] values, int... shape) {
        return new Floats(shape, values);
    }

    static Tensor of(double[] values, int... shape) {
        return new Doubles(shape, values);
    }

    /** Single precision. */
    record Floats(int[] shape, float[] floats) implements Tensor {
        public Floats {
            requireSize(shape, floats.length);
        }

        @Override
        public Precision precision() {
            return Precision.FLOAT32;
        }

        @Override
        public double get(int index) {
            return floats[index];
        }

        @Override
        public double[] doubles() {
            double[] wide = new double[floats.length];
            for (int i = 0; i < wide.length; i++) wide[i] = floats[i];
            return wide;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Floats that
                    && Arrays.equals(shape, that.shape)
                    && Arrays.equals(floats, that.floats);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(shape), Arrays.hashCode(floats));
        }

        @Override
        public String toString() {
            return "float32" + Arrays.toString(shape);
        }
    }

    /** Double precision. */
    record Doubles(int[] shape, double[] doubles) implements Tensor {
        public Doubles {
            requireSize(shape, doubles.length);
        }

        @Override
        public Precision precision() {
            return Precision.FLOAT64;
        }

        @Override
        public double get(int index) {
            return doubles[index];
        }

        @Override
        public float[] floats() {
            float[] narrow = new float[doubles.length];
            for (int i = 0; i < narrow.length; i++) narrow[i] = (float) doubles[i];
            return narrow;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Doubles that
                    && Arrays.equals(shape, that.shape)
                    && Arrays.equals(doubles, that.doubles);
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(shape), Arrays.hashCode(doubles));
        }

        @Override
        public String toString() {
            return "float64" + Arrays.toString(shape);
        }
    }

    private static void requireSize(int[] shape, int length) {
        if (sizeOf(shape) != length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + length + " elements");
        }
    }
}
