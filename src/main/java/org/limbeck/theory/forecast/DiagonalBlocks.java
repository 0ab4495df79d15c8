package org.limbeck.theory.forecast;

/** Small symmetric positive definite blocks, each factored in place by Cholesky. */
final class DiagonalBlocks {
    private final double[] factors;
    private final int side;
    private final double trace;

    private DiagonalBlocks(double[] factors, int side, double trace) {
        this.factors = factors;
        this.side = side;
        this.trace = trace;
    }

    /**
     * {@code O(blocks side^3)}.
     *
     * @param blocks one after the other, each {@code side x side}; taken over
     */
    static DiagonalBlocks of(double[] blocks, int side) {
        double trace = 0;
        for (int at = 0; at < blocks.length; at += side * side) {
            for (int k = 0; k < side; k++) trace += blocks[at + k * side + k];
            factor(blocks, at, side);
        }
        return new DiagonalBlocks(blocks, side, trace);
    }

    private static void factor(double[] a, int at, int side) {
        for (int j = 0; j < side; j++) {
            for (int i = j; i < side; i++) {
                double sum = a[at + i * side + j];
                for (int k = 0; k < j; k++) sum -= a[at + i * side + k] * a[at + j * side + k];
                a[at + i * side + j] = i == j ? Math.sqrt(sum) : sum / a[at + j * side + j];
            }
        }
    }

    /** Sum of the diagonals of the blocks as given. */
    double trace() {
        return trace;
    }

    /**
     * Solves with each block, in place.
     *
     * @param rightSides {@code blocks side x columns}, row-major
     */
    void solve(double[] rightSides, int columns) {
        int count = factors.length / (side * side);
        for (int block = 0; block < count; block++) {
            int at = block * side * side;
            for (int column = 0; column < columns; column++) {
                int first = block * side * columns + column;
                forward(rightSides, at, first, columns);
                backward(rightSides, at, first, columns);
            }
        }
    }

    private void forward(double[] x, int at, int first, int step) {
        for (int i = 0; i < side; i++) {
            double sum = x[first + i * step];
            for (int k = 0; k < i; k++) sum -= factors[at + i * side + k] * x[first + k * step];
            x[first + i * step] = sum / factors[at + i * side + i];
        }
    }

    private void backward(double[] x, int at, int first, int step) {
        for (int i = side - 1; i >= 0; i--) {
            double sum = x[first + i * step];
            for (int k = i + 1; k < side; k++) sum -= factors[at + k * side + i] * x[first + k * step];
            x[first + i * step] = sum / factors[at + i * side + i];
        }
    }
}
