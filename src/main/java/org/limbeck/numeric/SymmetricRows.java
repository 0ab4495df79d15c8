package org.limbeck.numeric;

import java.nio.DoubleBuffer;

/**
 * A symmetric matrix that can be read piece by piece, wherever it is kept: what conjugate gradients need of a kernel.
 * Readable by several threads at once.
 */
public interface SymmetricRows {
    /** Rows and columns. */
    int order();

    /**
     * Part of a row, widened to double.
     *
     * @param row from 0
     * @param column first column
     * @param count columns
     * @param target gets them at {@code at}
     */
    void read(int row, int column, int count, DoubleBuffer target, int at);

    /** The diagonal; {@code O(order)} reads. */
    default double[] diagonal() {
        double[] diagonal = new double[order()];
        DoubleBuffer buffer = DoubleBuffer.wrap(diagonal);
        for (int i = 0; i < diagonal.length; i++) read(i, i, 1, buffer, i);
        return diagonal;
    }

    /** These rows times {@code 2^-exponent}; the same rows for exponent 0. */
    default SymmetricRows scaled(int exponent) {
        if (exponent == 0) return this;
        SymmetricRows given = this;
        return new SymmetricRows() {
            @Override
            public int order() {
                return given.order();
            }

            @Override
            public void read(int row, int column, int count, DoubleBuffer target, int at) {
                given.read(row, column, count, target, at);
                for (int i = at; i < at + count; i++) target.put(i, Math.scalb(target.get(i), -exponent));
            }
        };
    }

    /** A matrix on the Java heap; nobody writes to it while it is read. */
    static SymmetricRows of(Matrix matrix) {
        return new SymmetricRows() {
            @Override
            public int order() {
                return matrix.rows();
            }

            @Override
            public void read(int row, int column, int count, DoubleBuffer target, int at) {
                target.duplicate().position(at).put(matrix.values(), row * matrix.columns() + column, count);
            }
        };
    }
}
