package org.limbeck.theory;

import org.limbeck.numeric.Matrix;

/**
 * A kernel over {@code n} examples of a network with {@code d} outputs.
 *
 * @param matrix {@code nd x nd} for {@link KernelKind#FULL}, else {@code n x n}
 * @param kind which kernel it is
 * @param n examples
 * @param d outputs
 */
public record KernelMatrix(Matrix matrix, KernelKind kind, int n, int d) {
    public KernelMatrix {
        int side = kind == KernelKind.FULL ? n * d : n;
        if (matrix.rows() != side || matrix.columns() != side) {
            throw new IllegalArgumentException(kind.label() + " kernel of n=" + n + ", d=" + d + " must be " + side
                    + " x " + side + ", not " + matrix.rows() + " x " + matrix.columns());
        }
    }

    /** How often the stored matrix stands on the diagonal of the {@code nd x nd} kernel: 1 or {@code d}. */
    public int copies() {
        return kind == KernelKind.FULL ? 1 : d;
    }

    /** {@code Tr K} of the whole {@code nd x nd} kernel. */
    public double trace() {
        double sum = 0;
        for (int i = 0; i < matrix.rows(); i++) sum += matrix.get(i, i);
        return copies() * sum;
    }
}
