package org.limbeck.kernel;

/** Floating-point operations of the matrix products, counted as the forecast and the progress bar count them. */
final class Cost {
    private Cost() {}

    static double product(double m, double n, double k) {
        return 2 * m * n * k;
    }

    /** One tile of a Gram matrix; on the diagonal half of it is computed. */
    static double gram(boolean diagonal, double height, double width, double k) {
        return product(height, width, k) / (diagonal ? 2 : 1);
    }
}
