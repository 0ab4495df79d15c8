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

    /** {@code A x}. @param x {@code columns} */
    public double[] times(double[] x) {
        double[] product = new double[rows];
        for (int row = 0; row < rows; row++) {
            double even = 0;
            double odd = 0;
            int at = row * columns;
            int i = 0;
            for (; i + 1 < columns; i += 2) {
                even += values[at + i] * x[i];
                odd += values[at + i + 1] * x[i + 1];
            }
            product[row] = even + odd + (i < columns ? values[at + i] * x[i] : 0);
        }
        return product;
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
