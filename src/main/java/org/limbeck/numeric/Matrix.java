package org.limbeck.numeric;

/**
 * A dense double-precision matrix on the Java heap, row-major. The array is shared, not copied; nobody writes to it
 * after handing it over.
 */
public record Matrix(int rows, int columns, double[] values) {
    public Matrix {
        if (Math.multiplyExact(rows, columns) != values.length) {
            throw new IllegalArgumentException(
                    rows + " x " + columns + " does not hold " + values.length + " elements");
        }
    }

    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /** A two-dimensional tensor as a matrix, widened when single precision. */
    public static Matrix of(Tensor tensor) {
        int[] shape = tensor.shape();
        if (shape.length != 2) throw new IllegalArgumentException("not a matrix: " + tensor);
        return new Matrix(shape[0], shape[1], tensor.doubles());
    }

    public Tensor toTensor() {
        return Tensor.of(values, rows, columns);
    }
}
